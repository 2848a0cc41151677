import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { createDiskStore } from '#lib/press/disk-store'
import { claimTree } from '#lib/press/tree'
import { aMemoryStore, aNewsroom, aPage, aRunningPress, storyNumbers } from '#test/press'

const STORY = '/live/ankara'
const WORDS = 'PLANTED'
const ALL = [STORY, `${STORY}/page/1`, `${STORY}/changes-log`, `${STORY}/at/1`, '/', '/topic/world', '/corrections']
const TAKEN = { storyIds: ['story-1'], imageIds: [], isWhole: false }
const aLongStory = () => aNewsroom([storyNumbers({ publishedCount: 25 })])
type Newsroom = ReturnType<typeof aNewsroom>

/** The page as the database is now, with the words while nothing was taken down. */
const pageOf = (newsroom: Newsroom) => (path: string) => {
  const { takenDownRevision, revision } = newsroom.census()
  const number = path.startsWith('/live/') ? newsroom.story().revision : revision
  return aPage(number, takenDownRevision > 0 ? 'something was removed' : WORDS)
}

/** Everything below a folder that holds the words, in any of its encodings. */
async function filesWith(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const found: string[] = []
  for (const file of files) {
    // The compressed ones of such small pages lie beside a page, and go with it.
    if (/index\.html(\.gz|\.br)?$/.test(file)) {
      const beside = await readFile(file.replace(/\.(gz|br)$/, ''), 'utf8').catch(() => WORDS)
      if (beside.includes(WORDS)) found.push(file)
    }
  }
  return found
}

async function anEditionsFolder() {
  const root = await mkdtemp(join(tmpdir(), 'writethru-editions-'))
  onTestFinished(() => rm(root, { recursive: true, force: true }))
  return root
}

async function aDisk(root: string) {
  const tree = await claimTree(root)
  onTestFinished(() => tree.release())
  return { tree, store: createDiskStore({ tree, log: vi.fn(), keepAssets: async () => {} }) }
}

