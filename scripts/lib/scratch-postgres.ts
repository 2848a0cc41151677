import { randomBytes } from 'node:crypto'
import { readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Postgres, type PostgresOptions, startPostgres, stopLeftover } from './postgres.ts'
import { isAlive } from './processes.mjs'

const PREFIX = 'writethru-scratch-'

/** A name in the system's temporary folder; whatever stands there is removed once this process is gone. */
export const scratchFolder = (): string =>
  path.join(tmpdir(), `${PREFIX}${process.pid}-${randomBytes(4).toString('hex')}`)

/** A Postgres for tests and tools in a temporary folder of its own; `remove` stops it and deletes everything in it. */
export async function startScratchPostgres(): Promise<
  Postgres & { options: PostgresOptions; remove(): Promise<void> }
> {
  await removeLeftovers()
  const folder = scratchFolder()
  const postgres = await startPostgres({ folder, password: 'scratch', durable: false })
  const options = { folder, password: 'scratch', durable: false, port: postgres.port }
  const remove = async () => {
    await postgres.stop()
    await rm(folder, { recursive: true, force: true })
  }
  return { ...postgres, options, remove }
}

/** Whoever was killed could not clean up after themselves: their process id in the folder's name is nobody's now. */
async function removeLeftovers(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const owner = Number(new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1])
    if (!owner || isAlive(owner)) continue
    const folder = path.join(tmpdir(), name)
    await stopLeftover(folder)
    await rm(folder, { recursive: true, force: true })
  }
}
