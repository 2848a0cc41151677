import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test, vi } from 'vitest'
import { bootLive } from '#lib/live/server/boot'
import { parseProxies } from '#lib/platform/http-address'
import { aChangesPage, aNewsroom, aPage, aRunningPress } from '#test/press'

const ANA = { slug: 'ana-kaya', slugs: ['ana', 'ana-kaya'], isWithheld: false }

/** What is live behind a real HTTP server, over a press whose pages the test makes. */
async function aLiveNewsroom() {
  const newsroom = aNewsroom()
  newsroom.restore({ bylines: [ANA] })
  newsroom.state.published = [ANA.slug]
  const { press } = await aRunningPress(newsroom, (path) => {
    const after = /\/changes\/(\d+)$/.exec(path)?.[1]
    const revision = path.startsWith('/live/') ? newsroom.story().revision : newsroom.census().revision
    return after === undefined ? aPage(revision) : aChangesPage(Number(after), revision)
  })
  const live = bootLive({
    press,
    onWake: () => {},
    proxies: parseProxies(''),
    headers: ['X-Content-Type-Options', 'nosniff'],
    siteUrl: 'http://localhost:3000',
  })
  const server = createServer((req, res) => {
    const [path = '', query] = (req.url ?? '').split('?')
    void live.handle(req, res, path, query ? `?${query}` : '').then((handled) => handled || res.writeHead(418).end())
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(async () => {
    await live.close()
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  const ask = async (path: string, method = 'GET') => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { method, redirect: 'manual' })
    return { status: response.status, headers: response.headers, text: () => response.text() }
  }
  return { newsroom, press, live, ask }
}

test.each([
  ['a story’s', '/live/ankara'],
  ['a topic’s', '/topic/world'],
  ['what somebody writes’', '/by/ana-kaya'],
  ['the front’s', ''],
])('%s changes are asked for and streamed at its address', async (_whose, page) => {
  const { newsroom, press, live, ask } = await aLiveNewsroom()
  newsroom.change()
  await press.wake()
  expect(await (await ask(`${page}/changes?after=1`)).text()).toContain('data-after="1"')
  const stream = await ask(`${page}/stream?after=1`)
  expect(stream.headers.get('content-type')).toContain('text/event-stream')
  const text = stream.text()
  newsroom.change()
  await press.wake()
  await vi.waitFor(async () => expect((await ask(`${page}/changes?after=2`)).status).toBe(200))
  await live.close()
  expect(await text).toMatch(/event: changes\nid: epoch-1\.3\n/)
})

test('only reading is answered', async () => {
  const { ask } = await aLiveNewsroom()
  for (const path of ['/live/ankara/stream', '/live/ankara/changes?after=1']) {
    const posted = await ask(path, 'POST')
    expect([posted.status, posted.headers.get('allow')]).toEqual([405, 'GET'])
  }
  expect((await ask('/live/ankara/changes?after=1', 'HEAD')).status).toBe(204)
  expect((await ask('/live/ankara/stream', 'HEAD')).status).toBe(405)
})

test('a story’s earlier address leads to its present one, with the number', async () => {
  const { newsroom, press, ask } = await aLiveNewsroom()
  newsroom.change({ slug: 'ankara-tonight' })
  await press.wake()
  const moved = await ask('/live/ankara/changes?after=epoch-1.1')
  expect([moved.status, moved.headers.get('location')]).toEqual([308, '/live/ankara-tonight/changes?after=epoch-1.1'])
})

test('a story nobody knows is not found, and without a database nobody can say', async () => {
  const { newsroom, press, ask } = await aLiveNewsroom()
  expect((await ask('/live/never-heard-of-it/stream')).status).toBe(404)
  expect((await ask('/live/ankara/page/1/stream')).status).toBe(418)
  newsroom.state.down = true
  await press.wake()
  const answer = await ask('/live/never-heard-of-it/changes?after=1')
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5'])
})

test('whoever follows somebody whose byline is withheld is sent to the page, by the stream and by asking, as for a name nobody knows', async () => {
  const { newsroom, press, ask } = await aLiveNewsroom()
  const stream = await ask('/by/ana-kaya/stream?after=1')
  const text = stream.text()
  expect((await ask('/by/ana-kaya/changes?after=1')).status).toBe(204)
  const revision = newsroom.census().revision + 1
  newsroom.restore({ revision, bylinesRevision: revision, bylines: [{ ...ANA, isWithheld: true }] })
  await press.wake()
  expect(await text).toMatch(/event: reset\ndata: gone\n\n$/) // and it ends
  for (const slug of ['ana-kaya', 'ana', 'never-heard-of-her'])
    for (const what of ['changes', 'stream'])
      expect((await ask(`/by/${slug}/${what}?after=1`)).status, `${slug} ${what}`).toBe(410)
})

test('a number of another process’s is a wake-up: this one looks, and answers what came after', async () => {
  const { newsroom, ask } = await aLiveNewsroom()
  newsroom.change()
  newsroom.change() // committed; no wake-up reached this process
  expect((await ask('/live/ankara/changes?after=epoch-1.3')).headers.get('writethru-revision')).toBe('3')
  newsroom.change()
  newsroom.change()
  const list = await ask('/live/ankara/changes?after=epoch-1.4')
  expect([list.status, list.headers.get('writethru-revision')]).toEqual([200, '5'])
  expect((await ask('/live/ankara/changes?after=epoch-1.6')).headers.get('writethru-reset')).toBe('1')
})
