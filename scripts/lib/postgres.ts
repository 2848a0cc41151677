import { execFile, spawn } from 'node:child_process'
import { chown, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { type Binaries, checkReachable, findBinaries, findServerUser, type ServerUser } from './postgres-binaries.ts'
import { commandLineOf } from './processes.mjs'
import { Advice } from './terminal.mjs'

const run = promisify(execFile)
const OWNER = 'writethru'
/** Recovery after a crash replays at most a few checkpoints' worth of log; a minute is far above that. */
const READY_MS = 60_000

export interface PostgresOptions {
  /** Made if it does not exist; nothing but Postgres writes into it. */
  folder: string
  password: string
  /** A free one unless given. */
  port?: number
  /** False only for tests, whose data nobody wants after a power cut: without fsync they run several times faster. */
  durable?: boolean
}

export interface Postgres {
  port: number
  /** It was already running: an earlier process was killed and left it behind. */
  reused: boolean
  urlOf(database: string): string
  /** Ends all connections and stops cleanly. */
  stop(): Promise<void>
  /** Without waiting for anything; the next start recovers. */
  kill(): void
}

interface Server {
  folder: string
  password: string
  binaries: Binaries
  user: ServerUser
}

/** Starts the embedded Postgres on a folder, or takes over the one that already runs there. Loopback only, by password. */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const [binaries, user] = await Promise.all([findBinaries(), findServerUser()])
  const server = { folder: path.resolve(options.folder), password: options.password, binaries, user }
  await checkReachable(path.dirname(binaries.postgres), user)
  const left = await takeOver(server)
  if (left) return toPostgres(server, left, true)
  await initialise(server)
  const port = options.port ?? (await freePort())
  await launch(server, port, options.durable ?? true)
  return toPostgres(server, port, false)
}

function toPostgres(server: Server, port: number, reused: boolean): Postgres {
  return { port, reused, urlOf: (database) => urlOf(server, port, database), stop: () => stop(server, 'fast') }
}

const urlOf = ({ password }: Server, port: number, database: string): string =>
  `postgresql://${OWNER}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`

/** The port of a healthy server that an earlier process left running; what is left of an unhealthy one is cleared away. */
async function takeOver(server: Server): Promise<number | null> {
  const pidFile = path.join(server.folder, 'postmaster.pid')
  const lines = (await readFile(pidFile, 'utf8').catch(() => '')).split('\n')
  const [pid, port] = [Number(lines[0]), Number(lines[3])]
  if (!pid) return null
  if (!isPostgres(pid)) {
    await rm(pidFile, { force: true }) // after a power cut the number may belong to any other program
    return null
  }
  if (port && (await answers(urlOf(server, port, 'postgres'), 5_000))) return port
  await stop(server, 'immediate')
  return null
}

