import { expect, test } from 'vitest'
import { createReaderCounts, readersOf, shareReaderCounts } from '#lib/live/server/readers'

const MINUTE_MS = 60_000

test('the most of each minute, for an hour', () => {
  let now = 1_000 * MINUTE_MS
  let count = 0
  const counts = createReaderCounts({ storyIds: () => ['a'], count: () => count, now: () => now })
  for (const seen of [3, 7, 5]) {
    count = seen
    counts.look()
  }
  now += 2 * MINUTE_MS
  count = 4
  expect(counts.of('a').now).toBe(4)
  expect(counts.of('a').lastHour.slice(-4)).toEqual([0, 7, 0, 4])
  expect(counts.of('a').lastHour).toHaveLength(60)
  count = 0
  now += 58 * MINUTE_MS
  counts.look()
  expect(counts.of('a').lastHour.every((most) => most === 0)).toBe(true)
})

test('Next’s copy of this module sees the same counts', () => {
  expect(readersOf('a').now).toBe(0)
  shareReaderCounts({ of: () => ({ now: 12, lastHour: [] }) })
  expect(readersOf('a').now).toBe(12)
})
