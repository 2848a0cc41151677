import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createFollower } from '#lib/live/client/follow'
import { type ChangeList, createModel, type Step } from '#lib/live/client/model'
import type { Network, Polled } from '#lib/live/client/network'
import type { Member } from '#lib/live/server/channel'
import { parseCursor, place } from '#lib/live/server/cursor'
import type { FanOut } from '#lib/live/server/fan-out'
import { createHub, type Hub } from '#lib/live/server/hub'
import type { Subject } from '#lib/press/catalogue'
import type { ChangeList as PrintedMessage } from '#lib/press/change-list'
import { aStoryInMemory, type StoryInMemory } from '#test/newsroom-in-memory'

const READERS = 200
const CHANGES = 300
/** Everything that was lost is found again by then: the longest pause of a reader is a minute and a half. */
const QUIET_MS = 400_000

beforeEach(() => void vi.useFakeTimers({ now: 0 }))
afterEach(() => void vi.useRealTimers())

/** Mulberry32: the same dice for the same seed, so that a failure can be looked at. */
function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
const atOnce: FanOut = {
  each(to, act, done) {
    for (const one of [...to]) act(one)
    done?.()
  },
  settled: async () => {},
}

/** One server process: the real hub, numbers as it last read them, prints that take their time. */
function aProcess(story: StoryInMemory, random: () => number) {
  let known: Subject = story.subject()
  let hub = newHub()
  let isUp = true
  const streams = new Set<() => void>()

  function newHub(): Hub {
    const pagePrinted = async () => {}
    const parts = { subject: () => known, changes: print, compare, pagePrinted, fanOut: atOnce }
    return createHub({ ...parts, now: () => 0, onSent() {} })
  }

  async function print(_key: string, after: number): Promise<PrintedMessage> {
    await pause(random() * 40)
    if (random() < 0.05) throw new Error('a print failed')
    const list = story.list(after)
    return { ...list, html: JSON.stringify(list) }
  }

  async function compare() {
    await pause(random() * 10)
    known = story.subject()
    if (isUp) void hub.changed()
  }

  setInterval(() => void compare(), 1_000)
  return {
    place: (cursor: string) => {
      const parsed = parseCursor(cursor)
      if (!parsed) throw new Error('not a cursor')
      return place(parsed, { subject: () => known, compare, isHealthy: () => true })
    },
    isUp: () => isUp,
    print,
    hub: () => hub,
    streams,
    /** A NOTIFY: lost, late or twice. */
    wake() {
      if (random() < 0.3) return
      setTimeout(() => void compare(), random() < 0.2 ? random() * 2_000 : 1)
      if (random() < 0.2) void compare()
    },
    restart() {
      isUp = false
      for (const cut of [...streams]) cut()
      setTimeout(
        () => {
          isUp = true
          hub = newHub()
        },
        500 + random() * 4_000,
      )
    },
  }
}

type Process = ReturnType<typeof aProcess>

const received = (list: ReturnType<StoryInMemory['list']>): ChangeList<string> => ({
  ...list,
  isFront: false,
  tooOld: false,
})

/** The way between a reader and any of the processes. */
function aNetwork(story: StoryInMemory, processes: Process[], random: () => number): Network<string> {
  const anyProcess = () => {
    const found = processes[Math.floor(random() * processes.length)]
    if (!found?.isUp() || random() < 0.02) throw new Error('no connection')
    return found
  }

  async function open(cursor: string, events: Parameters<Network<string>['stream']>[1], line: { isCut: boolean }) {
    await pause(random() * 50)
    const server = anyProcess()
    const placed = await server.place(cursor)
    if (!placed || placed.standing === 'ahead' || (placed.subject.endedAt && placed.standing === 'current'))
      throw new Error()
    let arrival = Promise.resolve()
    const say = (act: () => void) => {
      const late = pause(random() * 30)
      arrival = arrival.then(() => late).then(() => (line.isCut ? undefined : act()))
    }
    const member: Member = {
      group: null,
      write: (bytes) => say(() => hear(bytes.toString(), events)),
      end: () => say(events.onFailed),
    }
    const hub = server.hub()
    const cut = () => {
      if (line.isCut) return
      server.streams.delete(cut)
      hub.leave(member)
      events.onFailed()
      line.isCut = true
    }
    server.streams.add(cut)
    if (random() < 0.5) setTimeout(cut, random() * 60_000)
    say(events.onOpened)
    if (placed.standing === 'reset') hub.enterAnew(placed.subject, member)
    else hub.enter(placed.subject, parseCursor(cursor)?.revision ?? 0, member)
    return () => {
      server.streams.delete(cut)
      hub.leave(member)
    }
  }

  return {
    stream(cursor, events) {
      const line = { isCut: false }
      const opened = open(cursor, events, line)
      opened.catch(() => line.isCut || events.onFailed())
      return {
        close() {
          line.isCut = true
          opened.then((leave) => leave()).catch(() => {})
        },
      }
    },
    async changes(cursor): Promise<Polled<string>> {
      await pause(random() * 100)
      const server = anyProcess()
      const placed = await server.place(cursor)
      if (!placed) throw new Error('404')
      const found = { list: null, reset: placed.standing === 'reset', nextMs: 2_000 }
      if (placed.standing !== 'behind') return found
      const { html } = await server.print('story:1', parseCursor(cursor)?.revision ?? 0)
      await pause(random() * 100)
      return { ...found, list: received(JSON.parse(html)) }
    },
    async page(page) {
      anyProcess()
      const printed = story.page(page)
      await pause(random() * 500)
      return printed
    },
  }
}

