import { expect, test } from 'vitest'
import { durationWords } from '#lib/history/durations'

const FROM = '2016-12-19T17:42:00.000Z'
test.each([
  ['2016-12-19T17:42:59.000Z', 'less than a minute'],
  ['2016-12-19T18:02:10.000Z', '20 min'],
  ['2016-12-19T19:42:00.000Z', '2 h'],
  ['2016-12-19T19:47:00.000Z', '2 h 5 min'],
  ['2016-12-21T17:41:00.000Z', '47 h 59 min'],
  ['2016-12-22T18:00:00.000Z', '3 days'],
  // Another machine's clock is behind.
  ['2016-12-19T17:41:00.000Z', 'less than a minute'],
])('until %s: %s', (to, words) => {
  expect(durationWords(FROM, to)).toBe(words)
})
