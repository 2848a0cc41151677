// Plain JavaScript: also runs on the machine's own Node, before Node 24 is installed.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { commandLineOf, ROOT } from './processes.mjs'
import { Advice } from './terminal.mjs'

/** One newsroom per folder: two would share a database and an address. */
export const lockNewsroom = () =>
  lock(
    'data/start.pid',
    'start.mjs',
    (pid) => `Writethru already runs from this folder (process ${pid}): use that one, or stop it first.`,
  )

/** One test run per folder: two would build into the same one. */
export const lockTests = () =>
  lock(
    '.cache/test.pid',
    'test.mjs',
    (pid) => `A test run is at work in this folder (process ${pid}): wait for it, or stop it first.`,
  )

/** Writes our process id into `file` unless a running `program` has its own there; taken away when this process ends. */
function lock(file, program, refusal) {
  const absolute = path.join(ROOT, file)
  const owner = readOwner(absolute)
  if (owner && owner !== process.pid && commandLineOf(owner).includes(program)) throw new Advice(refusal(owner))
  const folder = path.dirname(absolute)
  try {
    // Postgres's own user passes through; nobody else lists what is in it.
    mkdirSync(folder, { recursive: true, mode: 0o711 })
    rmSync(absolute, { force: true }) // whoever wrote it was killed
    writeFileSync(absolute, `${process.pid}\n`, { flag: 'wx' })
  } catch (error) {
    if (error.code === 'EEXIST' && readOwner(absolute)) return lock(file, program, refusal) // another was a moment faster
    throw new Advice(
      `Writethru may not write to ${folder} (${error.code}): give your user the right to, or move the project.`,
    )
  }
  process.on('exit', () => {
    if (readOwner(absolute) === process.pid) rmSync(absolute, { force: true })
  })
}

function readOwner(file) {
  try {
    return Number(readFileSync(file, 'utf8'))
  } catch {
    return 0 // nobody
  }
}
