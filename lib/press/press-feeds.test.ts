import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { FEED_FORMATS, FEED_TYPES, type FeedFormat, feedPath } from '#lib/feeds/formats'
import { createDiskStore } from '#lib/press/disk-store'
import { claimTree } from '#lib/press/tree'
import { aFeed, aMemoryStore, aNewsroom, aPage, aRunningPress, storyNumbers } from '#test/press'

const STORY = '/live/ankara'
const RSS = `${STORY}/feed.rss`

type Newsroom = ReturnType<typeof aNewsroom>
/** Everything as the database is now. */
function printedOf(newsroom: Newsroom) {
  return (path: string) => {
    const revision = path.startsWith('/live/') ? newsroom.story().revision : newsroom.census().revision
    return /\/feed\./.test(path) ? aFeed(path, revision) : aPage(revision)
  }
}

describe('a feed', () => {
  test.each(FEED_FORMATS)('is an edition of its own type: %s', async (format) => {
    const newsroom = aNewsroom()
    const { get, read } = await aRunningPress(newsroom, printedOf(newsroom))
    for (const path of [feedPath(STORY, format), feedPath('', format)]) {
      const response = await get(path)
      expect(response.status).toBe(200)
      expect(response.headers.get('content-type')).toBe(`${FEED_TYPES[format]}; charset=utf-8`)
      const etag = response.headers.get('etag') ?? ''
      expect((await get(path, { headers: { 'if-none-match': etag } })).status).toBe(304)
      expect((await get(path, { headers: { 'accept-encoding': 'br' } })).headers.get('content-encoding')).toBe('br')
      expect(await read(path)).toBe(aFeed(path, 1))
    }
  })
  test('is printed when somebody asks, and anew after a change', async () => {
    const newsroom = aNewsroom()
    const render = vi.fn(printedOf(newsroom))
    const { press, read } = await aRunningPress(newsroom, render)
    const prints = () => render.mock.calls.filter(([path]) => path === RSS).length
    expect(prints()).toBe(0)
    expect(await read(RSS)).toContain('text 1')
    newsroom.change()
    await press.wake()
    expect(prints()).toBe(1)
    expect(await read(RSS)).toContain('text 2')
    expect(await read('/feed.atom')).toContain('text 2')
    expect(await read(RSS)).toContain('text 2')
    expect(prints()).toBe(2)
  })
  test('that is older than what was committed is asked for again', async () => {
    const newsroom = aNewsroom()
    newsroom.change()
    const numbers = [1, 1, 2]
    const { read } = await aRunningPress(newsroom, (path) =>
      path === RSS ? aFeed(path, numbers.shift() ?? 2) : printedOf(newsroom)(path),
    )
    await vi.waitFor(async () => expect(await read(RSS)).toContain('text 2'))
  })
  test('that is a page, or cut, is not served', async () => {
    const newsroom = aNewsroom()
    const { get, logged } = await aRunningPress(newsroom, (path) => {
      if (path === RSS) return aPage(1)
      return path === '/feed.json' ? aFeed(path, 1).slice(0, -4) : aFeed('/feed.rss', 1)
    })
    // And a page that is a feed is none either.
    for (const path of [RSS, '/feed.json', '/topic/world']) expect((await get(path)).status).toBe(503)
    expect(logged.filter(({ event }) => event === 'press.print.failed').map(({ fields }) => fields.path)).toEqual(
      expect.arrayContaining([RSS, '/feed.json', '/topic/world']),
    )
  })
  test('of an unknown story is 404, of an earlier slug 308, of a folded story that of the other', async () => {
    const newsroom = aNewsroom([storyNumbers(), storyNumbers({ id: 'story-2', slug: 'bridge', siteRevision: 0 })])
    const { press, get } = await aRunningPress(newsroom, printedOf(newsroom))
    expect((await get('/live/paris/feed.rss')).status).toBe(404)
    expect((await get(`${STORY}/feed.xml`)).status).toBe(404)
    expect((await get('/feed.rss/more')).status).toBe(404)
    newsroom.change({ slug: 'assassination' }, { itemType: 'story' })
    await press.wake()
    const moved = await get(RSS)
    expect([moved.status, moved.headers.get('location')]).toEqual([308, '/live/assassination/feed.rss'])
    newsroom.change({ id: 'story-2', foldedInto: 'story-1' }, { itemType: 'story' })
    await press.wake()
    expect((await get('/live/bridge/feed.json')).headers.get('location')).toBe('/live/assassination/feed.json')
  })
  test('answers without a database, also after a restart', async () => {
    const newsroom = aNewsroom()
    const store = aMemoryStore()
    const first = await aRunningPress(newsroom, printedOf(newsroom), { store })
    const before = await first.read(RSS)
    await first.press.close()
    newsroom.state.down = true
    const second = await aRunningPress(newsroom, () => Promise.reject(new Error('no database')), { store })
    const response = await second.get(RSS)
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/rss+xml; charset=utf-8'])
    expect(await response.text()).toBe(before)
    expect((await second.get('/feed.json')).status).toBe(503)
  })
})

test('a feed on disk is no file that a web server takes for a page, and is made whole again after a kill', async () => {
  const root = await mkdtemp(join(tmpdir(), 'writethru-editions-'))
  onTestFinished(() => rm(root, { recursive: true, force: true }))
  const tree = await claimTree(root)
  onTestFinished(() => tree.release())
  const open = () => createDiskStore({ tree, log: vi.fn(), keepAssets: async () => {} })
  const newsroom = aNewsroom()
  const first = await aRunningPress(newsroom, printedOf(newsroom), { store: open() })
  const paths = FEED_FORMATS.map((format: FeedFormat) => feedPath(STORY, format))
  for (const path of paths) await first.read(path)
  await first.press.close()
  for (const path of paths) {
    const folder = join(tree.path, 'pages', path)
    expect((await readdir(folder)).sort()).toEqual(['index.feed', 'index.feed.br', 'index.feed.gz', 'index.json'])
    await rm(join(folder, 'index.json'))
  }
  newsroom.state.down = true
  const second = await aRunningPress(newsroom, () => Promise.reject(new Error('no database')), { store: open() })
  for (const path of paths) {
    const response = await second.get(path, { headers: { 'accept-encoding': 'br' } })
    expect(response.headers.get('content-type')).toMatch(/^application\/(rss\+xml|atom\+xml|feed\+json)/)
    expect(await response.text()).toBe(aFeed(path, 1))
  }
  const [edition] = await Promise.all(paths.map((path) => open().read(path)))
  expect(edition && brotliDecompressSync(edition.bodies.br).toString()).toBe(aFeed(RSS, 1))
})
