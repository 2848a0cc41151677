import { expect, test } from 'vitest'
import { oneAtATime } from '#lib/desk/one-at-a-time'

test('asked for again while it runs, it runs once more, and what was asked last is seen', async () => {
  let asked = 0
  const seen: number[] = []
  let running = 0
  const look = oneAtATime(async () => {
    running += 1
    expect(running).toBe(1)
    const read = asked
    await new Promise((done) => setTimeout(done, 5))
    seen.push(read)
    running -= 1
  })
  const first = look()
  for (asked = 1; asked < 5; asked += 1) void look()
  await first
  expect(seen).toEqual([0, 5])
  await look()
  expect(seen).toHaveLength(3)
})

test('a failure stops nothing', async () => {
  let calls = 0
  const look = oneAtATime(async () => {
    calls += 1
    if (calls === 1) throw new Error('on purpose')
  })
  await expect(look()).rejects.toThrow('on purpose')
  await look()
  expect(calls).toBe(2)
})
