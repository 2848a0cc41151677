import { link, mkdir, readFile, rm, rmdir } from 'node:fs/promises'
import { join } from 'node:path'
import { formatOf } from '#lib/feeds/formats'
import { listFiles, moveFile, readJson, unlessMissing, writeWhole } from '#lib/platform/files'
import { encode, hashOf, QUICK } from '#lib/press/compress'
import { type Edition, EditionMeta, makeEdition } from '#lib/press/edition'
import type { Encoding } from '#lib/press/negotiate'
import { readPrinted } from '#lib/press/printed'

const META = 'index.json'
// A feed's name keeps a web server in front from sending it as a page.
const BODY = /(?:^|\/)index\.(?:html|feed)$/

function namesOf(path: string): Record<Encoding, string> {
  const identity = formatOf(path) ? 'index.feed' : 'index.html'
  return { identity, gzip: `${identity}.gz`, br: `${identity}.br` }
}

// The page itself first: it says of itself what it is, so the others can be made from it again.
function filesOf(path: string): string[] {
  const { identity, gzip, br } = namesOf(path)
  return [identity, gzip, br, META]
}

// Thirty thousand pages are listed in seconds, without as many open files.
const AT_ONCE = 64

const folderOf = (root: string, path: string) => join(root, path)

/** Four files, each renamed into place; a kill between two of them loses nothing (see `readEdition`). */
export async function writeEdition(root: string, { meta, bodies }: Edition): Promise<void> {
  const folder = folderOf(root, meta.path)
  const names = namesOf(meta.path)
  await writeWhole(join(folder, names.identity), bodies.identity)
  await writeWhole(join(folder, names.gzip), bodies.gzip)
  await writeWhole(join(folder, names.br), bodies.br)
  await writeWhole(join(folder, META), JSON.stringify(meta))
}

/** What lies at a path, or null. Files that do not belong together are made anew from the page. */
export async function readEdition(root: string, path: string): Promise<Edition | null> {
  const folder = folderOf(root, path)
  const names = namesOf(path)
  const read = (name: string) => readFile(join(folder, name)).catch(unlessMissing)
  const [identity, gzip, br] = await Promise.all([read(names.identity), read(names.gzip), read(names.br)])
  if (!identity) return null
  const meta = await readMeta(root, path)
  if (meta && gzip && br) {
    const { hashes } = meta
    const whole = hashOf(identity) === hashes.identity && hashOf(gzip) === hashes.gzip && hashOf(br) === hashes.br
    if (whole) return { meta, bodies: { identity, gzip, br } }
  }
  return remake(path, identity)
}

async function remake(path: string, identity: Buffer): Promise<Edition> {
  const { epoch, revision, masthead, assets } = readPrinted(path, identity.toString())
  // Nobody knows which build it was: it is printed again when that is possible.
  const about = { path, epoch: epoch ?? '', revision: revision ?? 0, masthead: masthead ?? 0, build: '', assets }
  return makeEdition(about, await encode(identity, QUICK))
}

async function readMeta(root: string, path: string): Promise<EditionMeta | null> {
  const meta = EditionMeta.safeParse(await readJson(join(folderOf(root, path), META)))
  return meta.success && meta.data.path === path ? meta.data : null
}

/** What lies in a tree, without its bytes; broken editions are left out. */
export async function listEditions(root: string): Promise<EditionMeta[]> {
  const pages = (await listFiles(root)).filter((file) => BODY.test(file))
  const metas: (EditionMeta | null)[] = []
  for (let from = 0; from < pages.length; from += AT_ONCE) {
    const some = pages.slice(from, from + AT_ONCE).map((page) => `/${page.replace(BODY, '')}`)
    metas.push(...(await Promise.all(some.map((path) => findMeta(root, path)))))
  }
  return metas.filter((meta) => meta !== null)
}

async function findMeta(root: string, path: string): Promise<EditionMeta | null> {
  const meta = await readMeta(root, path)
  if (meta) return meta
  // What cannot be read as a page is none, and is written over by the next print.
  const edition = await readEdition(root, path).catch(() => null)
  return edition?.meta ?? null
}

export async function moveEdition(from: string, to: string, path: string, newPath = path): Promise<void> {
  for (const name of filesOf(path)) await moveFile(join(folderOf(from, path), name), join(folderOf(to, newPath), name))
}

/** The same files under another root, without a second copy; both trees only ever replace files, never write into them. */
export async function linkEdition(from: string, to: string, path: string): Promise<void> {
  await removeEdition(to, path)
  await mkdir(folderOf(to, path), { recursive: true })
  for (const name of filesOf(path))
    await link(join(folderOf(from, path), name), join(folderOf(to, path), name)).catch(unlessMissing)
}

export async function removeEdition(root: string, path: string): Promise<void> {
  const folder = folderOf(root, path)
  for (const name of filesOf(path)) await rm(join(folder, name), { force: true })
  // Not empty where other pages lie below it.
  await rmdir(folder).catch(() => {})
}
