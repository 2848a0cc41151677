import { describe, expect, test, vi } from 'vitest'
import { aFeed, aMemoryStore, aNewsroom, aPage, aRunningPress, storyNumbers } from '#test/press'

const ANA = { slug: 'ana-kaya', slugs: ['ana', 'ana-kaya'], isWithheld: false }
const PAGE = '/by/ana-kaya'

function aNewsroomWithAna() {
  const newsroom = aNewsroom([storyNumbers({ publishedCount: 2 })])
  newsroom.restore({ bylines: [ANA] })
  newsroom.state.published = ['ana-kaya']
  return newsroom
}
/** One change of profiles, as the command makes it. */
const change = (newsroom: ReturnType<typeof aNewsroom>, bylines: (typeof ANA)[], isTaking = false) => {
  const revision = newsroom.census().revision + 1
  newsroom.restore({
    revision,
    bylinesRevision: revision,
    bylines,
    ...(isTaking ? { takenDownRevision: revision } : {}),
  })
}
const printed = (newsroom: ReturnType<typeof aNewsroom>) => (path: string) => {
  const { revision, bylines } = newsroom.census()
  const number = path.startsWith('/live/') ? newsroom.story().revision : revision
  return aPage(number, `${bylines?.[0]?.isWithheld ? 'nobody' : 'Ana'} at ${number}`)
}

const feeds = (newsroom: ReturnType<typeof aNewsroom>) => (path: string) => {
  const { revision } = newsroom.census()
  return path.includes('/feed.') ? aFeed(path, revision, `Ana at ${revision}`) : printed(newsroom)(path)
}

describe('a byline withheld in hundreds of stories', () => {
  const MANY = 300
  const isRunning = (place: number) => place % 3 === 0
  const stories = () =>
    Array.from({ length: MANY }, (_, place) =>
      storyNumbers({
        id: `story-${place}`,
        slug: `night-${place}`,
        endedAt: isRunning(place) ? null : '2016-12-19T18:00:00.000Z',
      }),
    )
  /** One change of all of them, as the command makes it. */
  const withholdIn = (newsroom: ReturnType<typeof aNewsroom>) => {
    const revision = newsroom.census().revision + 1
    const changed = newsroom.census().stories.map((story) => ({
      ...story,
      ...{ revision: story.revision + 1, takenDownRevision: story.revision + 1, siteRevision: revision },
    }))
    newsroom.restore({ revision, takenDownRevision: revision, bylinesRevision: revision, stories: changed })
    return { storyIds: changed.map(({ id }) => id), imageIds: [], isWhole: false }
  }
  const aPress = async () => {
    const newsroom = aNewsroom(stories())
    let isWithheld = false
    const prints: string[] = []
    const { press, read } = await aRunningPress(newsroom, async (path) => {
      prints.push(path)
      const id = newsroom.census().stories.find(({ slug }) => path === `/live/${slug}`)?.id
      const page = aPage(newsroom.story(id).revision, isWithheld ? 'nobody' : 'Ana')
      await new Promise((done) => setTimeout(done, 1))
      return page
    })
    await vi.waitFor(() => expect(new Set(prints).size).toBeGreaterThanOrEqual(MANY))
    await vi.waitFor(() => expect(press.fresh(`/live/night-${MANY - 1}`)).toBeDefined())
    prints.length = 0
    const withhold = () => {
      isWithheld = true
      return withholdIn(newsroom)
    }
    return { newsroom, press, read, prints, withhold }
  }

  test('takes every page from readers at once; running stories are printed again, ended ones when somebody asks', async () => {
    const { press, read, prints, withhold } = await aPress()
    await press.takeDown(withhold())
    const left = Array.from({ length: MANY }, (_, place) => press.fresh(`/live/night-${place}`)?.edition)
    expect(left.filter((edition) => edition?.bodies.identity.includes('Ana'))).toEqual([])
    await vi.waitFor(() => expect(press.fresh(`/live/night-${MANY - 3}`)).toBeDefined())
    expect(prints.length).toBe(MANY / 3)
    expect(await read('/live/night-1')).toContain('nobody')
    expect(prints.length).toBe(MANY / 3 + 1)
  })

  test('lets news of another story go first, and whoever asks for a page', async () => {
    const { newsroom, press, read, prints, withhold } = await aPress()
    await press.takeDown(withhold())
    newsroom.change({ id: 'story-299' })
    await press.wake()
    expect(await read('/live/night-298')).toContain('nobody')
    await vi.waitFor(() => expect(press.fresh('/live/night-299')).toBeDefined())
    expect(prints.indexOf('/live/night-299')).toBeLessThan(20)
    expect(prints.indexOf('/live/night-298')).toBeLessThan(20)
  })
})

