import { once } from 'node:events'
import { createServer, get, type IncomingMessage } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { cursorIn } from '#lib/live/server/cursor'
import { createFanOut } from '#lib/live/server/fan-out'
import { createHub } from '#lib/live/server/hub'
import { droppedClients, readersConnected } from '#lib/live/server/metrics'
import { LINGER_MS } from '#lib/live/server/pace'
import { createSeats, type SeatLimits } from '#lib/live/server/seats'
import { MOST_UNSENT_BYTES } from '#lib/live/server/socket'
import { createStreams } from '#lib/live/server/stream'
import type { Subject } from '#lib/press/catalogue'
import { aSubject, ENDED_AT, STORY } from '#test/live'

interface Setting {
  subject?: Partial<Subject>
  seats?: Partial<SeatLimits>
  heartbeatMs?: number
  html?: string
}

/** Streams behind a real HTTP server; `X-Address` says who asks. */
async function aServer({ subject: begin = {}, seats = {}, heartbeatMs, html = 'news' }: Setting = {}) {
  let subject = aSubject(begin)
  const state = { isHealthy: true, time: Date.parse(ENDED_AT) }
  const fanOut = createFanOut()
  const asked = {
    subject: () => subject,
    compare: async () => {},
    isHealthy: () => state.isHealthy,
    mastheadRevision: () => 0,
    now: () => state.time,
  }
  const changes = async (_key: string, after: number) => ({
    epoch: subject.epoch,
    revision: subject.revision,
    after,
    html: `${after}-${subject.revision} ${html}`,
  })
  const hub = createHub({ ...asked, changes, fanOut, pagePrinted: async () => {}, onSent: () => {} })
  const streams = createStreams({
    ...asked,
    hub,
    fanOut,
    heartbeatMs,
    seats: createSeats({ total: 100, perAddress: 3, ...seats }),
    headers: ['X-Content-Type-Options', 'nosniff'],
    addressOf: (req) => String(req.headers['x-address'] ?? '127.0.0.1'),
  })
  const server = createServer((req, res) => {
    void streams.open(req, res, STORY, cursorIn(new URL(req.url ?? '', 'http://a').searchParams))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  onTestFinished(async () => {
    await streams.close()
    server.closeAllConnections()
    server.close()
  })
  async function open(query = '', headers: Record<string, string> = {}) {
    const [response] = (await once(get({ port, path: `/stream${query}`, headers }), 'response')) as [IncomingMessage]
    const heard = { status: response.statusCode, headers: response.headers, text: '', ended: false, response }
    response.setEncoding('utf8').on('data', (text: string) => {
      heard.text += text
    })
    response.on('close', () => {
      heard.ended = true
    })
    response.on('error', () => {}) // cut by the server: `ended` says so
    return heard
  }
  return {
    hub,
    streams,
    state,
    port,
    open,
    change(fields: Partial<Subject>) {
      subject = aSubject({ ...subject, counted: fields.revision ?? subject.counted, ...fields })
      void hub.changed()
    },
  }
}

describe('a stream', () => {
  test('says when to come back and from where, then what changed', async () => {
    const { open, change } = await aServer()
    const reader = await open('?after=10')
    expect(reader.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
      'x-content-type-options': 'nosniff',
    })
    await vi.waitFor(() => expect(reader.text).toMatch(/^id: epoch-1\.10\nretry: \d{4}\n\n$/))
    change({ revision: 11 })
    await vi.waitFor(() => expect(reader.text).toContain('event: changes\nid: epoch-1.11\ndata: 10-11 news\n\n'))
  })
  test('begins at the Last-Event-ID, which beats the address', async () => {
    const { open } = await aServer()
    const reader = await open('?after=3', { 'Last-Event-ID': 'epoch-1.8' })
    await vi.waitFor(() => expect(reader.text).toContain('data: 8-10 news'))
    expect(reader.text).not.toContain('3-10')
  })
  test('a Last-Event-ID that nobody wrote is passed over', async () => {
    const { open } = await aServer()
    const reader = await open('?after=9', { 'Last-Event-ID': 'hello' })
    await vi.waitFor(() => expect(reader.text).toContain('data: 9-10 news'))
  })
  test('without a number begins now', async () => {
    const { open } = await aServer()
    const reader = await open()
    await vi.waitFor(() => expect(reader.text).toMatch(/^id: epoch-1\.10\n/))
  })
  test.each([
    ['another epoch', '?after=10&epoch=epoch-0'],
    ['a number above the database', '?after=11'],
    ['more than fifty changes behind', '?after=0'],
  ])('%s is a reset', async (_what, query) => {
    const { open } = await aServer({ subject: { revision: query.endsWith('=0') ? 51 : 10 } })
    const reader = await open(query)
    await vi.waitFor(() => expect(reader.text).toContain('event: reset\nid: epoch-1.'))
  })
  test('is refused where nobody can say whether its number is worth anything', async () => {
    const { open, state } = await aServer()
    state.isHealthy = false
    const reader = await open('?after=11')
    expect([reader.status, reader.headers['retry-after']]).toEqual([503, '10'])
  })
  test('with a number that is none is refused', async () => {
    const { open } = await aServer()
    expect((await open('?after=x')).status).toBe(400)
  })
  test('is still opened shortly after the end of coverage, and told when it is taken up again', async () => {
    const { open, change, state } = await aServer({ subject: { endedAt: ENDED_AT } })
    state.time += LINGER_MS - 1
    const reader = await open('?after=10')
    expect(reader.status).toBe(200)
    change({ revision: 11, endedAt: null })
    await vi.waitFor(() => expect(reader.text).toContain('data: 10-11 news'))
    expect(reader.ended).toBe(false)
  })
  test('long after the end of coverage is not opened for whoever has everything', async () => {
    const { open, state } = await aServer({ subject: { endedAt: ENDED_AT } })
    state.time += LINGER_MS
    expect((await open('?after=10')).status).toBe(204)
    const late = await open('?after=9')
    await vi.waitFor(() => expect(late.ended).toBe(true))
    expect(late.text).toMatch(/data: 9-10 news\n\nevent: end\ndata: 300000\n\n$/)
  })
  test('says something every fifteen seconds', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    onTestFinished(() => void vi.useRealTimers())
    const { open } = await aServer()
    const readers = [await open(), await open()]
    const comments = () => readers.map(({ text }) => text.split('\n\n').filter((block) => block === ':').length)
    for (const said of [1, 2]) {
      vi.advanceTimersByTime(15_000)
      for (let turn = 0; turn < 5_000 && Math.min(...comments()) < said; turn += 1) await new Promise(setImmediate)
      expect(comments()).toEqual([said, said])
    }
  })
})

