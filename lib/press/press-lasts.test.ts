import { describe, expect, test, vi } from 'vitest'
import { aMemoryStore, aNewsroom, aPage, aRunningPress, storyNumbers } from '#test/press'

const STORY = '/live/ankara'
/** The page as the database is now: the story's number, or the site's on the front and topics. */
const pageOf = (newsroom: ReturnType<typeof aNewsroom>) => (path: string) =>
  aPage(path.startsWith('/live/') ? newsroom.story().revision : newsroom.census().revision)

describe('without a database', () => {
  test('every page ever printed answers, an unknown one is 503 and never 404', async () => {
    const newsroom = aNewsroom([storyNumbers({ publishedCount: 25 })])
    const { press, get } = await aRunningPress(newsroom, pageOf(newsroom))
    const printed = ['/', '/topic/world', STORY, `${STORY}/page/1`]
    for (const path of printed) await get(path)
    newsroom.state.down = true
    await press.wake()
    expect(await Promise.all(printed.map(async (path) => (await get(path)).status))).toEqual([200, 200, 200, 200])
    const unknown = await get('/live/paris')
    expect([unknown.status, unknown.headers.get('retry-after')]).toEqual([503, '5'])
  })
  test('also after a restart, with the redirects', async () => {
    const newsroom = aNewsroom()
    const store = aMemoryStore()
    const first = await aRunningPress(newsroom, pageOf(newsroom), { store })
    await first.read(STORY)
    newsroom.change({ slug: 'assassination' }, { itemType: 'story' })
    await first.press.wake()
    await first.read('/live/assassination')
    await first.press.close()
    newsroom.state.down = true
    const second = await aRunningPress(newsroom, () => Promise.reject(new Error('no database')), {
      store,
      build: 'build-2',
    })
    expect((await second.get('/live/assassination')).status).toBe(200)
    expect((await second.get(STORY)).headers.get('location')).toBe('/live/assassination')
    expect((await second.get('/live/paris')).status).toBe(503)
    newsroom.state.down = false
    await second.press.wake()
    expect((await second.get('/live/paris')).status).toBe(404)
  })
  test('a page printed in the last second before the end answers too, though its story is in no list', async () => {
    const newsroom = aNewsroom()
    const store = aMemoryStore()
    const first = await aRunningPress(newsroom, pageOf(newsroom), { store: { ...store, saveCensus: async () => {} } })
    await first.read(STORY)
    newsroom.state.down = true
    const second = await aRunningPress(newsroom, () => Promise.reject(new Error('no database')), { store })
    expect((await second.get(STORY)).status).toBe(200)
  })
  test('when it is back, what changed meanwhile is printed', async () => {
    const newsroom = aNewsroom()
    const { press, read, logged } = await aRunningPress(newsroom, pageOf(newsroom))
    await read(STORY)
    newsroom.state.down = true
    await press.wake()
    newsroom.change()
    newsroom.state.down = false
    await press.wake()
    await vi.waitFor(async () => expect(await read(STORY)).toContain('text 2'))
    expect(logged.map(({ event }) => event)).toEqual(
      expect.arrayContaining(['press.database.down', 'press.database.up']),
    )
  })
})

describe('another time', () => {
  test('a new build prints its pages anew and shows the old ones until then', async () => {
    const newsroom = aNewsroom()
    const store = aMemoryStore()
    const first = await aRunningPress(newsroom, () => aPage(1, 'old build'), { store })
    await first.read(STORY)
    const second = await aRunningPress(newsroom, () => aPage(1, 'new build'), { store, build: 'build-2' })
    await vi.waitFor(async () => expect(await second.read(STORY)).toContain('new build'))
  })
  test('a page that was stale when the last process ended is stale for the next', async () => {
    const newsroom = aNewsroom()
    const store = aMemoryStore()
    const first = await aRunningPress(newsroom, pageOf(newsroom), { store })
    expect(await first.read('/')).toContain('text 1')
    newsroom.change()
    await first.press.wake()
    await first.press.close()
    const second = await aRunningPress(newsroom, pageOf(newsroom), { store })
    expect(await second.read('/')).toContain('text 2')
  })
  test('another name of the newspaper: every page is printed anew, though its number stays', async () => {
    const newsroom = aNewsroom()
    const { press, read } = await aRunningPress(newsroom, () => aPage(1, newsroom.census().masthead))
    expect(await read(STORY)).toContain('The Meridian')
    newsroom.restore({ masthead: 'The Parallel', revision: 2 })
    await press.wake()
    expect(await read(STORY)).toContain('The Parallel')
  })
  test('another breaking line: pages that were kept on disk with the last one are printed anew', async () => {
    const newsroom = aNewsroom()
    const store = aMemoryStore()
    const render = () => {
      const { mastheadRevision } = newsroom.census()
      const head = `<meta name="writethru-masthead" content="${mastheadRevision}"/>`
      return aPage(1, `line ${mastheadRevision}`, { head })
    }
    const first = await aRunningPress(newsroom, render, { store })
    expect(await first.read(STORY)).toContain('line 0')
    await first.press.close()
    // It changed while no process was there to hear of it; no story did.
    newsroom.restore({ masthead: 'The Meridian 7', mastheadRevision: 7, revision: 7 })
    const second = await aRunningPress(newsroom, render, { store })
    expect(await second.read(STORY)).toContain('line 7')
    expect(second.press.mastheadRevision()).toBe(7)
  })
  test('a restored database: pages newer than it are thrown away, with an alarm', async () => {
    const newsroom = aNewsroom([storyNumbers({ revision: 9 })])
    const { press, read, logged } = await aRunningPress(newsroom, () =>
      aPage(newsroom.story().revision, `text ${newsroom.story().revision}`, { epoch: newsroom.census().epoch }),
    )
    expect(await read(STORY)).toContain('text 9')
    newsroom.restore({ epoch: 'epoch-2', stories: [storyNumbers({ revision: 4 })] })
    await press.wake()
    expect(logged).toContainEqual(
      expect.objectContaining({
        level: 'error',
        event: 'press.edition.newer',
        fields: { path: STORY, printed: 9, database: 4 },
      }),
    )
    expect(await read(STORY)).toContain('text 4')
  })
  test('a restored database without a story: its page is thrown away, with an alarm', async () => {
    const newsroom = aNewsroom()
    const { press, get, logged } = await aRunningPress(newsroom, pageOf(newsroom))
    await get(STORY)
    newsroom.restore({ epoch: 'epoch-2', stories: [], slugs: [] })
    await press.wake()
    expect((await get(STORY)).status).toBe(404)
    expect(logged).toContainEqual(expect.objectContaining({ event: 'press.edition.unknown' }))
  })
  test('pages beyond the memory are read from disk', async () => {
    const newsroom = aNewsroom()
    const render = vi.fn(pageOf(newsroom))
    const { read } = await aRunningPress(newsroom, render, { limits: { shelfBytes: 1 } })
    for (const path of ['/', STORY, '/topic/world', '/', STORY, '/topic/world'])
      expect(await read(path)).toContain('text 1')
    expect(render).toHaveBeenCalledTimes(3)
  })
})