function hear(text: string, events: Parameters<Network<string>['stream']>[1]) {
  const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(text)?.[1]
  const event = field('event')
  if (event === 'changes') events.changes(received(JSON.parse(field('data') ?? '')))
  if (event === 'reset') events.reset()
  if (event === 'end') events.end()
}

/** A browser with the page open: the shipped model and follower, and a map for the elements. */
function aReader(story: StoryInMemory, network: Network<string>, random: () => number) {
  const page = story.page(0)
  if (!page) throw new Error('no page')
  const model = createModel(page)
  const shown = new Map(page.marks.map((mark) => [mark.id, mark]))
  const news: { id: string; change: string }[] = []
  const follower = createFollower<string>({
    model,
    network,
    clock: {
      now: Date.now,
      after(ms, call) {
        const timer = setTimeout(call, ms)
        return () => clearTimeout(timer)
      },
      random,
    },
    ended: false,
    onStep: apply,
    onFresh() {},
  })

  function apply(step: Step<string>) {
    for (const mark of [...step.patch, ...step.place]) {
      shown.set(mark.id, mark)
      if (mark.id === 'state' && mark.change === 'live') follower.reopen()
    }
    for (const id of step.gone) shown.delete(id)
    news.push(...step.news)
  }

  function show() {
    for (const mark of model.release()) shown.set(mark.id, mark)
  }

  follower.set('watched')
  return { follower, model, shown, news, show, apply }
}

type Reader = ReturnType<typeof aReader>

function disturb({ follower, model, show, apply }: Reader, random: () => number) {
  const what = random()
  if (what < 0.25) follower.set('hidden')
  else if (what < 0.35) follower.set('asleep')
  else if (what < 0.7) follower.set('watched')
  else if (what < 0.85) show()
  else apply(model.setPaused(random() < 0.3))
}

function expectCurrent(reader: Reader, story: StoryInMemory) {
  const fresh = story.everything()
  reader.apply(reader.model.setPaused(false))
  reader.show()
  for (const [id, { body, change }] of reader.shown) {
    const now = fresh.get(id)
    if (now?.change === 'removal') expect(change, id).toBe('removal')
    else if (id.startsWith('k-')) expect(JSON.parse(body)[0], id).toEqual(JSON.parse(now?.body ?? '')[0])
    else expect(body, id).toBe(now?.body)
  }
  const ordinals = [...reader.shown.values()].flatMap(({ ordinal }) => ordinal || []).sort((a, b) => b - a)
  const first = story.page(0)?.marks.flatMap(({ ordinal }) => ordinal || []) ?? []
  // In the order of the fresh page, and what is more is only older.
  expect(ordinals.slice(0, first.length)).toEqual(first)
  for (const { id } of story.page(0)?.marks ?? []) expect(reader.shown.has(id), id).toBe(true)
}

async function runNewsroom(seed: number) {
  const random = dice(seed)
  const story = aStoryInMemory(random)
  for (let index = 0; index < 15; index += 1) story.change()
  const processes = [aProcess(story, random), aProcess(story, random), aProcess(story, random)]
  const readers = Array.from({ length: READERS }, () => aReader(story, aNetwork(story, processes, random), random))
  for (let index = 0; index < CHANGES; index += 1) {
    story.change()
    for (const server of processes) server.wake()
    for (const reader of readers) if (random() < 0.03) disturb(reader, random)
    if (random() < 0.03) processes[Math.floor(random() * processes.length)]?.restart()
    await vi.advanceTimersByTimeAsync(random() * 3_000)
  }
  for (const { follower } of readers) follower.set('watched')
  await vi.advanceTimersByTimeAsync(QUIET_MS)
  return { story, readers }
}

test('every reader ends with every mark as it is now, whatever was lost on the way', { timeout: 240_000 }, async () => {
  const { story, readers } = await runNewsroom(1)
  expect(story.updates.length).toBeGreaterThan(120)
  expect([...(readers[0]?.shown.keys() ?? [])].filter((id) => id.startsWith('k-')).length).toBeGreaterThan(5)
  for (const reader of readers) expectCurrent(reader, story)
})

test('sixty updates away, and one correction now on an older page: it counts 60 and names the one', async () => {
  const random = dice(2)
  const story = aStoryInMemory(random)
  for (let index = 0; index < 45; index += 1) story.publish()
  const processes = [aProcess(story, random)]
  const reader = aReader(story, aNetwork(story, processes, random), random)
  await vi.advanceTimersByTimeAsync(1_000)
  reader.follower.set('asleep')
  for (let index = 0; index < 60; index += 1) story.publish()
  story.correct(36)
  reader.follower.set('watched')
  await vi.advanceTimersByTimeAsync(10_000)
  expect(reader.model.countNew()).toBe(60)
  expect(new Set(reader.news.filter(({ change }) => change === 'correction').map(({ id }) => id))).toEqual(
    new Set(['u-36']),
  )
  // The page still shows what was corrected, and shows it corrected.
  expect(reader.shown.get('u-36')?.change).toBe('correction')
})
