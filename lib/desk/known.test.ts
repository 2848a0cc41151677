import { describe, expect, test } from 'vitest'
import {
  countWords,
  isUnsourced,
  knownFrom,
  NOTHING_KNOWN,
  recentSources,
  suggestSources,
  TypedKnown,
  timeWords,
  typedKnown,
  typedSource,
  withNewSource,
  withTime,
} from '#lib/desk/known'
import type { Source } from '#lib/sources/schema'

const named = (label: string, more: Partial<Source> = {}): Source => ({ type: 'wire', label, ...more })

describe('when a source said it', () => {
  const zone = 'Europe/Istanbul'
  const now = new Date('2016-12-19T18:14:00Z') // 21:14 there
  const typed = (words: string) => withTime(typedSource(named('AFP')), words, zone, now)

  test.each([
    ['20:05', '2016-12-19T17:05:00.000Z', 'Today, 19 Dec, 20:05'],
    ['23:50', '2016-12-18T20:50:00.000Z', 'Yesterday, 18 Dec, 23:50'],
    ['yesterday 20:05', '2016-12-18T17:05:00.000Z', 'Yesterday, 18 Dec, 20:05'],
    ['2016-12-01 20:05', '2016-12-01T17:05:00.000Z', '1 Dec, 20:05'],
  ])('%s is told by the story’s clock', (words, at, hint) => {
    expect(typed(words).at).toBe(at)
    expect(timeWords(typed(words), zone, now)).toEqual({ value: words, hint, isClear: true })
  })

  test.each(['soon', '25:00'])('%s cannot be read, and the field says how', (words) => {
    expect(typed(words).at).toBeNull()
    expect(timeWords(typed(words), zone, now)).toMatchObject({ value: words, isClear: false })
    expect(timeWords(typed(words), zone, now).hint).toContain('Type a time')
  })

  test('that was said before stands there, and is taken out with its words', () => {
    const source = typedSource(named('AFP', { at: '2016-12-19T17:05:00.000Z' }))
    expect(timeWords(source, zone, now)).toEqual({ value: '20:05', hint: null, isClear: true })
    expect(withTime(source, '', zone, now).at).toBeNull()
    const known = { verification: 'attributed' as const, sources: [source] }
    expect(knownFrom(known).sources[0]?.at).toBe('2016-12-19T17:05:00.000Z')
  })

  test('what was kept before this could be typed is still read', () => {
    const { said: _, ...before } = typedSource(named('AFP'))
    expect(TypedKnown.parse({ verification: 'attributed', sources: [before] }).sources[0]?.said).toBeNull()
  })
})

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
