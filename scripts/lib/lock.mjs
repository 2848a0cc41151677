// Plain JavaScript: also runs on the machine's own Node, before Node 24 is installed.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { commandLineOf, ROOT } from './processes.mjs'
import { Advice } from './terminal.mjs'

const DATA = path.join(ROOT, 'data')
const LOCK = path.join(DATA, 'start.pid')

/** One newsroom per folder: two would share a database and an address. Given back when this process ends. */
export function lockFolder() {
  const owner = readOwner()
  if (owner && owner !== process.pid && commandLineOf(owner).includes('start.mjs')) {
    throw new Advice(
      `Writethru already runs from this folder (process ${owner}): use that one, or stop it with Ctrl-C first.`,
    )
  }
  try {
    mkdirSync(DATA, { recursive: true })
    rmSync(LOCK, { force: true }) // whoever wrote it was killed
    writeFileSync(LOCK, `${process.pid}\n`, { flag: 'wx' })
  } catch (error) {
    if (error.code === 'EEXIST' && readOwner()) return lockFolder() // another start was a moment faster
    throw new Advice(
      `Writethru may not write to ${DATA} (${error.code}): give your user the right to, or move the project.`,
    )
  }
  process.on('exit', () => {
    if (readOwner() === process.pid) rmSync(LOCK, { force: true })
  })
}

function readOwner() {
  try {
    return Number(readFileSync(LOCK, 'utf8'))
  } catch {
    return 0 // nobody
  }
}
