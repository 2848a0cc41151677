import { describe, expect, test } from 'vitest'
import { attributionWords, carries } from '#lib/sources/attribution'
import { countIndependent, independenceWords } from '#lib/sources/independent'
import { freezeKnown, knownOf, type Source, Source as SourceSchema } from '#lib/sources/schema'
import { withLabel } from '#lib/sources/words'

const source = (label: string, more: Partial<Source> = {}): Source => ({ type: 'official', label, ...more })

describe('independent sources', () => {
  test.each([
    ['nobody', [], 0],
    ['two', [source('Interior ministry'), source('An eyewitness in Ankara')], 2],
    [
      'two papers that repeat one agency',
      [source('Hürriyet', { agency: 'Reuters' }), source('CNN', { agency: 'REUTERS ' })],
      1,
    ],
    ['a paper and the agency it repeats', [source('CNN', { agency: 'Reuters' }), source('Reuters')], 1],
    ['papers that repeat two agencies', [source('CNN', { agency: 'Reuters' }), source('BBC', { agency: 'AFP' })], 2],
    ['one named twice', [source('Anadolu Agency'), source('anadolu agency')], 1],
  ])('%s', (_words, sources, count) => expect(countIndependent(sources)).toBe(count))
})

test('readers are told how many sources stand for themselves', () => {
  const repeating = (label: string) => source(label, { agency: 'Reuters' })
  expect(independenceWords([source('A')])).toBeNull()
  expect(independenceWords([source('A'), source('B')])).toBe('2 sources, each on its own.')
  expect(independenceWords([repeating('A'), repeating('B'), source('C')])).toBe('3 sources that go back to 2.')
})

describe('the attribution', () => {
  const minister = source('Turkish interior minister, press conference')

  test.each([
    ['The gunman was 22.', 'According to Turkish interior minister, press conference'],
    ['The Turkish interior minister says that the gunman was 22.', null],
    // Half a name is not the name.
    ['Turkish police say that the gunman was 22.', 'According to Turkish interior minister, press conference'],
  ])('%s', (text, words) => expect(attributionWords(text, [minister])).toBe(words))

  test('finds a name in whatever case and accents', () => {
    expect(carries('HURRIYET reports shots.', source('Hürriyet'))).toBe(true)
    expect(carries('An ambassador speaks.', source('The'))).toBe(false)
  })

  test('joins several, and those with commas so that each stays one', () => {
    expect(attributionWords('Shots.', [source('Reuters'), source('AFP')])).toBe('According to Reuters and AFP')
    expect(attributionWords('Shots.', [source('A'), source('B'), source('C')])).toBe('According to A, B and C')
    expect(attributionWords('Shots.', [minister, source('AFP')])).toBe(
      'According to Turkish interior minister, press conference; and AFP',
    )
    expect(attributionWords('Reuters reports shots.', [source('Reuters'), source('AFP')])).toBe('According to AFP')
    expect(attributionWords('Shots.', [])).toBeNull()
  })
})

describe('what is frozen', () => {
  test('equal knowledge has one form', () => {
    expect(freezeKnown({ verification: 'attributed', sources: [] })).toEqual({})
    expect(freezeKnown({})).toEqual({})
    expect(
      freezeKnown({ sources: [source('AFP', { href: null, agency: '', at: '2026-11-23T20:51:00+03:00' })] }),
    ).toEqual({ sources: [{ type: 'official', label: 'AFP', at: '2026-11-23T17:51:00.000Z' }] })
    expect(knownOf({})).toEqual({ verification: 'attributed', sources: [] })
  })

  test.each([
    [{ label: '' }, 'Name the source as readers may see it'],
    [{ label: 'x'.repeat(121) }, 'A source is named in 120 characters'],
    [{ href: 'javascript:alert(1)' }, 'The link of a source begins with https:// or http://'],
    [{ href: 'mailto:a@example.test' }, 'The link of a source begins with https:// or http://'],
  ])('%o is refused in a sentence', (wrong, words) => {
    const checked = SourceSchema.safeParse({ ...source('AFP'), ...wrong })
    expect(checked.error?.issues[0]?.message).toBe(words)
  })

  test('nothing confidential has a place in it', () => {
    expect(SourceSchema.safeParse({ ...source('AFP'), identity: 'A name' }).success).toBe(false)
  })
})

test('words that stand alone take the label with them', () => {
  expect(withLabel('Shots.', 'unconfirmed')).toBe('Not yet confirmed: Shots.')
  expect(withLabel('Shots.', 'disputed')).toBe('Disputed: Shots.')
  expect(withLabel('Shots.', 'confirmed')).toBe('Shots.')
  expect(withLabel('Shots.', undefined)).toBe('Shots.')
})
