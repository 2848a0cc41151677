import { execFile } from 'node:child_process'
import { chown, mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { type Binaries, findBinaries } from './postgres-binaries.ts'
import { Advice } from './terminal.mjs'

const run = promisify(execFile)
export const OWNER = 'writethru'

/** A folder with databases in it (or none yet), and what is needed to run it. */
export interface Cluster {
  folder: string
  password: string
  binaries: Binaries
  user: ServerUser
}

/** Postgres refuses to run as root, so root runs it as somebody else; anybody else as themselves (null). */
export type ServerUser = { uid: number; gid: number; readsAnywhere: boolean } | null

export async function findCluster(given: string, password: string): Promise<Cluster> {
  const folder = path.resolve(given)
  const binaries = await findBinaries()
  return { folder, password, binaries, user: await findServerUser(folder, path.dirname(binaries.postgres)) }
}

/** Whom the folder belongs to; for a new one the user `postgres`, who is made if missing. */
async function findServerUser(folder: string, programs: string): Promise<ServerUser> {
  if (process.getuid?.() !== 0) return null
  const owner = await stat(folder).catch(() => null) // not there yet
  const ids = owner ? { uid: owner.uid, gid: owner.gid } : await readIds().catch(makeUser)
  const above = path.dirname(folder)
  await mkdir(above, { recursive: true })
  for (const readsAnywhere of [false, true]) {
    const user = { ...ids, readsAnywhere }
    if ((await enters(user, programs)) && (await enters(user, above))) return user
  }
  throw new Advice(
    `Postgres does not run as root, and its user may not enter ${above}: ` +
      'move the project to a folder that is open to others (for instance /srv), or start it as another user than root.',
  )
}

async function makeUser() {
  await run('groupadd', ['--system', '--force', 'postgres'])
  await run('useradd', ['--system', '--gid', 'postgres', '--no-create-home', 'postgres'])
  return readIds()
}

async function readIds() {
  const id = async (flag: string) => Number((await run('id', [flag, 'postgres'])).stdout)
  return { uid: await id('-u'), gid: await id('-g') }
}

const enters = (user: ServerUser, folder: string): Promise<boolean> =>
  runAs(user, 'test', ['-d', `${folder}/.`]).then(
    () => true,
    () => false,
  )

/**
 * A folder in root's home, or in a temporary one of root's, is closed to everybody else. There Postgres gets the right
 * to pass through (Linux's CAP_DAC_READ_SEARCH), and nothing more of root's.
 */
export async function runAs(user: ServerUser, program: string, args: string[]): Promise<void> {
  if (!user?.readsAnywhere) {
    await run(program, args, { ...(user && { uid: user.uid, gid: user.gid }), cwd: '/' })
    return
  }
  const ids = [`--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups']
  // no_setuid_fixup: access(2), by which Postgres looks for its own programs, counts the right too.
  const right = ['--inh-caps=+dac_read_search', '--ambient-caps=+dac_read_search', '--securebits=+no_setuid_fixup']
  await run('setpriv', [...ids, ...right, program, ...args], { cwd: '/' })
}

/** Makes the cluster unless it is there: UTF-8 with the same sort order on every machine, times in UTC. */
export async function ensureCluster(cluster: Cluster): Promise<void> {
  const { folder, user } = cluster
  if (await isCluster(folder)) return
  // Under another name until it is whole: a first start that was killed leaves half a cluster.
  const unfinished = `${folder}.unfinished`
  await rm(unfinished, { recursive: true, force: true })
  await mkdir(unfinished, { recursive: true, mode: 0o700 })
  await giveTo(unfinished, user)
  await initialise({ ...cluster, folder: unfinished })
  await rename(unfinished, folder)
}

async function isCluster(folder: string): Promise<boolean> {
  try {
    await readFile(path.join(folder, 'PG_VERSION'))
    return true
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    if (code === 'ENOENT') return false
    throw new Advice(`${folder} cannot be read (${code}): start Writethru as the user it belongs to.`)
  }
}

async function initialise({ folder, password, binaries, user }: Cluster): Promise<void> {
  const secret = await mkdtemp(path.join(path.dirname(folder), 'secret-'))
  try {
    const passwordFile = path.join(secret, 'password')
    await writeFile(passwordFile, `${password}\n`, { mode: 0o600 })
    await Promise.all([giveTo(secret, user), giveTo(passwordFile, user)])
    const access = ['--auth=scram-sha-256', `--username=${OWNER}`, `--pwfile=${passwordFile}`]
    const text = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
    const zone = ['--set=timezone=UTC', '--set=log_timezone=UTC']
    await runAs(user, binaries.initdb, [`--pgdata=${folder}`, ...access, ...text, ...zone])
  } finally {
    await rm(secret, { recursive: true, force: true })
  }
}

async function giveTo(file: string, user: ServerUser): Promise<void> {
  if (user) await chown(file, user.uid, user.gid)
}
