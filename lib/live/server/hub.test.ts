import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, test, vi } from 'vitest'
import { LINGER_MS } from '#lib/live/server/pace'
import { type AReader, aHub, ENDED_AT, STORY } from '#test/live'

/** Prints and fan-out take a few turns of the event loop. */
const settled = () => wait(15)
const DAY_MS = 86_400_000

describe('a change', () => {
  test('is printed once and sent to everybody', async () => {
    const { change, enter, state } = aHub()
    const readers = [enter(10), enter(10), enter(10)]
    change({ revision: 11 })
    await settled()
    expect(readers.map(({ lists }) => lists)).toEqual([['10-11'], ['10-11'], ['10-11']])
    expect(state.prints).toEqual([10])
  })
  test('that comes during a print is the next message', async () => {
    const { change, enter } = aHub()
    const reader = enter(10)
    change({ revision: 11 })
    change({ revision: 12 })
    await settled()
    change({ revision: 13 })
    await settled()
    expect(reader.lists).toEqual(['10-12', '12-13'])
  })
  test('is not sent to whoever has it: the list was printed after it', async () => {
    const { change, enter, printAhead, state } = aHub()
    const reader = enter(10)
    printAhead(1) // another process published 12, and this one does not know yet
    change({ revision: 11 })
    await settled()
    printAhead(0)
    change({ revision: 12 })
    await settled()
    expect(reader.lists).toEqual(['10-12'])
    expect(state.compared).toBeGreaterThan(0)
  })
  test('goes to a few before the page is printed, and to a crowd after it', async () => {
    const { change, enter, state } = aHub()
    const page = Promise.withResolvers<void>()
    state.page = page.promise
    const few = Array.from({ length: 999 }, () => enter(10))
    change({ revision: 11 })
    await settled()
    expect(few.at(-1)?.lists).toEqual(['10-11'])
    const crowd = [...few, enter(11)]
    change({ revision: 12 })
    change({ revision: 13 })
    await settled()
    expect(crowd.at(-1)?.lists).toEqual([])
    page.resolve()
    await settled()
    expect(crowd.map(({ lists }) => lists.at(-1))).toEqual(crowd.map(() => '11-13'))
  })
  test('whose print fails is sent when one succeeds, and the streams stay', async () => {
    const { change, enter, state } = aHub()
    const reader = enter(10)
    state.down = true
    change({ revision: 11 })
    await settled()
    expect([reader.lists, reader.ended]).toEqual([[], false])
    state.down = false
    await vi.waitFor(() => expect(reader.lists).toEqual(['10-11']))
  })
})

describe('a reader who comes back', () => {
  test('gets one list from their own number', async () => {
    const { enter } = aHub()
    const [late, later, current] = [enter(7), enter(3), enter(10)]
    await settled()
    expect([late.lists, later.lists, current.lists]).toEqual([['7-10'], ['3-10'], []])
  })
  test('with a number between two of this process’s loses and repeats nothing', async () => {
    const { change, enter, printAhead } = aHub()
    enter(10)
    printAhead(1)
    change({ revision: 11 }) // this process prints 10 and then 12
    await settled()
    printAhead(0)
    change({ revision: 12 })
    const fromOther = enter(11) // another process printed 11
    await settled()
    change({ revision: 13 })
    await settled()
    expect(fromOther.lists).toEqual(['11-12', '12-13'])
    expect(fromOther.events).toEqual(['changes epoch-1.12', 'changes epoch-1.13'])
  })
  test('while a message is being printed gets it once', async () => {
    const { change, enter, state } = aHub()
    const first = enter(10)
    const gate = Promise.withResolvers<void>()
    state.gate = gate.promise
    change({ revision: 11 })
    const second = enter(10)
    gate.resolve()
    await settled()
    expect([first.lists, second.lists]).toEqual([['10-11'], ['10-11']])
    expect(state.prints).toEqual([10])
  })
  test('more than fifty changes behind is told to fetch the page', async () => {
    const { change, enter } = aHub({ revision: 100 })
    const [near, far] = [enter(50), enter(49)]
    await settled()
    expect([near.lists, far.lists, far.events]).toEqual([['50-100'], [], ['reset epoch-1.100']])
    change({ revision: 101 })
    await settled()
    expect(far.lists).toEqual(['100-101'])
  })
})

describe('another epoch', () => {
  test('is a reset for everybody, once', async () => {
    const { change, enter } = aHub()
    const readers = [enter(10), enter(10)]
    change({ epoch: 'epoch-2', revision: 4 })
    await settled()
    change({ revision: 5 })
    await settled()
    for (const { events } of readers) expect(events).toEqual(['reset epoch-2.4', 'changes epoch-2.5'])
  })
  test('without the story ends its streams', async () => {
    const { enter, remove, hub } = aHub()
    const reader = enter(10)
    remove()
    await settled()
    expect([reader.events, reader.ended, hub.count(STORY)]).toEqual([['reset'], true, 0])
  })
})

