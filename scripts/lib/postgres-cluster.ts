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

/** Postgres refuses to run as root, so root runs it as somebody else; anybody else as themselves. */
interface ServerUser {
  uid?: number
  gid?: number
}

export async function findCluster(given: string, password: string): Promise<Cluster> {
  const folder = path.resolve(given)
  const [binaries, user] = await Promise.all([findBinaries(), findServerUser(folder)])
  await checkReachable(path.dirname(binaries.postgres), user)
  return { folder, password, binaries, user }
}

/** Whom the folder belongs to; for a new one the user `postgres`, who is made if missing. */
async function findServerUser(folder: string): Promise<ServerUser> {
  if (process.getuid?.() !== 0) return {}
  const owner = await stat(folder).catch(() => null) // not there yet
  if (owner) return { uid: owner.uid, gid: owner.gid }
  return readIds().catch(async () => {
    await run('groupadd', ['--system', '--force', 'postgres'])
    await run('useradd', ['--system', '--gid', 'postgres', '--no-create-home', 'postgres'])
    return readIds()
  })
}

async function readIds(): Promise<ServerUser> {
  const id = async (flag: string) => Number((await run('id', [flag, 'postgres'])).stdout)
  return { uid: await id('-u'), gid: await id('-g') }
}

/** Throws advice if `user` cannot reach a folder because one above it is closed to others. */
async function checkReachable(folder: string, user: ServerUser): Promise<void> {
  if (user.uid === undefined) return
  await run('test', ['-x', folder], { ...user, cwd: '/' }).catch(() => {
    throw new Advice(
      `Postgres does not run as root, and its user may not enter ${folder}: ` +
        'move the project to a folder that is open to others (for instance /srv), or start it as another user than root.',
    )
  })
}

/** Makes the cluster unless it is there: UTF-8 with the same sort order on every machine, times in UTC. */
export async function ensureCluster(cluster: Cluster): Promise<void> {
  const { folder, user } = cluster
  if (await isCluster(folder)) return
  await mkdir(path.dirname(folder), { recursive: true })
  await checkReachable(path.dirname(folder), user)
  // Under another name until it is whole: a first start that was killed leaves half a cluster.
  const unfinished = `${folder}.unfinished`
  await rm(unfinished, { recursive: true, force: true })
  await mkdir(unfinished, { mode: 0o700 })
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
    await run(binaries.initdb, [`--pgdata=${folder}`, ...access, ...text, ...zone], { ...user, cwd: '/' })
  } finally {
    await rm(secret, { recursive: true, force: true })
  }
}

async function giveTo(file: string, { uid, gid }: ServerUser): Promise<void> {
  if (uid !== undefined && gid !== undefined) await chown(file, uid, gid)
}
