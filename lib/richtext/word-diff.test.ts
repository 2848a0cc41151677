import { describe, expect, test } from 'vitest'
import { diffWords, isUnchanged, type WordPart } from '#lib/richtext/word-diff'

const set = (parts: WordPart[]) =>
  parts.map(({ kind, text }) => (kind === 'same' ? text : kind === 'was' ? `[-${text}-]` : `{+${text}+}`)).join('')

/** The same numbers at every run: a failure can be looked at again. */
function numbers(seed: number) {
  let state = seed
  return (below: number) => {
    state = (state * 48_271) % 2_147_483_647
    return state % below
  }
}

describe('what became of the words', () => {
  test.each([
    ['44 were injured', '44 were killed and 155 injured', '44 were {+killed and 155 +}injured'],
    ['He acted alone.', 'He was off duty.', 'He [-acted alone.-]{+was off duty.+}'],
    ['The same', 'The same', 'The same'],
    ['', 'New', '{+New+}'],
    ['Old', '', '[-Old-]'],
    ['One.', 'One.\n\nTwo.', 'One.\n\n{+Two.+}'],
    ['One. Two.', 'One.', 'One. [-Two.-]'],
    ['Now one. Two.', 'Then one.', '[-Now -]{+Then +}one. [-Two.-]'],
    ['a  b', 'a b', 'a b'],
  ])('%j, then %j', (before, after, expected) => {
    expect(set(diffWords(before, after))).toBe(expected)
  })

  test('any two texts can be read out of it again', () => {
    const next = numbers(7)
    const text = () => Array.from({ length: next(30) }, () => 'the a of 12 Ankara said'.split(' ')[next(6)]).join(' ')
    for (let turn = 0; turn < 300; turn += 1) {
      const [before, after] = [text(), text()]
      const parts = diffWords(before, after)
      const read = (kind: WordPart['kind']) =>
        parts
          .filter((part) => part.kind === 'same' || part.kind === kind)
          .flatMap(({ text }) => text.trim().split(/\s+/))
          .join(' ')
      expect([read('was'), read('now')]).toEqual([before, after])
      expect(isUnchanged(parts)).toBe(before === after)
    }
  })

  test('two long texts of few words take no noticeable time', () => {
    const long = (word: string) => Array.from({ length: 3_000 }, (_, place) => (place % 9 ? 'the' : `${word}${place}`))
    const began = performance.now()
    diffWords(long('a').join(' '), long('b').join(' '))
    expect(performance.now() - began).toBeLessThan(2_000)
  })
})
