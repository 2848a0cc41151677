import { describe, expect, test, vi } from 'vitest'
import { aMemoryStore, aNewsroom, aPage, aRunningPress, storyNumbers } from '#test/press'

const ID = '0193e0c0-0000-7000-8000-000000000001'
const OTHER = '0193e0c0-0000-7000-8000-000000000002'
const UPDATE = `/live/ankara/u/${ID}`
const LOG = '/live/ankara/changes-log'

type Newsroom = ReturnType<typeof aNewsroom>
const pageOf = (newsroom: Newsroom) => (path: string) =>
  aPage(path.startsWith('/live/') ? newsroom.story().revision : newsroom.census().revision)

async function aRecord(newsroom = aNewsroom([storyNumbers({ revision: 5 })])) {
  newsroom.state.updates = [ID]
  const render = vi.fn(pageOf(newsroom))
  const store = aMemoryStore()
  const running = await aRunningPress(newsroom, render, { store })
  return { ...running, newsroom, render, store }
}

describe('the pages of the record', () => {
  test.each([UPDATE, LOG, '/live/ankara/at/3', '/corrections'])('%s is printed once and kept', async (path) => {
    const { get, render } = await aRecord()
    expect([(await get(path)).status, (await get(path)).status]).toEqual([200, 200])
    expect(render.mock.calls.filter(([asked]) => asked === path)).toHaveLength(1)
  })

  test.each([
    `/live/ankara/u/${OTHER}`,
    '/live/ankara/u/1',
    '/live/paris/changes-log',
    '/live/ankara/at/0',
    '/live/ankara/at/6',
    '/live/ankara/at/03',
    '/live/ankara/at/time/yesterday',
    '/live/ankara/at/time/1999-01-01T00:00:00Z',
    '/corrections/1',
  ])('%s is nowhere, and nothing is rendered to find out', async (path) => {
    const { get, render } = await aRecord()
    const last = await get(path.toLowerCase())
    expect(last.status).toBe(404)
    expect(render.mock.calls.map(([asked]) => asked)).not.toContain(path.toLowerCase())
  })

  test('a time leads to the number the story had come to, for now', async () => {
    const { get } = await aRecord()
    const small = await get('/live/ankara/at/time/2016-12-19T20:42:00+03:00')
    expect([small.status, small.headers.get('location')]).toEqual([
      308,
      '/live/ankara/at/time/2016-12-19t20:42:00+03:00',
    ])
    const found = await get(small.headers.get('location') ?? '')
    expect([found.status, found.headers.get('location')]).toEqual([307, '/live/ankara/at/1'])
  })

  test('an earlier slug leads to the same page, an update also where its story became part of another', async () => {
    const newsroom = aNewsroom([
      storyNumbers({ revision: 5 }),
      storyNumbers({ id: 'story-2', slug: 'bridge', foldedInto: 'story-1' }),
    ])
    newsroom.restore({ slugs: [...newsroom.census().slugs, { slug: 'turkey', storyId: 'story-1' }] })
    const { get } = await aRecord(newsroom)
    const leads = async (path: string) => (await get(path)).headers.get('location')
    expect(await leads(`/live/turkey/u/${ID}`)).toBe(UPDATE)
    expect(await leads('/live/turkey/at/3')).toBe('/live/ankara/at/3')
    expect(await leads('/live/turkey/changes-log')).toBe(LOG)
    expect(await leads('/live/turkey/at/time/2016-12-19t20:42z')).toBe('/live/ankara/at/time/2016-12-19t20:42z')
    expect(await leads(`/live/bridge/u/${ID}`)).toBe(UPDATE)
    expect(await leads('/live/bridge/at/3')).toBe('/live/ankara')
  })

  test('a change is on them when they are next asked for; an update’s page is printed again for its own alone', async () => {
    const { get, read, press, newsroom, render } = await aRecord()
    const paths = [UPDATE, LOG, '/live/ankara/at/3', '/corrections']
    for (const path of paths) await get(path)
    newsroom.change({}, { itemId: OTHER })
    await press.wake()
    expect(await read(LOG)).toContain('text 6')
    expect(await read('/live/ankara/at/3')).toContain('text 6')
    expect(await read('/corrections')).toContain('text 2')
    expect(await read(UPDATE)).toContain('text 5')
    newsroom.change({}, { itemId: ID })
    await press.wake()
    expect(await read(UPDATE)).toContain('text 7')
    expect(render.mock.calls.filter(([path]) => path === UPDATE)).toHaveLength(2)
  })

  test('without the database what was printed stays, and nobody is told that something is not there', async () => {
    const { get, press, newsroom, store } = await aRecord()
    for (const path of [UPDATE, LOG, '/corrections', '/live/ankara/at/3']) await get(path)
    newsroom.state.down = true
    await press.wake()
    for (const path of [UPDATE, LOG, '/corrections']) expect((await get(path)).status, path).toBe(200)
    expect((await get(`/live/ankara/u/${OTHER}`)).status).toBe(503)
    expect((await get('/live/ankara/at/time/2016-12-19t20:42z')).status).toBe(503)
    expect((await get('/live/ankara/at/2')).status).toBe(503)
    expect([...store.editions.keys()].filter((path) => path.includes('/at/'))).toEqual([])
    expect([...store.editions.keys()]).toEqual(expect.arrayContaining([UPDATE, LOG, '/corrections']))
  })

  test('after a restart without the database the kept ones are shown, earlier states are not', async () => {
    const { get, press, newsroom, store } = await aRecord()
    for (const path of [UPDATE, '/live/ankara/at/3']) await get(path)
    await press.close()
    newsroom.state.down = true
    const again = await aRunningPress(newsroom, pageOf(newsroom), { store })
    expect((await again.get(UPDATE)).status).toBe(200)
    expect((await again.get('/live/ankara/at/3')).status).toBe(503)
  })

  test('of a database that was restored to before an update, its page is no more', async () => {
    const { get, press, newsroom } = await aRecord()
    await get(UPDATE)
    newsroom.restore({ epoch: 'epoch-2' })
    newsroom.state.updates = []
    await press.wake()
    expect((await get(UPDATE)).status).toBe(404)
  })
})
