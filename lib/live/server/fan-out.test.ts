import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { createFanOut } from '#lib/live/server/fan-out'

test('never works in the turn it was asked in, and keeps the order of the calls', async () => {
  const fanOut = createFanOut()
  const done: string[] = []
  fanOut.each(
    ['a', 'b'],
    (one) => done.push(one),
    () => done.push('both'),
  )
  fanOut.each(['c'], (one) => done.push(one))
  expect(done).toEqual([])
  await fanOut.settled()
  expect(done).toEqual(['a', 'b', 'both', 'c'])
})

test('lets others in after five milliseconds', async () => {
  const fanOut = createFanOut()
  const busy = () => {
    const until = performance.now() + 0.5
    while (performance.now() < until) turns += 0
  }
  let turns = 0
  let stop = false
  const count = () => {
    turns += 1
    if (!stop) setImmediate(count)
  }
  setImmediate(count)
  fanOut.each(Array.from({ length: 100 }), busy) // 50 ms of work
  await fanOut.settled()
  stop = true
  expect(turns).toBeGreaterThanOrEqual(9)
})

test('means those who were there when it was asked', async () => {
  const fanOut = createFanOut()
  const members = new Set([1])
  const reached: number[] = []
  fanOut.each(members, (one) => reached.push(one))
  members.add(2)
  await wait(5)
  expect(reached).toEqual([1])
})
