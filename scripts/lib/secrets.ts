import { randomBytes } from 'node:crypto'
import { chmod, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { ROOT } from './processes.mjs'
import { Advice } from './terminal.mjs'

export const SECRETS_FILE = path.join(ROOT, 'data/secrets.json')
const Secrets = z.object({ databasePassword: z.string().min(32), nextAuthSecret: z.string().min(32) })
export type Secrets = z.infer<typeof Secrets>

/** This newsroom's own secrets, made at the first start; readable by the owner alone. */
export async function readSecrets(): Promise<Secrets> {
  const text = await readFile(SECRETS_FILE, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (text === null) return makeSecrets()
  try {
    return Secrets.parse(JSON.parse(text))
  } catch {
    throw new Advice(`${SECRETS_FILE} cannot be read as secrets: bring it back from a backup of the data folder.`)
  }
}

async function makeSecrets(): Promise<Secrets> {
  const random = () => randomBytes(32).toString('base64url')
  const secrets = { databasePassword: random(), nextAuthSecret: random() }
  // By way of a second name: half a file after a power cut would lock everybody out of the database.
  const half = `${SECRETS_FILE}.new`
  await writeFile(half, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 })
  await chmod(half, 0o600)
  await rename(half, SECRETS_FILE)
  return secrets
}
