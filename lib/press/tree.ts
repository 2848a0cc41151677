import { mkdir, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'

const Owner = z.object({ pid: z.number(), host: z.string() })

const HEARTBEAT_MS = 5_000
// Six missed beats: a machine that sleeps longer loses its tree to the next process, and prints anew.
const DEAD_AFTER_MS = 30_000
const MOST_PROCESSES = 100

export interface Tree {
  path: string
  /** The other trees: of dead processes (they may be emptied) and of live ones (they may be read). */
  others: { path: string; dead: boolean }[]
  release(): Promise<void>
}

/**
 * A folder of its own for this process: `tree-1`, or the next one that no live process owns. So the first process
 * always has the same folder, and a restarted one finds what it left.
 */
export async function claimTree(root: string): Promise<Tree> {
  await mkdir(root, { recursive: true })
  for (let number = 1; number <= MOST_PROCESSES; number += 1) {
    const path = join(root, `tree-${number}`)
    if (!(await claim(path))) continue
    const beat = setInterval(() => void utimes(ownerFile(path), new Date(), new Date()).catch(() => {}), HEARTBEAT_MS)
    beat.unref()
    return {
      path,
      others: await listOthers(root, path),
      async release() {
        clearInterval(beat)
        await rm(ownerFile(path), { force: true })
      },
    }
  }
  throw new Error(`${MOST_PROCESSES} processes already keep editions in ${root}; give this one another EDITIONS_DIR`)
}

const ownerFile = (path: string) => join(path, 'owner.json')

async function claim(path: string): Promise<boolean> {
  await mkdir(path, { recursive: true })
  if (await hasLiveOwner(path)) return false
  await rm(ownerFile(path), { force: true })
  try {
    // `wx` fails where another process was quicker.
    await writeFile(ownerFile(path), JSON.stringify({ pid: process.pid, host: hostname() }), { flag: 'wx' })
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

async function hasLiveOwner(path: string): Promise<boolean> {
  const file = ownerFile(path)
  const beat = await stat(file).catch(() => null)
  if (!beat || Date.now() - beat.mtimeMs > DEAD_AFTER_MS) return false
  const text = await readFile(file, 'utf8').catch(() => '')
  const owner = Owner.safeParse(text ? JSON.parse(text) : null)
  if (!owner.success || owner.data.host !== hostname()) return owner.success
  return owner.data.pid !== process.pid && isRunning(owner.data.pid)
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it runs, as somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

async function listOthers(root: string, own: string): Promise<Tree['others']> {
  const names = (await readdir(root)).filter((name) => /^tree-\d+$/.test(name))
  const paths = names.map((name) => join(root, name)).filter((path) => path !== own)
  return Promise.all(paths.map(async (path) => ({ path, dead: !(await hasLiveOwner(path)) })))
}
