import { expect, test } from 'vitest'
import { createPace, LINGER_MS, restMs } from '#lib/live/server/pace'

test('a few pollers ask every 0.8 s; ten thousand ask every ten seconds', () => {
  let now = 0
  const pace = createPace(() => now)
  expect(pace.ask()).toBe(800)
  let interval = 800
  for (let second = 0; second < 60; second += 1) {
    const asks = Math.round((10_000 / interval) * 1_000)
    for (let i = 0; i < asks; i += 1) {
      now += 1_000 / asks
      interval = pace.ask()
    }
  }
  expect(interval).toBeGreaterThan(9_000)
  expect(interval).toBeLessThan(11_000)
  expect(pace.pollers()).toBeGreaterThan(9_000)
})

test('nobody asks any more: nobody is counted', () => {
  let now = 0
  const pace = createPace(() => now)
  for (let i = 0; i < 100; i += 1) pace.ask()
  now += 5_000
  expect(pace.pollers()).toBeGreaterThan(0)
  now += 5_000
  expect(pace.pollers()).toBe(0)
})

test.each([
  ['before its end', '2016-12-19T19:59:59Z', null],
  ['at its end', '2016-12-19T20:00:00Z', null],
  ['ten minutes later, nearly', '2016-12-19T20:09:59Z', null],
  ['ten minutes later', '2016-12-19T20:10:00Z', 300_000],
  ['a day later, nearly', '2016-12-20T19:59:59Z', 300_000],
  ['a day later', '2016-12-20T20:00:00Z', 3_600_000],
])('readers of a story rest, %s', (_what, time, rest) => {
  expect(restMs('2016-12-19T20:00:00Z', Date.parse(time))).toBe(rest)
})

test('nobody rests while coverage goes on, whatever the time', () => {
  expect(restMs(null, LINGER_MS * 1_000)).toBeNull()
})
