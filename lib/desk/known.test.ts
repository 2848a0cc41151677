import { describe, expect, test } from 'vitest'
import {
  countWords,
  isUnsourced,
  knownFrom,
  NOTHING_KNOWN,
  recentSources,
  suggestSources,
  typedKnown,
  typedSource,
  withNewSource,
} from '#lib/desk/known'
import type { Source } from '#lib/sources/schema'

const named = (label: string, more: Partial<Source> = {}): Source => ({ type: 'wire', label, ...more })

describe('what is typed', () => {
  test('is sent as it is meant, and an empty source not at all', () => {
    const typed = withNewSource({
      verification: 'disputed',
      sources: [typedSource(named(' Reuters ', { href: 'https://r.test ' }))],
    })
    expect(typed.sources).toHaveLength(2)
    expect(knownFrom(typed)).toEqual({
      verification: 'disputed',
      sources: [{ type: 'wire', label: 'Reuters', href: 'https://r.test' }],
    })
  })

  test('one empty source waits to be typed, however often it is asked for', () => {
    expect(withNewSource(withNewSource(NOTHING_KNOWN)).sources).toHaveLength(1)
  })

  test('a link without a name is sent too: the desk says what is missing', () => {
    const typed = { ...NOTHING_KNOWN, sources: [{ ...typedSource(named('')), href: 'https://r.test' }] }
    expect(knownFrom(typed).sources).toHaveLength(1)
  })

  test('what was said comes back into the form as it was', () => {
    const known = { verification: 'confirmed', sources: [named('AFP', { at: '2026-11-23T18:00:00.000Z' })] } as const
    expect(knownFrom(typedKnown({ ...known, sources: [...known.sources] }))).toEqual(known)
    expect(typedKnown({})).toEqual(NOTHING_KNOWN)
  })
})

describe('the story’s recent sources', () => {
  const recent = recentSources([
    { sources: [named('Interior ministry', { href: 'https://m.test', at: '2026-11-23T18:00:00.000Z' })] },
    {},
    { sources: [named('AFP'), named('interior ministry')] },
  ])

  test('each once, the last named first, without what belongs to another sentence', () => {
    expect(recent.map(({ label }) => label)).toEqual(['Interior ministry', 'AFP'])
    expect(recent[0]).not.toHaveProperty('href')
    expect(recent[0]).not.toHaveProperty('at')
  })

  test('no more than a list can hold', () => {
    expect(recentSources([{ sources: 'abcdefghij'.split('').map((label) => named(label)) }])).toHaveLength(6)
  })

  test.each([
    ['', ['Interior ministry', 'AFP']],
    ['min', ['Interior ministry']],
    ['AF', ['AFP']],
    ['nobody', []],
  ])('“%s” may mean', (typed, labels) => {
    expect(suggestSources(recent, typed, []).map(({ label }) => label)).toEqual(labels)
  })

  test('who is named already is not offered again', () => {
    expect(suggestSources(recent, '', [typedSource(named('afp'))]).map(({ label }) => label)).toEqual([
      'Interior ministry',
    ])
  })
})

test('the desk is told what several sources count as', () => {
  const known = (...sources: Source[]) => countWords({ verification: 'attributed', sources })
  expect(known(named('AFP'))).toBeNull()
  expect(known(named('AFP'), named('Reuters'))).toBe('2 sources')
  expect(known(named('CNN', { agency: 'AFP' }), named('AFP'))).toBe(
    '2 sources, which count as 1: they repeat one agency',
  )
})

test('what readers see without a source is listed, and nothing else', () => {
  expect(isUnsourced({ state: 'published' })).toBe(true)
  expect(isUnsourced({ state: 'published', sources: [named('AFP')] })).toBe(false)
  for (const state of ['draft', 'retracted', 'moved'] as const) expect(isUnsourced({ state })).toBe(false)
})
