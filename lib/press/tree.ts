import { mkdir, readdir, rm, stat, utimes } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { readJson, unlessMissing, writeWhole } from '#lib/platform/files'
import { newId } from '#lib/platform/ids'

const Owner = z.object({ pid: z.number(), host: z.string(), token: z.string() })

const HEARTBEAT_MS = 5_000
// Six missed beats: a machine that sleeps longer loses its tree to the next process, and prints anew.
const DEAD_AFTER_MS = 30_000
const MOST_PROCESSES = 100
const CLAIM_MS = 50

export interface Tree {
  path: string
  /** The trees of other processes, dead and alive: what they printed may be read. */
  others: string[]
  /** The same as they are now. */
  listOthers(): Promise<string[]>
  release(): Promise<void>
}

const own = new Set<string>()

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
      listOthers: () => listOthers(root, path),
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
  const token = newId()
  own.add(token)
  await writeWhole(ownerFile(path), JSON.stringify({ pid: process.pid, host: hostname(), token }))
  // Of two processes that started together the later writer has the tree; the earlier one sees that here.
  await wait(CLAIM_MS)
  return (await readOwner(path))?.token === token
}

async function readOwner(path: string): Promise<z.infer<typeof Owner> | null> {
  const owner = Owner.safeParse(await readJson(ownerFile(path)))
  return owner.success ? owner.data : null
}

async function hasLiveOwner(path: string): Promise<boolean> {
  const owner = await readOwner(path)
  const beat = await stat(ownerFile(path)).catch(unlessMissing)
  if (!owner || !beat || Date.now() - beat.mtimeMs > DEAD_AFTER_MS) return false
  if (owner.host !== hostname()) return true
  // A container's process has the same number again after a restart.
  return owner.pid === process.pid ? own.has(owner.token) : isRunning(owner.pid)
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

async function listOthers(root: string, own: string): Promise<string[]> {
  const names = (await readdir(root)).filter((name) => /^tree-\d+$/.test(name))
  return names.map((name) => join(root, name)).filter((path) => path !== own)
}
