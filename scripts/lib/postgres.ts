import { randomInt } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import path from 'node:path'
import pg from 'pg'
import { type Cluster, ensureCluster, findCluster, OWNER, runAs } from './postgres-cluster.ts'
import { commandLineOf, isAlive } from './processes.mjs'
import { Advice } from './terminal.mjs'

/** Recovery after a crash replays at most a few checkpoints' worth of log; a minute is far above that. */
const READY_MS = 60_000
/** A server that is up answers within milliseconds; one that recovers says so until it is done. */
const HEALTHY_MS = 10_000

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

/** Starts the embedded Postgres on a folder, or takes over the one that already runs there. Loopback only, by password. */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const cluster = await findCluster(options.folder, options.password)
  const left = await takeOver(cluster)
  if (left) return toPostgres(cluster, left, true)
  await ensureCluster(cluster)
  const port = options.port ?? (await freePort())
  await launch(cluster, port, options.durable ?? true)
  return toPostgres(cluster, port, false)
}

function toPostgres(cluster: Cluster, port: number, reused: boolean): Postgres {
  const kill = () => {
    const { pid } = readPidFile(cluster.folder)
    if (pid) process.kill(pid, 'SIGQUIT')
  }
  return { port, reused, urlOf: (database) => urlOf(cluster, port, database), stop: () => stop(cluster, 'fast'), kill }
}

const urlOf = ({ password }: Cluster, port: number, database: string): string =>
  `postgresql://${OWNER}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`

/** The port of a healthy server that an earlier process left running; what is left of an unhealthy one is cleared away. */
async function takeOver(cluster: Cluster): Promise<number | null> {
  const { pid, port } = readPidFile(cluster.folder)
  if (!pid || !isAlive(pid)) return null
  if (!runsOn(cluster.folder, pid)) {
    await rm(pidFileOf(cluster.folder), { force: true }) // after a power cut the number may be any other program's
    return null
  }
  if (await answers(urlOf(cluster, port, 'postgres'), HEALTHY_MS)) return port
  await stop(cluster, 'immediate')
  return null
}

/** Stops what runs on a folder that nobody will use again; its data need not be kept. */
export async function stopLeftover(folder: string): Promise<void> {
  const { pid } = readPidFile(folder)
  if (pid && runsOn(folder, pid)) await stop(await findCluster(folder, ''), 'immediate')
}

const pidFileOf = (folder: string): string => path.join(folder, 'postmaster.pid')

/** Line 1 of the file is the process, line 4 the port. */
function readPidFile(folder: string): { pid: number; port: number } {
  try {
    const lines = readFileSync(pidFileOf(folder), 'utf8').split('\n')
    return { pid: Number(lines[0]), port: Number(lines[3]) }
  } catch {
    return { pid: 0, port: 0 } // no server, or (told by ensureCluster) not our folder
  }
}

const runsOn = (folder: string, pid: number): boolean => commandLineOf(pid).includes(folder)

/** True as soon as a connection succeeds; false after `ms`. */
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
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
  return false
}

const passwordLost = (): Advice =>
  new Advice(
    'The password of the database does not fit: bring data/secrets.json back from a backup of the data folder.',
  )

/** The helpers of a server that was killed notice it within seconds; until then its memory cannot be used anew. */
const HELPERS_MS = 15_000
const HELPERS_LEFT = 'pre-existing shared memory block'

async function launch(cluster: Cluster, port: number, durable: boolean): Promise<void> {
  const deadline = Date.now() + HELPERS_MS
  for (;;) {
    const failure = await tryToLaunch(cluster, port, durable)
    if (failure === null) return
    if (!failure.includes(HELPERS_LEFT) || Date.now() > deadline) throw new Advice(failure)
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

/**
 * pg_ctl puts the server into a session of its own, so that a Ctrl-C meant for us does not stop it first. Answers what
 * went wrong, or null.
 */
async function tryToLaunch(cluster: Cluster, port: number, durable: boolean): Promise<string | null> {
  const { folder, binaries, user } = cluster
  const settings = ['listen_addresses=127.0.0.1', "unix_socket_directories=''", `port=${port}`]
  if (!durable) settings.push('fsync=off', 'synchronous_commit=off', 'full_page_writes=off')
  const flags = settings.map((setting) => `-c ${setting}`).join(' ')
  const log = path.join(folder, 'server.log')
  const args = ['start', '-D', folder, '-l', log, '-w', '-t', String(READY_MS / 1000), '-o', flags]
  const started = await runAs(user, binaries.pg_ctl, args).then(
    () => true,
    () => false, // the log says why
  )
  if (started && (await answers(urlOf(cluster, port, 'postgres'), READY_MS))) return null
  await stop(cluster, 'immediate')
  const lines = (await readFile(log, 'utf8').catch(() => '')).trim().split('\n')
  return `Postgres did not start; the end of ${log} says:\n${lines.slice(-5).join('\n')}`
}

/** Without a pid file it has already stopped. */
async function stop({ folder, binaries, user }: Cluster, mode: 'fast' | 'immediate'): Promise<void> {
  if (!readPidFile(folder).pid) return
  const args = ['stop', '-D', folder, '-m', mode, '-w', '-t', '30']
  await runAs(user, binaries.pg_ctl, args).catch((error: unknown) => {
    if (readPidFile(folder).pid) throw error
  })
}

/**
 * A port nobody uses now. It lies below those that systems give to outgoing connections (32768 and up on Linux, 49152 on
 * macOS and Windows): one of them took such a port while the server that was to have it started. Another program may still
 * take it before we do; then whoever wanted it says so and the start fails loudly.
 */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < 50; tries += 1) {
    const port = randomInt(20_000, 32_000)
    if (await isFree(port)) return port
  }
  throw new Error('No free port was found between 20000 and 32000.')
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer()
    probe.on('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })

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
