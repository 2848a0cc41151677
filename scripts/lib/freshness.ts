import { createHash } from 'node:crypto'
import { globSync, readFileSync, statSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { ROOT } from './processes.mjs'

/** One hash over the names and contents of all files that the patterns match, and over `extra`. */
export function hashSources(patterns: string[], extra = ''): string {
  const hash = createHash('sha256').update(extra)
  for (const file of globSync(patterns, { cwd: ROOT }).sort()) {
    const absolute = path.join(ROOT, file)
    if (!statSync(absolute).isFile()) continue
    hash.update(`\0${file}\0`).update(readFileSync(absolute))
  }
  return hash.digest('hex')
}

/** True if `stamp` says that its folder was made from exactly these sources. */
export function isFresh(stamp: string, hash: string): boolean {
  try {
    return readFileSync(stamp, 'utf8') === hash
  } catch {
    return false // never made, or interrupted
  }
}

export const markFresh = (stamp: string, hash: string): Promise<void> => writeFile(stamp, hash)
