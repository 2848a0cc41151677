import { describe, expect, test, vi } from 'vitest'
import { aNewsroom, aPage, aRunningPress, storyNumbers } from '#test/press'

const STORY = '/live/ankara'
const DEADLINE_MS = 30_000
/** The page as the database is now: the story's number, or the site's on the front and topics. */
const pageOf = (newsroom: ReturnType<typeof aNewsroom>) => (path: string) =>
  aPage(path.startsWith('/live/') ? newsroom.story().revision : newsroom.census().revision)

describe('a page', () => {
  test('is rendered once for everybody and is compressed, tagged and shared', async () => {
    const newsroom = aNewsroom()
    const render = vi.fn(pageOf(newsroom))
    // Its first print, on a machine that does other things, may take longer than what other tests call a hanging one.
    const patient = { deadlineMs: 10_000, firstPrintMs: 10_000 }
    const { get } = await aRunningPress(newsroom, render, { limits: patient })
    const responses = await Promise.all(
      Array.from({ length: 20 }, () => get(STORY, { headers: { 'accept-encoding': 'gzip, br' } })),
    )
    expect(render.mock.calls.filter(([path]) => path === STORY)).toHaveLength(1)
    const { status, headers } = responses[0] ?? {}
    expect(status).toBe(200)
    expect(Object.fromEntries(headers ?? [])).toMatchObject({
      'content-encoding': 'br',
      'cache-control': 'no-cache',
      'cdn-cache-control': 'max-age=1, stale-while-revalidate=30, stale-if-error=864000',
      'surrogate-key': 'story-story-1',
      vary: 'Accept-Encoding',
      'x-content-type-options': 'nosniff',
    })
    expect(headers?.has('set-cookie')).toBe(false)
  })
  test('answers 304 to whoever has it, with one tag per coding', async () => {
    const newsroom = aNewsroom()
    const { get } = await aRunningPress(newsroom, pageOf(newsroom))
    const tagFor = async (coding: string) =>
      (await get(STORY, { headers: { 'accept-encoding': coding } })).headers.get('etag') ?? ''
    const tags = await Promise.all(['br', 'gzip', 'identity'].map(tagFor))
    expect(new Set(tags).size).toBe(3)
    const again = await get(STORY, { headers: { 'accept-encoding': 'gzip', 'if-none-match': tags[1] ?? '' } })
    expect(again.status).toBe(304)
    expect(again.headers.get('content-length')).toBeNull()
  })
  test('is only read: HEAD has no body, everything else is refused', async () => {
    const newsroom = aNewsroom()
    const { get } = await aRunningPress(newsroom, pageOf(newsroom))
    const head = await get(STORY, { method: 'HEAD' })
    expect([head.status, await head.text()]).toEqual([200, ''])
    const post = await get(STORY, { method: 'POST', body: 'x' })
    expect([post.status, post.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
  })
  test('that nobody knows is a 404 without a render', async () => {
    const newsroom = aNewsroom()
    const render = vi.fn(pageOf(newsroom))
    const { get } = await aRunningPress(newsroom, render)
    const response = await get('/live/paris')
    expect([response.status, await response.text()]).toEqual([404, expect.stringContaining('page 404')])
    expect(render).not.toHaveBeenCalledWith('/live/paris', expect.anything())
  })
  test('of a story published this moment is found before any wake-up', async () => {
    const newsroom = aNewsroom()
    const { get } = await aRunningPress(newsroom, pageOf(newsroom))
    newsroom.change({ id: 'story-2', slug: 'bridge', revision: 1 })
    expect((await get('/live/bridge')).status).toBe(200)
  })
  test('of a story that moved redirects, all paths beneath it too', async () => {
    const newsroom = aNewsroom([storyNumbers({ publishedCount: 25 })])
    const { press, get, read } = await aRunningPress(newsroom, pageOf(newsroom))
    await read(STORY)
    newsroom.change({ slug: 'assassination' }, { itemType: 'story' })
    await press.wake()
    const [story, older] = await Promise.all([get(STORY), get(`${STORY}/page/1`)])
    expect([story.status, story.headers.get('location')]).toEqual([308, '/live/assassination'])
    expect(older.headers.get('location')).toBe('/live/assassination/page/1')
    expect((await get('/live/assassination')).status).toBe(200)
  })
})

describe('a duplicate', () => {
  test('that is folded leads to the story that took it in, whose pages name it anew', async () => {
    const newsroom = aNewsroom([
      storyNumbers({ names: ['story-2'] }),
      storyNumbers({ id: 'story-2', slug: 'bridge' }),
      storyNumbers({ id: 'story-3', slug: 'bridge-2', publishedCount: 25 }),
    ])
    const { press, get, read } = await aRunningPress(newsroom, (path) =>
      aPage(newsroom.census().stories.find(({ slug }) => path.startsWith(`/live/${slug}`))?.revision ?? 9),
    )
    await Promise.all([read(STORY), read('/live/bridge-2'), read('/live/bridge-2/page/1')])
    newsroom.change({ id: 'story-3', foldedInto: 'story-2', endedAt: '2016-12-19T18:00:00Z' }, { itemType: 'story' })
    newsroom.change({ id: 'story-2', publishedCount: 26 }, { itemType: 'story' })
    await press.wake()
    for (const path of ['/live/bridge-2', '/live/bridge-2/page/1', '/live/bridge-2/page/9']) {
      const answer = await get(path)
      expect([path, answer.status, answer.headers.get('location')]).toEqual([path, 308, '/live/bridge'])
    }
    expect(press.fresh(STORY)).toBeUndefined()
    expect(await press.locate('/live/bridge-2')).toMatchObject({ followed: 'story:story-3' })
  })
})

describe('after a change', () => {
  test('of the breaking line every page is printed anew, and no story’s number is higher', async () => {
    const newsroom = aNewsroom()
    const { press, read } = await aRunningPress(newsroom, () => {
      const { mastheadRevision } = newsroom.census()
      const head = `<meta name="writethru-masthead" content="${mastheadRevision}"/>`
      return aPage(newsroom.story().revision, `line ${mastheadRevision}`, { head })
    })
    expect(await read(STORY)).toContain('line 0')
    newsroom.restore({ masthead: 'The Meridian 2', mastheadRevision: 2, revision: 2 })
    await press.wake()
    expect(press.fresh(STORY)).toBeUndefined()
    expect(await read(STORY)).toContain('line 2')
    expect(press.fresh(STORY)?.edition.meta).toMatchObject({ revision: 1, masthead: 2 })
  })
  test('of the front’s order the front is printed anew, and nothing else', async () => {
    const newsroom = aNewsroom()
    const { press, read } = await aRunningPress(newsroom, pageOf(newsroom))
    await Promise.all([read('/'), read(STORY), read('/topic/world')])
    newsroom.restore({ frontRevision: 2, revision: 2 })
    await press.wake()
    expect(press.fresh('/')).toBeUndefined()
    expect(press.fresh(STORY)).toBeDefined()
    expect(press.fresh('/topic/world')).toBeDefined()
  })
  test('the story page is printed before anybody asks', async () => {
    const newsroom = aNewsroom()
    const render = vi.fn(pageOf(newsroom))
    const { press, read } = await aRunningPress(newsroom, render)
    await read(STORY)
    newsroom.change()
    await press.wake()
    await vi.waitFor(() => expect(press.fresh(STORY)?.edition.meta.revision).toBe(2))
  })
  test('what else it touches is printed for the next reader', async () => {
    const newsroom = aNewsroom([storyNumbers({ publishedCount: 25 })])
    const render = vi.fn(pageOf(newsroom))
    const { press, read } = await aRunningPress(newsroom, render)
    expect(await read('/')).toContain('text 1')
    await read(`${STORY}/page/1`)
    newsroom.change({ publishedCount: 26 })
    await press.wake()
    expect(press.fresh('/')).toBeUndefined()
    expect(press.fresh(`${STORY}/page/1`)).toBeDefined() // its members did not change
    expect(await read('/')).toContain('text 2')
  })
  test('a page with too low a number is shown but asked for again', async () => {
    const newsroom = aNewsroom()
    let lag = 0
    const { press, read } = await aRunningPress(newsroom, () => aPage(newsroom.story().revision - lag))
    await read(STORY)
    lag = 1
    newsroom.change()
    await press.wake()
    expect(await read(STORY)).toContain('text 1')
    lag = 0
    await vi.waitFor(async () => expect(await read(STORY)).toContain('text 2'))
  })
  test('a print that began before it does not pass for one after it', async () => {
    const newsroom = aNewsroom()
    const { promise: started, resolve: begin } = Promise.withResolvers<void>()
    const { promise: held, resolve: release } = Promise.withResolvers<void>()
    let prints = 0
    const { press, read } = await aRunningPress(newsroom, async () => {
      const { revision } = newsroom.story()
      prints += 1
      if (prints === 2) {
        begin()
        await held
      }
      return aPage(revision)
    })
    await read(STORY)
    newsroom.change()
    await press.wake()
    await started // print 2 has read number 2
    newsroom.change()
    await press.wake()
    release()
    await vi.waitFor(() => expect(press.fresh(STORY)?.edition.meta.revision).toBe(3))
  })
  test('an older number never takes the place of a newer one', async () => {
    const newsroom = aNewsroom([storyNumbers({ revision: 5 })])
    let revision = 5
    const { press, read, logged } = await aRunningPress(newsroom, () => aPage(revision))
    await read(STORY)
    revision = 4
    newsroom.change()
    await press.wake()
    await vi.waitFor(() => expect(logged).toContainEqual(expect.objectContaining({ event: 'press.print.failed' })))
    expect(await read(STORY)).toContain('text 5')
  })
})

describe('readers keep the last good page when a print', () => {
  const good = aPage(1, 'the last good page')
  test.each([
    ['hangs', () => new Promise<string>(() => {}), 'The print took longer than 150 ms'],
    ['throws', () => Promise.reject(new Error('boom')), 'boom'],
    ['holds a hostile script', () => aPage(2, '<script>alert(1)</script>'), 'unknown script'],
    ['is Next’s error shell', () => '<!DOCTYPE html><html id="__next_error__"></html>', 'error shell'],
    ['is of another epoch', () => aPage(2, 'x', { epoch: 'epoch-2' }), 'epoch'],
  ])('%s', async (_what, broken, why) => {
    const newsroom = aNewsroom()
    let render: () => string | Promise<string> = () => good
    const { press, read, logged } = await aRunningPress(newsroom, () => render())
    await read(STORY)
    render = broken
    newsroom.change()
    await press.wake()
    expect(await read(STORY)).toContain('the last good page')
    const failure = {
      event: 'press.print.failed',
      fields: expect.objectContaining({ reason: expect.stringContaining(why) }),
    }
    await vi.waitFor(() => expect(logged).toContainEqual(expect.objectContaining(failure)))
    render = () => aPage(newsroom.story().revision, 'mended')
    await vi.waitFor(async () => expect(await read(STORY)).toContain('mended'))
  })
  test('hangs: only those who ask in the first moment wait at all', async () => {
    const newsroom = aNewsroom()
    let render: () => string | Promise<string> = () => good
    const { press, read } = await aRunningPress(newsroom, () => render(), {
      limits: { deadlineMs: DEADLINE_MS, patienceMs: 1_000 },
    })
    await read(STORY)
    render = () => new Promise(() => {})
    newsroom.change()
    await press.wake()
    const timed = async (readers: number) => {
      const asked = performance.now()
      await Promise.all(Array.from({ length: readers }, () => read(STORY)))
      return performance.now() - asked
    }
    const first = await timed(1)
    expect(first).toBeLessThan(DEADLINE_MS / 2) // patience, not the deadline
    expect(await timed(20)).toBeLessThan(first / 2)
  })
  test('hangs and there is none: 503 after the wait, then the page', async () => {
    const newsroom = aNewsroom()
    let render: () => string | Promise<string> = () => new Promise(() => {})
    const { get } = await aRunningPress(newsroom, () => render())
    const response = await get('/')
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5'])
    expect(await response.text()).toContain('page 503')
    render = () => aPage(newsroom.census().revision)
    await vi.waitFor(async () => expect((await get('/')).status).toBe(200))
  })
})