/** Stops what runs on a folder that nobody will use again; its data need not be kept. */
export async function stopLeftover(folder: string): Promise<void> {
  const [binaries, user] = await Promise.all([findBinaries(), findServerUser()])
  const pid = Number((await readFile(path.join(folder, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')[0])
  if (pid && isPostgres(pid)) await stop({ folder, password: '', binaries, user }, 'immediate')
}

const isPostgres = (pid: number): boolean => commandLineOf(pid).includes('postgres')

/** True as soon as a connection succeeds; false after `ms`, or at once if the password is refused. */
async function answers(connectionString: string, ms: number): Promise<boolean> {
  const deadline = Date.now() + ms
  while (Date.now() < deadline) {
    const client = new pg.Client({ connectionString, connectionTimeoutMillis: 1_000 })
    client.on('error', () => {}) // the server may be on its way out; the next round sees it
    try {
      await client.connect()
      await client.end()
      return true
    } catch (error) {
      if (error instanceof pg.DatabaseError && error.code === '28P01') throw passwordLost()
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
  return false
}

const passwordLost = (): Advice =>
  new Advice(
    'The password of the database does not fit: bring data/secrets.json back from a backup of the data folder.',
  )

/** A new cluster, unless there is one: UTF-8 with the same sort order on every machine, times in UTC. */
async function initialise(server: Server): Promise<void> {
  const { folder, user } = server
  const version = await readFile(path.join(folder, 'PG_VERSION'), 'utf8').catch(() => null)
  if (version !== null) return
  await mkdir(path.dirname(folder), { recursive: true })
  await checkReachable(path.dirname(folder), user)
  // A first start that was interrupted leaves half a cluster, without PG_VERSION or not: initdb wants an empty folder.
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { mode: 0o700 })
  await giveTo(folder, user)
  const secret = await mkdtemp(path.join(tmpdir(), 'writethru-'))
  try {
    const passwordFile = path.join(secret, 'password')
    await writeFile(passwordFile, `${server.password}\n`, { mode: 0o600 })
    await Promise.all([giveTo(secret, user), giveTo(passwordFile, user)])
    const flags = ['--auth=scram-sha-256', `--username=${OWNER}`, `--pwfile=${passwordFile}`, '--encoding=UTF8']
    const locale = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
    const zone = ['--set=timezone=UTC', '--set=log_timezone=UTC']
    await run(server.binaries.initdb, [`--pgdata=${folder}`, ...flags, ...locale, ...zone], { ...user, cwd: '/' })
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    throw error
  } finally {
    await rm(secret, { recursive: true, force: true })
  }
}

const giveTo = async (file: string, { uid, gid }: ServerUser): Promise<void> => {
  if (uid !== undefined && gid !== undefined) await chown(file, uid, gid)
}

/** pg_ctl puts the server into a session of its own, so that a Ctrl-C meant for us does not stop it first. */
async function launch({ folder, binaries, user, password }: Server, port: number, durable: boolean): Promise<void> {
  const settings = ['listen_addresses=127.0.0.1', "unix_socket_directories=''", `port=${port}`]
  if (!durable) settings.push('fsync=off', 'synchronous_commit=off', 'full_page_writes=off')
  const flags = settings.map((setting) => `-c ${setting}`).join(' ')
  const log = path.join(folder, 'server.log')
  const args = ['start', '-D', folder, '-l', log, '-w', '-t', String(READY_MS / 1000), '-o', flags]
  const code = await new Promise<number | null>((resolve, reject) => {
    spawn(binaries.pg_ctl, args, { ...user, cwd: '/', stdio: 'ignore' })
      .on('error', reject)
      .on('close', resolve)
  })
  if (code !== 0) {
    const lines = (await readFile(log, 'utf8').catch(() => '')).trim().split('\n')
    throw new Advice(`Postgres did not start; the end of ${log} says:\n${lines.slice(-5).join('\n')}`)
  }
  await answers(urlOf({ folder, binaries, user, password }, port, 'postgres'), READY_MS)
}

async function stop({ folder, binaries, user }: Server, mode: 'fast' | 'immediate'): Promise<void> {
  const args = ['stop', '-D', folder, '-m', mode, '-w', '-t', '30']
  await run(binaries.pg_ctl, args, { ...user, cwd: '/' }).catch(async (error: unknown) => {
    const gone = await readFile(path.join(folder, 'postmaster.pid')).then(
      () => false,
      () => true,
    )
    if (!gone) throw error // without a pid file it has already stopped
  })
}

/** A port nobody uses now. Somebody may take it before we do; then Postgres says so and the start fails loudly. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      const port = address !== null && typeof address === 'object' ? address.port : 0
      probe.close(() => resolve(port))
    })
  })
}

/** Makes a database unless it exists. */
export async function ensureDatabase(postgres: Postgres, name: string): Promise<string> {
  const client = new pg.Client({ connectionString: postgres.urlOf('postgres') })
  await client.connect()
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])
    if (!rowCount) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`)
  } finally {
    await client.end()
  }
  return postgres.urlOf(name)
}