describe('what was taken down', () => {
  test('is in no page of this process and in none of its files when that is answered', async () => {
    const root = await anEditionsFolder()
    const newsroom = aLongStory()
    const { store } = await aDisk(root)
    const { press, read } = await aRunningPress(newsroom, pageOf(newsroom), { store })
    for (const path of ALL) expect(await read(path), path).toContain(WORDS)
    await store.settled()
    expect((await filesWith(root)).length).toBeGreaterThan(10)
    newsroom.takeDown()
    await press.takeDown(TAKEN)
    expect(await filesWith(root)).toEqual([])
    for (const path of ALL) expect(await read(path), path).toContain('something was removed')
  })

  test('is shown by nothing, not even as the last good page, where the database goes away at that moment', async () => {
    const newsroom = aLongStory()
    const store = aMemoryStore()
    const { press, get, read } = await aRunningPress(newsroom, pageOf(newsroom), { store })
    for (const path of ALL) await read(path)
    newsroom.takeDown()
    newsroom.state.down = true
    await press.takeDown(TAKEN)
    for (const path of ALL) expect((await get(path)).status, path).toBe(503)
    expect([...store.editions.keys()].filter((path) => ALL.includes(path))).toEqual([])
    newsroom.state.down = false
    await press.wake()
    await vi.waitFor(async () => expect(await read(STORY)).toContain('something was removed'))
  })

  test('does not come back with a print that began before', async () => {
    const newsroom = aLongStory()
    const { promise: held, resolve: letGo } = Promise.withResolvers<void>()
    let slow = false
    const { press, read } = await aRunningPress(
      newsroom,
      async (path) => {
        const page = pageOf(newsroom)(path)
        if (slow && path === STORY) await held
        return page
      },
      { limits: { deadlineMs: 5_000, patienceMs: 20 } },
    )
    await read(STORY)
    slow = true
    newsroom.change()
    await press.wake() // begins a print with the words
    newsroom.takeDown()
    const down = press.takeDown(TAKEN)
    slow = false
    letGo()
    await down
    for (let tries = 0; tries < 20; tries += 1) expect(await read(STORY)).not.toContain(WORDS)
    await vi.waitFor(async () => expect(await read(STORY)).toContain('something was removed'))
  })

  test('leaves another process by its numbers alone, also pages that nobody asks for', async () => {
    const newsroom = aLongStory()
    const store = aMemoryStore()
    const other = await aRunningPress(newsroom, pageOf(newsroom), { store })
    for (const path of ALL) await other.read(path)
    newsroom.takeDown()
    await other.press.wake()
    const texts = [...store.editions.values()].map(({ bodies }) => bodies.identity.toString())
    expect(texts.filter((text) => text.includes(WORDS))).toEqual([])
    for (const path of ALL) expect(await other.read(path), path).not.toContain(WORDS)
  })

  test('is not shown by a process that starts later without a database, from whatever lies on its disk', async () => {
    const root = await anEditionsFolder()
    const newsroom = aLongStory()
    const dead = await aDisk(root)
    const before = await aRunningPress(newsroom, pageOf(newsroom), { store: dead.store })
    for (const path of ALL) await before.read(path)
    await before.press.close()
    const { store } = await aDisk(root)
    const { press } = await aRunningPress(newsroom, pageOf(newsroom), { store })
    newsroom.takeDown()
    await press.takeDown(TAKEN)
    await press.close()
    expect(await filesWith(root)).toEqual([])
    await dead.tree.release()
    newsroom.state.down = true
    const late = await aRunningPress(newsroom, () => Promise.reject(new Error('no database')), {
      store: (await aDisk(root)).store,
    })
    for (const path of ALL) expect(await late.read(path), path).not.toContain(WORDS)
  })

  test('is thrown away by a process that finds it on its disk and hears of it only now', async () => {
    const newsroom = aLongStory()
    const store = aMemoryStore()
    const before = await aRunningPress(newsroom, pageOf(newsroom), { store })
    for (const path of ALL) await before.read(path)
    await before.press.close()
    newsroom.takeDown()
    const after = await aRunningPress(newsroom, () => Promise.reject(new Error('cannot print')), { store })
    for (const path of ALL) expect((await after.get(path)).status, path).toBe(503)
    expect([...store.editions.values()].some(({ bodies }) => bodies.identity.includes(WORDS))).toBe(false)
  })
})

describe('a story that was taken down', () => {
  const aPulled = async () => {
    const newsroom = aLongStory()
    const running = await aRunningPress(newsroom, pageOf(newsroom))
    for (const path of ALL) await running.read(path)
    newsroom.takeDown({ pulledAt: '2016-12-19T18:00:00.000Z' })
    await running.press.takeDown({ ...TAKEN, isWhole: true })
    return { newsroom, ...running }
  }

  test('answers 410 at its page and at everything below it, with the database and without', async () => {
    const { newsroom, get, press } = await aPulled()
    newsroom.state.updates.push('01a21ee7-7dc8-7813-bf82-5c16ccba05cd')
    const below = ['', '/page/1', '/changes-log', '/at/1', '/feed.rss', '/u/01a21ee7-7dc8-7813-bf82-5c16ccba05cd']
    for (const path of below) expect((await get(STORY + path)).status, path).toBe(410)
    newsroom.state.down = true
    await press.wake()
    for (const path of below) expect((await get(STORY + path)).status, path).toBe(410)
  })

  test('sends whoever has it open to its page, and comes back where it is put back', async () => {
    const { newsroom, press, get } = await aPulled()
    expect(press.subject('story:story-1')).toBeUndefined()
    newsroom.change({ pulledAt: null })
    await press.wake()
    expect((await get(STORY)).status).toBe(200)
    expect(press.subject('story:story-1')).toBeDefined()
  })
})