describe('a topic', () => {
  test('that a change does not touch is quiet, and its readers come along', async () => {
    const { change, enter } = aHub({ key: 'topic:world', revision: 10, counted: 10 })
    const reader = enter(10)
    for (let counted = 11; counted <= 80; counted += 1) change({ revision: 10, counted })
    change({ revision: 81, counted: 81 })
    await settled()
    expect(reader.lists).toEqual(['80-81'])
  })
})

describe('the end of coverage', () => {
  test('is sent, and the streams stay for a correction and a reopening', async () => {
    const { change, enter, state } = aHub()
    const reader = enter(10)
    change({ revision: 11, endedAt: ENDED_AT })
    await settled()
    state.time += LINGER_MS - 1
    change({ revision: 12 })
    await settled()
    change({ revision: 13, endedAt: null })
    await settled()
    state.time += DAY_MS
    change({ revision: 14 })
    await settled()
    expect(reader.lists).toEqual(['10-11', '11-12', '12-13', '13-14'])
    expect(reader.ended).toBe(false)
  })
  test('closes the streams ten minutes later, though nothing changes', async () => {
    const { change, enter, hub, state } = aHub()
    const reader = enter(10)
    change({ revision: 11, endedAt: ENDED_AT })
    await settled()
    state.time += LINGER_MS - 1
    void hub.changed()
    await settled()
    expect([reader.events, reader.ended]).toEqual([['changes epoch-1.11'], false])
    state.time += 1
    void hub.changed()
    await settled()
    expect(reader.events).toEqual(['changes epoch-1.11', 'end'])
    expect(reader.written).toContain('data: 300000')
    expect([reader.ended, hub.count(STORY)]).toEqual([true, 0])
  })
  test('closes a stream that lacks something only when it has it', async () => {
    const { change, enter, state } = aHub()
    change({ revision: 11, endedAt: ENDED_AT })
    state.time += LINGER_MS
    const late = enter(10)
    await settled()
    expect([late.events, late.ended]).toEqual([['changes epoch-1.11', 'end'], true])
  })
  test('comes anew with every end', async () => {
    const { change, enter, hub, state } = aHub()
    const reader = enter(10)
    change({ revision: 11, endedAt: ENDED_AT })
    change({ revision: 12, endedAt: null })
    state.time += LINGER_MS
    change({ revision: 13, endedAt: new Date(state.time).toISOString() })
    await settled()
    void hub.changed()
    await settled()
    expect([reader.ended, reader.lists.at(-1)]).toEqual([false, '10-13'])
  })
})

test('whoever left gets nothing and is not counted', async () => {
  const { change, enter, hub } = aHub()
  const [stays, leaves] = [enter(10), enter(10)]
  expect(hub.count(STORY)).toBe(2)
  hub.leave(leaves)
  hub.leave(leaves)
  change({ revision: 11 })
  await settled()
  expect([stays.lists.length, leaves.lists.length, hub.count(STORY)]).toEqual([1, 0, 1])
})

test('numbers on a stream never go back, whatever comes when', async () => {
  const { change, enter, printAhead, state, now } = aHub()
  const readers: AReader[] = []
  for (let step = 0; step < 300; step += 1) {
    const dice = Math.random()
    if (dice < 0.4) change({ revision: now().revision + 1 })
    else if (dice < 0.5) printAhead(Math.round(Math.random() * 2))
    else if (dice < 0.6) state.down = !state.down
    else if (dice < 0.9) readers.push(enter(Math.max(0, now().revision - Math.floor(Math.random() * 60))))
    else await wait(1)
  }
  state.down = false
  printAhead(0)
  change({ revision: now().revision + 3 })
  const last = String(now().revision)
  await vi.waitFor(
    () => {
      for (const reader of readers) expect(reader.events.at(-1)).toMatch(new RegExp(`epoch-1\\.${last}$`))
    },
    { timeout: 3_000 },
  )
  for (const { events, lists } of readers) {
    const ids = events.map((event) => Number(event.split('.')[1]))
    expect(ids).toEqual([...new Set(ids)].sort((a, b) => a - b))
    // Each list begins where the one before it ended: nothing is lost, nothing repeated.
    const ends = lists.map((list) => list.split('-'))
    for (const [i, [after]] of ends.entries())
      if (i > 0 && !events[i]?.startsWith('reset')) expect(ends[i - 1]?.[1]).toBe(after)
  }
})
