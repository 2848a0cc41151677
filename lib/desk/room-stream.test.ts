import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { followNewsroom, followRefusals, followRoom } from '#lib/desk/room-stream'
import { type RoomWake, SILENT_MS } from '#lib/desk/room-wake'

/** A stream whose server is this test. */
class Stream extends EventTarget {
  static open: Stream[] = []
  static readonly CLOSED = 2
  readonly CLOSED = 2
  readyState = 1
  readonly rooms: string[]
  readonly followsNewsroom: boolean

  constructor(address: string) {
    super()
    const { searchParams } = new URL(address, 'http://desk.test')
    this.rooms = searchParams.getAll('story')
    this.followsNewsroom = searchParams.has('newsroom')
    Stream.open.push(this)
  }

  close() {
    this.readyState = this.CLOSED
    Stream.open = Stream.open.filter((other) => other !== this)
  }

  saysOfNewsroom(newsroom: number) {
    this.dispatchEvent(new MessageEvent('newsroom', { data: JSON.stringify({ newsroom }) }))
  }

  letsGo() {
    this.dispatchEvent(new MessageEvent('out', { data: '' }))
  }

  /** As a browser does where the answer is no stream. */
  isRefused() {
    this.readyState = this.CLOSED
    this.dispatchEvent(new Event('error'))
  }

  /** As a browser does where the line broke, before it comes back. */
  breaks() {
    this.dispatchEvent(new Event('error'))
  }

  says(wake: Partial<RoomWake>) {
    const data = JSON.stringify({ story: 'a', room: 1, revision: 1, readers: 0, ...wake })
    this.dispatchEvent(new MessageEvent('room', { data }))
  }
}

const leave: (() => void)[] = []

/** A tab that shows a story's room. Channels and locks are the real ones, which Node has as browsers do. */
function aTab(story: string) {
  const heard: RoomWake[] = []
  const close = followRoom(story, (wake) => heard.push(wake))
  leave.push(close)
  return { heard, close }
}

const theStream = () => vi.waitUntil(() => (Stream.open.length === 1 ? Stream.open[0] : undefined))
const theStreamOf = (...rooms: string[]) =>
  vi.waitUntil(() => Stream.open.find((stream) => stream.rooms.join() === rooms.join()))

beforeEach(() => {
  Stream.open = []
  vi.stubGlobal('EventSource', Stream)
})

afterEach(async () => {
  for (const close of leave.splice(0)) close()
  await vi.waitUntil(async () => (await navigator.locks.query()).held?.length === 0)
  vi.useRealTimers()
})

test('every tab hears that this browser is let go, or not let in; a line that broke is neither', async () => {
  const heard = [0, 0]
  leave.push(followRefusals(() => (heard[0] = (heard[0] ?? 0) + 1)))
  leave.push(followRefusals(() => (heard[1] = (heard[1] ?? 0) + 1)))
  const stream = await theStream()
  await vi.waitUntil(async () => (await navigator.locks.query()).held?.length === 3)
  stream.breaks()
  stream.letsGo()
  await vi.waitUntil(() => heard.join() === '1,1')
  stream.isRefused()
  await vi.waitUntil(() => heard.join() === '2,2')
})

test('eight tabs of a room share one stream and all hear it', async () => {
  const tabs = Array.from({ length: 8 }, () => aTab('a'))
  const stream = await theStream()
  await vi.waitUntil(async () => (await navigator.locks.query()).held?.length === 9)
  stream.says({ room: 7, readers: 12_480 })
  for (const { heard } of tabs) await vi.waitUntil(() => heard.some(({ room }) => room === 7))
  expect(Stream.open).toHaveLength(1)
})

test('tabs of other rooms are followed on the same stream, each hearing its own', async () => {
  const a = aTab('a')
  await theStreamOf('a')
  const b = aTab('b')
  const stream = await theStreamOf('a', 'b')
  expect(Stream.open).toEqual([stream])
  stream.says({ story: 'a', room: 2 })
  stream.says({ story: 'b', room: 3 })
  await vi.waitUntil(() => a.heard.length > 0 && b.heard.length > 0)
  expect([a.heard, b.heard].map((heard) => heard.map(({ room }) => room))).toEqual([[2], [3]])
})

test('the newsroom is followed on the same stream, by every tab that wants it', async () => {
  const room = aTab('a')
  const heard: number[] = []
  leave.push(followNewsroom(({ newsroom }) => heard.push(newsroom)))
  const stream = await vi.waitUntil(() =>
    Stream.open.find(({ followsNewsroom, rooms }) => followsNewsroom && rooms[0] === 'a'),
  )
  stream.saysOfNewsroom(7)
  stream.says({ room: 2 })
  await vi.waitUntil(() => heard.length > 0 && room.heard.length > 0)
  expect(heard).toEqual([7])
  expect(room.heard.map((wake) => wake.room)).toEqual([2])
  expect(Stream.open).toEqual([stream])
})

test('when the tab with the stream is closed, another opens it', async () => {
  const first = aTab('a')
  await theStreamOf('a')
  const second = aTab('a')
  first.close()
  const stream = await vi.waitUntil(() => Stream.open.find(({ readyState }) => readyState === 1))
  await vi.waitUntil(() => {
    Stream.open.at(-1)?.says({ room: 9 })
    return second.heard.length > 0
  })
  expect(first.heard).toEqual([])
  expect(stream.rooms).toEqual(['a'])
})

test('a new tab of a followed room hears at once how far it is', async () => {
  aTab('a')
  const stream = await theStreamOf('a')
  stream.says({ room: 5 })
  const late = aTab('a')
  await vi.waitUntil(() => late.heard.some(({ room }) => room === 5))
  expect(Stream.open).toEqual([stream])
})

test.each([
  ['went dead without a word', () => vi.setSystemTime(Date.now() + SILENT_MS + 1)],
  ['was refused', (stream: Stream) => stream.close()],
])('a stream that %s is opened anew', async (_what, break_) => {
  vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'] })
  aTab('a')
  const stream = await theStreamOf('a')
  break_(stream)
  await vi.advanceTimersByTimeAsync(10_000)
  await vi.waitUntil(() => Stream.open.some((other) => other !== stream))
})

test('what is no wake-up is not heard', async () => {
  const { heard } = aTab('a')
  const stream = await theStreamOf('a')
  stream.dispatchEvent(new MessageEvent('room', { data: '<html>proxy</html>' }))
  stream.says({ room: 4 })
  await vi.waitUntil(() => heard.length > 0)
  expect(heard).toHaveLength(1)
})
