import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, onTestFinished, test, vi } from 'vitest'
import { createDiskStore } from '#lib/press/disk-store'
import type { Edition } from '#lib/press/edition'
import { printEdition } from '#lib/press/print-edition'
import { claimTree } from '#lib/press/tree'
import { aPage, EPOCH, storyNumbers } from '#test/press'

const PATH = '/live/ankara'

async function aFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'writethru-editions-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

async function aStore(root: string, { capBytes }: { capBytes?: number } = {}) {
  const tree = await claimTree(root)
  onTestFinished(() => tree.release())
  const log = vi.fn()
  const store = createDiskStore({ tree, log, keepAssets: async () => {}, ...(capBytes ? { capBytes } : {}) })
  return { store, log, tree, path: (...names: string[]) => join(tree.path, ...names) }
}

const anEdition = (revision: number, path = PATH, text = `text ${revision}`): Promise<Edition> =>
  printEdition(
    path,
    new AbortController().signal,
    async () => ({ status: 200, html: aPage(revision, text), link: '' }),
    'b',
  )

const textOf = (edition: Edition | null) => edition?.bodies.identity.toString()

test('what was written is read as it was, also by the next process', async () => {
  const root = await aFolder()
  const first = await aStore(root)
  const edition = await anEdition(3)
  await first.store.write(edition)
  await first.store.write(await anEdition(9, '/'))
  await first.tree.release()
  const second = await aStore(root)
  expect((await second.store.list()).map(({ path, revision }) => [path, revision]).sort()).toEqual([
    ['/', 9],
    [PATH, 3],
  ])
  expect(await second.store.read(PATH)).toEqual(edition)
})

test('a page marked stale leaves the tree that is served and is still found', async () => {
  const { store, path } = await aStore(await aFolder())
  await store.write(await anEdition(3))
  await store.setAside(PATH)
  expect(await readdir(path('pages', PATH))).toEqual([])
  expect((await readdir(path('last-good', PATH))).sort()).toEqual([
    'index.html',
    'index.html.br',
    'index.html.gz',
    'index.json',
  ])
  expect((await store.read(PATH))?.meta.revision).toBe(3)
  await store.write(await anEdition(4))
  expect(await store.read(PATH)).toMatchObject({ meta: { revision: 4 } })
  await expect(readdir(path('last-good', PATH))).rejects.toThrow('ENOENT')
})

test('of many writes at once the newest wins', async () => {
  const { store } = await aStore(await aFolder())
  const editions = await Promise.all(Array.from({ length: 20 }, (_, i) => anEdition(i + 1)))
  await Promise.all(editions.map((edition) => store.write(edition)))
  expect((await store.read(PATH))?.meta.revision).toBe(20)
})

test('a page printed right after it was marked stale stays in the tree that is served', async () => {
  const { store, path } = await aStore(await aFolder())
  await Promise.all([store.write(await anEdition(3)), store.setAside(PATH), store.write(await anEdition(4))])
  expect(await readFile(path('pages', PATH, 'index.html'), 'utf8')).toContain('text 4')
})

test('a kill after the first file is renamed: the page is whole, the rest is made again', async () => {
  const root = await aFolder()
  const { store, path } = await aStore(root)
  const [old, newer] = [await anEdition(3), await anEdition(4)]
  await store.write(old)
  await writeFile(path('pages', PATH, 'index.html'), newer.bodies.identity)
  await writeFile(path('pages', PATH, 'index.html.gz.123-4.tmp'), 'half')
  expect(await store.list()).toHaveLength(1)
  const read = await store.read(PATH)
  expect(read).toMatchObject({ meta: { revision: 4, epoch: EPOCH, build: '' }, bodies: newer.bodies })
  expect(await readdir(path('pages', PATH))).not.toContain('index.html.gz.123-4.tmp')
})

test('a kill while it is set aside: the page is found where it lies', async () => {
  const { store, path } = await aStore(await aFolder())
  await store.write(await anEdition(3))
  await mkdir(path('last-good', PATH), { recursive: true })
  await cp(path('pages', PATH, 'index.html'), path('last-good', PATH, 'index.html'))
  await rm(path('pages', PATH, 'index.html'))
  expect((await store.list()).map(({ revision }) => revision)).toEqual([3])
  expect(textOf(await store.read(PATH))).toContain('text 3')
})

