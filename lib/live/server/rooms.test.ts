import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { createRooms } from '#lib/live/server/rooms'

function aMember(mayRead = async () => true) {
  const heard: unknown[] = []
  return {
    heard,
    ended: false,
    mayRead,
    write(bytes: Buffer) {
      heard.push(JSON.parse(/data: (.*)/.exec(bytes.toString())?.[1] ?? ''))
    },
    end() {
      this.ended = true
    },
  }
}

/** @param setting `checkMs: undefined` as in production */
function aDesk(setting: { checkMs?: number | undefined; speakMs?: number } = {}) {
  const { checkMs, speakMs } = { checkMs: 60_000, speakMs: 60_000, ...setting }
  const numbers = { a: { room: 1, revision: 1 }, b: { room: 5, revision: 2 } }
  const state = { down: false, readers: 0, desk: 3 }
  const rooms = createRooms({
    checkMs,
    speakMs,
    readers: () => state.readers,
    newsroom: async () => state.desk,
    async numbers(storyIds) {
      if (state.down) throw new Error('The database is down')
      return Object.entries(numbers).flatMap(([storyId, found]) =>
        storyIds.includes(storyId) ? { storyId, ...found } : [],
      )
    },
  })
  onTestFinished(() => rooms.close())
  return { numbers, state, rooms }
}

describe('a room', () => {
  test('says where it is at once, and again when something changed', async () => {
    const { numbers, rooms } = aDesk()
    const member = aMember()
    await rooms.enter(['a'], () => member)
    numbers.a.room = 2
    rooms.wake('room:a')
    await vi.waitFor(() => expect(member.heard).toHaveLength(2))
    rooms.wake(null) // nothing changed
    rooms.wake('room:b') // nobody follows it
    await vi.waitFor(() =>
      expect(member.heard).toEqual([
        { story: 'a', room: 1, revision: 1, readers: 0 },
        { story: 'a', room: 2, revision: 1, readers: 0 },
      ]),
    )
  })
  test('says when somebody comes or writes, without asking the database, and not again', async () => {
    const { state, rooms } = aDesk({ speakMs: 20 })
    const member = aMember()
    await rooms.enter(['a'], () => member)
    state.down = true
    rooms.wake('presence:b') // nobody follows it
    rooms.wake('presence:a')
    const numbers = { story: 'a', room: 1, revision: 1, readers: 0 }
    expect(member.heard).toEqual([numbers, { ...numbers, presence: true }])
    await vi.waitFor(() => expect(member.heard.length).toBeGreaterThan(2))
    expect(member.heard[2]).toEqual(numbers)
  })
  test('several share one stream', async () => {
    const { numbers, rooms } = aDesk()
    const member = aMember()
    await rooms.enter(['a', 'b', 'unknown'], () => member)
    numbers.b.revision = 3
    rooms.wake('story:b')
    await vi.waitFor(() => expect(member.heard.at(-1)).toEqual({ story: 'b', room: 5, revision: 3, readers: 0 }))
    rooms.leave(member)
    expect(rooms.members().size).toBe(0)
  })
  test('the newsroom is followed beside them, or alone', async () => {
    const { state, rooms } = aDesk()
    const [both, alone] = [aMember(), aMember()]
    await rooms.enter(['newsroom', 'a'], () => both)
    await rooms.enter(['newsroom'], () => alone)
    expect(alone.heard).toEqual([{ newsroom: 3 }])
    expect(both.heard).toEqual(
      expect.arrayContaining([{ newsroom: 3 }, { story: 'a', room: 1, revision: 1, readers: 0 }]),
    )
    state.desk = 4
    rooms.wake('newsroom')
    await vi.waitFor(() => expect(alone.heard.at(-1)).toEqual({ newsroom: 4 }))
    expect(both.heard.at(-1)).toEqual({ newsroom: 4 })
  })
  test('that does not exist is not opened', async () => {
    const { rooms } = aDesk()
    const open = vi.fn()
    expect(await rooms.enter(['unknown'], open)).toBe(false)
    expect(open).not.toHaveBeenCalled()
  })
  test('says how many read, and says something even where nothing changes', async () => {
    const { state, rooms } = aDesk({ speakMs: 20 })
    const member = aMember()
    await rooms.enter(['a'], () => member)
    state.readers = 12
    rooms.wake(null)
    await vi.waitFor(() =>
      expect(member.heard.filter((word) => (word as { readers: number }).readers === 12).length).toBeGreaterThan(2),
    )
  })
  test('is silent without a database and goes on afterwards', async () => {
    const { numbers, state, rooms } = aDesk()
    const member = aMember()
    await rooms.enter(['a'], () => member)
    state.down = true
    rooms.wake(null)
    await vi.waitFor(() => expect(member.heard).toHaveLength(1))
    state.down = false
    numbers.a.revision = 9
    await vi.waitFor(() => {
      rooms.wake(null)
      expect(member.heard.at(-1)).toMatchObject({ revision: 9 })
    })
  })
})

test('whoever may no longer read is let go within five seconds, however many there are', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  onTestFinished(() => void vi.useRealTimers())
  const { rooms } = aDesk({ checkMs: undefined })
  let asking = 0
  let most = 0
  const members = Array.from({ length: 60 }, () =>
    aMember(async () => {
      asking += 1
      most = Math.max(most, asking)
      await new Promise(setImmediate)
      asking -= 1
      return false
    }),
  )
  for (const member of members) await rooms.enter(['a'], () => member)
  vi.advanceTimersByTime(5_000)
  for (let turn = 0; turn < 60 && members.some(({ ended }) => !ended); turn += 1) await new Promise(setImmediate)
  expect(members.every(({ ended }) => ended)).toBe(true)
  expect(most).toBeGreaterThan(1)
  expect(most).toBeLessThan(10)
})

test('whoever may no longer read is let go; the others stay', async () => {
  const { rooms } = aDesk({ checkMs: 20 })
  let mayRead = true
  const [disabled, other] = [aMember(async () => mayRead), aMember()]
  await rooms.enter(['a'], () => disabled)
  await rooms.enter(['a'], () => other)
  await vi.waitFor(() => expect(rooms.members().size).toBe(2))
  expect(disabled.ended).toBe(false)
  mayRead = false
  await vi.waitFor(() => expect(disabled.ended).toBe(true))
  expect(disabled.heard.at(-1)).toEqual({ out: true })
  expect(other.heard).not.toContainEqual({ out: true })
  expect(other.ended).toBe(false)
})