describe('a contributor’s page', () => {
  test('is there for whoever was published, at their last address; earlier ones lead to it', async () => {
    const newsroom = aNewsroomWithAna()
    const { get, read } = await aRunningPress(newsroom, printed(newsroom))
    expect(await read(PAGE)).toContain('Ana')
    expect((await get('/by/nobody-ever')).status).toBe(404)
    const earlier = await get('/by/ana')
    expect([earlier.status, earlier.headers.get('location')]).toEqual([308, PAGE])
  })

  test('is printed anew when a story changed, and when the profile did', async () => {
    const newsroom = aNewsroomWithAna()
    const { press, read } = await aRunningPress(newsroom, printed(newsroom))
    await read(PAGE)
    newsroom.change()
    await press.wake()
    expect(await read(PAGE)).toContain('Ana at 2')
    change(newsroom, [ANA])
    await press.wake()
    expect(await read(PAGE)).toContain('Ana at 3')
  })

  test('has feeds, which change and go as it does', async () => {
    const newsroom = aNewsroomWithAna()
    const store = aMemoryStore()
    const { press, get, read } = await aRunningPress(newsroom, feeds(newsroom), { store })
    for (const format of ['rss', 'atom', 'json']) {
      const path = `${PAGE}/feed.${format}`
      expect(await read(path)).toContain('Ana at 1')
      expect((await get(`/by/ana/feed.${format}`)).headers.get('location')).toBe(path)
      expect((await get(`/by/nobody-ever/feed.${format}`)).status).toBe(404)
    }
    newsroom.change()
    await press.wake()
    expect(await read(`${PAGE}/feed.rss`)).toContain('Ana at 2')
    change(newsroom, [{ ...ANA, isWithheld: true }], true)
    await press.takeDown({ storyIds: [], imageIds: [], isWhole: false })
    for (const format of ['rss', 'atom', 'json']) expect((await get(`${PAGE}/feed.${format}`)).status).toBe(404)
    expect([...store.editions.keys()].filter((path) => path.startsWith(PAGE))).toEqual([])
  })

  test('stays, as it was last, while the database is away', async () => {
    const newsroom = aNewsroomWithAna()
    const { press, get, read } = await aRunningPress(newsroom, printed(newsroom))
    await read(PAGE)
    newsroom.state.down = true
    await press.wake()
    expect(await read(PAGE)).toContain('Ana')
    expect((await get('/by/bo')).status).toBe(503)
  })

  test('answers as if there never was one where the byline is withheld, at each of its addresses; shown again, it is back', async () => {
    const newsroom = aNewsroomWithAna()
    const store = aMemoryStore()
    const { press, get, read } = await aRunningPress(newsroom, printed(newsroom), { store })
    await read(PAGE)
    change(newsroom, [{ ...ANA, isWithheld: true }], true)
    await press.takeDown({ storyIds: [], imageIds: [], isWhole: false })
    expect([...store.editions.keys()]).not.toContain(PAGE)
    for (const path of [PAGE, '/by/ana']) expect((await get(path)).status, path).toBe(404)
    change(newsroom, [ANA])
    await press.wake()
    expect(await read(PAGE)).toContain('Ana')
  })

  test('is shown by nothing where the database goes away at that moment', async () => {
    const newsroom = aNewsroomWithAna()
    const store = aMemoryStore()
    const { press, get, read } = await aRunningPress(newsroom, printed(newsroom), { store })
    await read(PAGE)
    change(newsroom, [{ ...ANA, isWithheld: true }], true)
    newsroom.state.down = true
    await press.takeDown({ storyIds: [], imageIds: [], isWhole: false })
    expect((await get(PAGE)).status).toBe(503)
    expect([...store.editions.keys()]).not.toContain(PAGE)
  })

  test('that is withheld leaves another process by numbers alone', async () => {
    const newsroom = aNewsroomWithAna()
    const store = aMemoryStore()
    const { press, get, read } = await aRunningPress(newsroom, printed(newsroom), { store })
    await read(PAGE)
    change(newsroom, [{ ...ANA, isWithheld: true }], true)
    await press.wake()
    expect((await get(PAGE)).status).toBe(404)
    expect([...store.editions.keys()]).not.toContain(PAGE)
  })
})