describe('seats', () => {
  test('are counted by address, and free again when a stream ends', async () => {
    const { open, hub } = await aServer()
    const office = { 'X-Address': '203.0.113.9' }
    const readers = [await open('', office), await open('', office), await open('', office)]
    expect(readers.map(({ status }) => status)).toEqual([200, 200, 200])
    const fourth = await open('', office)
    expect([fourth.status, fourth.headers['retry-after']]).toEqual([503, '10'])
    expect((await open('', { 'X-Address': '203.0.113.10' })).status).toBe(200)
    readers[0]?.response.destroy()
    await vi.waitFor(() => expect(hub.count(STORY)).toBe(3))
    expect((await open('', office)).status).toBe(200)
  })
  test('are limited in total, on this machine too', async () => {
    const { open } = await aServer({ seats: { total: 2 } })
    expect([(await open()).status, (await open()).status, (await open()).status]).toEqual([200, 200, 503])
    // Those of earlier tests are closing still.
    await vi.waitFor(async () => expect((await readersConnected.get()).values[0]?.value).toBe(2))
  })
})

test('whoever does not read is cut, and the others are not', async () => {
  const { port, open, change, hub } = await aServer({ html: 'x'.repeat(MOST_UNSENT_BYTES / 4) })
  const reader = await open()
  const stalled = connect(port, '127.0.0.1')
  stalled.on('error', () => {}) // that is how it is cut
  stalled.write('GET /stream HTTP/1.1\r\nHost: a\r\n\r\n')
  stalled.pause()
  await vi.waitFor(() => expect(hub.count(STORY)).toBe(2))
  for (let revision = 11; hub.count(STORY) === 2 && revision < 1_000; revision += 1) {
    change({ revision })
    await vi.waitFor(() => expect(reader.text).toContain(`-${revision} x`), { interval: 2 })
  }
  expect([hub.count(STORY), reader.ended]).toEqual([1, false])
  expect((await droppedClients.get()).values[0]?.value).toBe(1)
})

test('at the end of the process everybody is told to come back, spread, and is let go', async () => {
  const { open, streams } = await aServer()
  const readers = await Promise.all(Array.from({ length: 40 }, () => open()))
  await streams.close()
  await vi.waitFor(() => expect(readers.every(({ ended }) => ended)).toBe(true))
  const pauses = readers.map(({ text }) => Number(/retry: (\d+)\n\n$/.exec(text)?.[1]))
  expect(new Set(pauses).size).toBeGreaterThan(10)
  expect((await open()).status).toBe(503)
})