test('a process killed in the middle of writing leaves a whole page, five times out of five', async () => {
  const root = await aFolder()
  const script = `
    import { writeEdition } from '#lib/press/edition-files'
    import { printEdition } from '#lib/press/print-edition'
    const page = (n) => '<!DOCTYPE html><html><head><meta name="writethru-epoch" content="e"/><meta name="writethru-revision" content="' + n + '"/></head><body>' + ('text ' + n + ' ').repeat(2000) + '</body></html>'
    for (let n = 1; ; n += 1) {
      const edition = await printEdition('/live/ankara', new AbortController().signal, async () => ({ status: 200, html: page(n), link: '' }), 'b')
      await writeEdition('${root}', edition)
      if (n === 3) console.log('writing')
    }`
  const { readEdition } = await import('#lib/press/edition-files')
  for (let round = 0; round < 5; round += 1) {
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await once(child.stdout, 'data')
    await wait(Math.random() * 20)
    child.kill('SIGKILL')
    await once(child, 'exit')
    const edition = await readEdition(root, '/live/ankara')
    const revision = edition?.meta.revision ?? 0
    expect(revision).toBeGreaterThanOrEqual(3)
    expect(textOf(edition)).toContain(`${`text ${revision} `.repeat(2000)}</body></html>`)
  }
}, 30_000)

test('over the cap the least recently used pages leave the disk', async () => {
  const edition = await anEdition(1, '/live/a')
  const { store } = await aStore(await aFolder(), { capBytes: edition.meta.bytes * 2.5 })
  await store.write(edition)
  await store.write(await anEdition(1, '/live/b'))
  await store.read('/live/a')
  await store.write(await anEdition(1, '/live/c'))
  expect((await store.list()).map(({ path }) => path).sort()).toEqual(['/live/a', '/live/c'])
})

test('a story that moves takes its page along', async () => {
  const { store } = await aStore(await aFolder())
  await store.write(await anEdition(3))
  await store.move(PATH, '/live/assassination')
  expect(await store.read(PATH)).toBeNull()
  expect(textOf(await store.read('/live/assassination'))).toContain('text 3')
})

test('a full or broken disk is logged and nobody falls over it', async () => {
  const { store, log, path } = await aStore(await aFolder())
  await writeFile(path('pages'), 'a file where a folder should be')
  await store.write(await anEdition(3))
  expect(log).toHaveBeenCalledWith('error', 'press.disk', expect.objectContaining({ path: PATH }))
  await rm(path('pages'))
  await store.write(await anEdition(4))
  expect((await store.read(PATH))?.meta.revision).toBe(4)
})

test('the list of stories is kept, and a broken one is as good as none', async () => {
  const root = await aFolder()
  const { store, path } = await aStore(root)
  const census = {
    epoch: EPOCH,
    revision: 7,
    masthead: '[]',
    mastheadRevision: 0,
    frontRevision: 0,
    takenDownRevision: 0,
    bylinesRevision: 0,
    bylines: [],
    stories: [storyNumbers()],
    left: {},
    slugs: [{ slug: 'a', storyId: 'story-1' }],
  }
  expect(await store.loadCensus()).toBeNull()
  await store.saveCensus(census)
  expect(await store.loadCensus()).toEqual(census)
  await writeFile(path('census.json'), (await readFile(path('census.json'), 'utf8')).slice(0, 20))
  expect(await store.loadCensus()).toBeNull()
})

test('what another process printed is taken over where it is newer', async () => {
  const root = await aFolder()
  const first = await aStore(root)
  await first.store.write(await anEdition(5))
  await first.store.write(await anEdition(2, '/'))
  const second = await aStore(root) // the first still owns its tree
  expect(second.tree.path).not.toBe(first.tree.path)
  await second.store.write(await anEdition(4))
  await second.store.write(await anEdition(3, '/'))
  const revisions = Object.fromEntries((await second.store.list()).map(({ path, revision }) => [path, revision]))
  expect(revisions).toEqual({ '/': 3, [PATH]: 5 })
  expect((await second.store.read(PATH))?.meta.revision).toBe(5)
  expect((await first.store.read(PATH))?.meta.revision).toBe(5)
})
