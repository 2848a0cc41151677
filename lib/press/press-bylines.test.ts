import { describe, expect, test } from 'vitest'
import { aMemoryStore, aNewsroom, aPage, aRunningPress, storyNumbers } from '#test/press'

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
