import { expect, test } from 'vitest'
import { waitWords } from '#lib/desk/wait-words'

test.each([
  [-5_000, 'just now'],
  [59_000, 'just now'],
  [60_000, 'waits 1 min'],
  [59 * 60_000, 'waits 59 min'],
  [60 * 60_000, 'waits 1 h'],
  [96 * 60_000, 'waits 1 h 36 min'],
  [72 * 3_600_000, 'waits 3 days'],
])('%i ms: %s', (ms, words) => {
  expect(waitWords(ms)).toBe(words)
})
