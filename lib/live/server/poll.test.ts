import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { cursorIn } from '#lib/live/server/cursor'
import { LINGER_MS } from '#lib/live/server/pace'
import { createPolls } from '#lib/live/server/poll'
import type { Subject } from '#lib/press/catalogue'
import { aSubject, ENDED_AT, STORY } from '#test/live'

async function aServer(begin: Partial<Subject> = {}) {
  const subject = aSubject(begin)
  const state = { down: false, time: Date.parse(ENDED_AT) }
  const polls = createPolls({
    subject: () => subject,
    compare: async () => {},
    isHealthy: () => !state.down,
    mastheadRevision: () => 0,
    now: () => state.time,
    headers: ['X-Content-Type-Options', 'nosniff'],
    async changes(_key, after) {
      if (state.down) throw new Error('The database is down')
      return { epoch: subject.epoch, revision: subject.revision, after, html: `<main>${after}</main>` }
    },
  })
  const server = createServer((req, res) => {
    void polls.answer(req, res, STORY, cursorIn(new URL(req.url ?? '', 'http://a').searchParams))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  const ask = (query: string, init?: RequestInit) => fetch(`http://127.0.0.1:${port}/changes${query}`, init)
  return { ask, state }
}

/** Of browsers, and of shared caches: a second of age spares the origin a crowd. */
const cachingOf = ({ headers }: Response) => ['cache-control', 'cdn-cache-control'].map((name) => headers.get(name))

const numbersOf = ({ headers }: Response) =>
  ['writethru-epoch', 'writethru-revision', 'writethru-poll-ms'].map((name) => headers.get(name))

test('what changed, with the numbers and the next interval', async () => {
  const { ask } = await aServer()
  const response = await ask('?after=8', { headers: { 'accept-encoding': 'gzip' } })
  expect([response.status, await response.text()]).toEqual([200, '<main>8</main>'])
  expect(numbersOf(response)).toEqual(['epoch-1', '10', '800'])
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'content-encoding': 'gzip',
    'cdn-cache-control': 'max-age=1',
    'cache-control': 'no-cache',
    vary: 'Accept-Encoding',
    'x-content-type-options': 'nosniff',
  })
})

test.each([
  ['nothing', '?after=10', 204, null],
  ['too far behind', '?after=10&epoch=epoch-0', 205, '1'],
  ['above the database', '?after=11', 205, '1'],
])('%s', async (_what, query, status, reset) => {
  const { ask } = await aServer()
  const response = await ask(query)
  expect([response.status, response.headers.get('writethru-reset')]).toEqual([status, reset])
  expect(numbersOf(response)).toEqual(['epoch-1', '10', '800'])
  expect(cachingOf(response)).toEqual(['no-cache', 'max-age=1'])
})

test('a topic that stood still carries the reader’s number along', async () => {
  const { ask } = await aServer({ revision: 10, counted: 90 })
  expect((await ask('?after=20')).headers.get('writethru-revision')).toBe('90')
})

test('shortly after the end of coverage as before it, then every five minutes', async () => {
  const { ask, state } = await aServer({ endedAt: ENDED_AT })
  const next = async () => (await ask('?after=10')).headers.get('writethru-poll-ms')
  state.time += LINGER_MS - 1
  expect(await next()).toBe('800')
  state.time += 1
  expect(await next()).toBe('300000')
})

test('without a database: nothing new is nothing new, and everything else is for later', async () => {
  const { ask, state } = await aServer()
  state.down = true
  expect((await ask('?after=10')).status).toBe(204)
  expect((await ask('?after=12')).status).toBe(204)
  const response = await ask('?after=9')
  expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5'])
  expect(cachingOf(response)).toEqual(['no-store', null])
})

test.each(['', '?after=', '?after=-1', '?after=x'])('is refused: %j', async (query) => {
  const { ask } = await aServer()
  const response = await ask(query)
  expect([response.status, ...cachingOf(response)]).toEqual([400, 'no-store', null])
})
