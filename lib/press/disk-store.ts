import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { readJson, writeWhole } from '#lib/platform/files'
import type { Log } from '#lib/platform/log'
import { messageOf } from '#lib/platform/log'
import { Census } from '#lib/press/catalogue'
import type { Edition, EditionMeta } from '#lib/press/edition'
import {
  linkEdition,
  listEditions,
  moveEdition,
  readEdition,
  removeEdition,
  writeEdition,
} from '#lib/press/edition-files'
import type { Store } from '#lib/press/store'
import type { Tree } from '#lib/press/tree'

const PAGES = 'pages'
const LAST_GOOD = 'last-good'
const CENSUS = 'census.json'
// About thirty thousand pages in three encodings; beyond it the least recently used leave, and are printed when asked for.
export const DISK_CAP_BYTES = 2 * 2 ** 30

interface DiskParts {
  tree: Tree
  log: Log
  /** Keeps what an edition needs besides itself, so that it can be shown after the next build. */
  keepAssets(paths: string[]): Promise<void>
  capBytes?: number
}

/** Editions in two trees of files: `pages`, which a web server may serve, and `last-good`, its fallback. */
export function createDiskStore({ tree, log, keepAssets, capBytes = DISK_CAP_BYTES }: DiskParts): Store {
  const pages = join(tree.path, PAGES)
  const lastGood = join(tree.path, LAST_GOOD)
  const turns = new Map<string, Promise<unknown>>()
  const newest = new Map<string, Edition>()
  const written = new Map<string, number>()
  const sizes = new Map<string, number>() // in order of use, oldest first
  let bytes = 0

  /** One after another per path; a full or broken disk costs durability, never a reader's page. */
  function inTurn<T>(path: string, work: () => Promise<T>): Promise<T | null> {
    const done = (turns.get(path) ?? Promise.resolve()).then(work).catch((error: unknown) => {
      log('error', 'press.disk', { path, reason: messageOf(error) })
      return null
    })
    turns.set(path, done)
    void done.then(() => turns.get(path) === done && turns.delete(path))
    return done
  }

  function use(path: string, size = sizes.get(path) ?? 0) {
    bytes += size - (sizes.get(path) ?? 0)
    sizes.delete(path)
    if (size > 0) sizes.set(path, size)
  }

  async function makeRoom() {
    for (const path of sizes.keys()) {
      if (bytes <= capBytes) return
      await remove(path)
    }
  }

  async function remove(path: string) {
    use(path, 0)
    await removeEdition(pages, path)
    await removeEdition(lastGood, path)
  }

  async function write(path: string) {
    const edition = newest.get(path)
    if (!edition) return // a later call wrote a newer one already
    newest.delete(path)
    await keepAssets(edition.meta.assets)
    await writeEdition(pages, edition)
    await removeEdition(lastGood, path)
    use(path, edition.meta.bytes)
    await makeRoom()
  }

  /** What other processes printed and this one has not, or only an older one. */
  async function adopt(own: Map<string, EditionMeta>, other: string) {
    for (const root of [PAGES, LAST_GOOD]) {
      for (const meta of await listEditions(join(other, root))) {
        const known = own.get(meta.path)
        if (known && (known.epoch !== meta.epoch || known.revision >= meta.revision)) continue
        await removeEdition(pages, meta.path)
        await linkEdition(join(other, root), lastGood, meta.path)
        own.set(meta.path, meta)
      }
    }
  }

  return {
    async list() {
      const own = new Map<string, EditionMeta>()
      for (const root of [lastGood, pages]) for (const meta of await listEditions(root)) own.set(meta.path, meta)
      for (const other of tree.others) await adopt(own, other)
      for (const { path, bytes: size } of own.values()) use(path, size)
      return [...own.values()]
    },
    read: (path) =>
      inTurn(path, async () => {
        use(path)
        return (await readEdition(pages, path)) ?? (await readEdition(lastGood, path))
      }),
    async write(edition) {
      const { path } = edition.meta
      newest.set(path, edition)
      written.set(path, (written.get(path) ?? 0) + 1)
      await inTurn(path, () => write(path))
    },
    async setAside(path) {
      const meant = written.get(path)
      await inTurn(path, async () => {
        // A page printed since is on disk already: the write before this turn took the newest.
        if (written.get(path) === meant) await moveEdition(pages, lastGood, path)
      })
    },
    async move(from, to) {
      await inTurn(from, async () => {
        await moveEdition(pages, lastGood, from)
        await moveEdition(lastGood, lastGood, from, to)
        use(to, sizes.get(from))
        use(from, 0)
      })
    },
    async remove(path) {
      newest.delete(path)
      await inTurn(path, () => remove(path))
    },
    async removeElsewhere(paths, folders) {
      for (const other of await tree.listOthers()) {
        for (const root of [PAGES, LAST_GOOD]) {
          for (const path of paths) await removeEdition(join(other, root), path)
          const below = folders.map((folder) => join(other, root, folder))
          await Promise.all(below.map((folder) => rm(folder, { recursive: true, force: true, maxRetries: 3 })))
        }
      }
    },
    async loadCensus() {
      const files = await Promise.all([tree.path, ...tree.others].map((path) => readJson(join(path, CENSUS))))
      const found = files.map((file) => Census.safeParse(file)).flatMap(({ data }) => data ?? [])
      return found.reduce<Census | null>((a, b) => (a && a.revision >= b.revision ? a : b), null)
    },
    async saveCensus(census) {
      await inTurn(CENSUS, () => writeWhole(join(tree.path, CENSUS), JSON.stringify(census)))
    },
    async settled() {
      await Promise.all(turns.values())
    },
  }
}
