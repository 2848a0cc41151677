import { spawn } from 'node:child_process'
import { openSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { setTimeout } from 'node:timers/promises'
import { applyMigrations } from '../../scripts/lib/migrations.ts'
import { ensureDatabase, freePort, startPostgres } from '../../scripts/lib/postgres.ts'
import { execute } from '../../scripts/lib/processes.mjs'
import { scratchFolder, startScratchPostgres } from '../../scripts/lib/scratch-postgres.ts'
import { type ServerProcess, startServer } from '../../scripts/lib/server-process.ts'
import { sql } from './publisher.ts'

/** The production build that the tests run against, beside the one that `npm start` serves. */
export const TEST_BUILD = '.next-test'

export const TEST_SECRET = 'only-for-tests-only-for-tests-only'

/** A newsroom of its own with the demo's stories: Postgres, editions and one server process. */
export interface Stack {
  url: string
  databaseUrl: string
  /** Where its images lie. */
  media: string
  /** Where its editions lie, and its images beneath. */
  editions: string
  stopDatabase(): Promise<void>
  startDatabase(): Promise<void>
  /** Ends the process as an operator would, or as a power cut would. */
  stopServer(how?: 'cleanly' | 'kill'): Promise<void>
  startServer(): Promise<void>
  /** A second process on the same database, at an address of its own; it ends with the stack. */
  startAnother(env?: Record<string, string>): Promise<string>
  stop(): Promise<void>
}

interface StackOptions {
  port?: number
  /** `next start` alone, without press and limits. */
  plain?: boolean
  /** More configuration, for instance where mail goes; made when the address is known where that counts. */
  env?: Record<string, string> | ((url: string) => Promise<Record<string, string>>)
  /** A file for what its server says; to where the tests' own output goes, where it is left out. */
  log?: string
}

export async function bootStack({ port, plain = false, env: more = {}, log }: StackOptions = {}): Promise<Stack> {
  const editions = scratchFolder()
  const [postgres, free] = await Promise.all([startScratchPostgres(), port ?? freePort()])
  let database: { stop(): Promise<void> } | null = postgres
  const databaseUrl = await ensureDatabase(postgres, 'newsroom')
  const url = `http://localhost:${free}`
  const given = typeof more === 'function' ? await more(url) : more
  const env = { ...environment({ url, databaseUrl, editions, port: free }), ...given }
  const output = log === undefined ? 'inherit' : openSync(log, 'a')
  await applyMigrations(databaseUrl)
  await execute(process.execPath, ['prisma/seed.ts'], { env })
  // Tests that are not about going out do not wait for it.
  await sql(databaseUrl, 'UPDATE "Contributor" SET "goingOutSeconds" = 0')
  const address = { host: '127.0.0.1', port: free }
  const start = () => (plain ? startPlainNext(url, env) : startServer(address, env, output))
  let server = start()
  const others: ServerProcess[] = []
  await server.ready

  return {
    url,
    databaseUrl,
    media: env.MEDIA_DIR,
    editions,
    async stopDatabase() {
      await database?.stop()
      database = null
    },
    async startDatabase() {
      database ??= await startPostgres(postgres.options)
    },
    async stopServer(how = 'cleanly') {
      if (how === 'cleanly') return server.stop()
      server.kill()
      await server.ended
    },
    async startServer() {
      server = start()
      await server.ready
    },
    async startAnother(more = {}) {
      const port = await freePort()
      const other = startServer({ ...address, port }, { ...env, PORT: String(port), ...more }, output)
      others.push(other)
      await other.ready
      return `http://localhost:${port}`
    },
    async stop() {
      await Promise.all([server, ...others].map((each) => each.stop()))
      await database?.stop()
      database = null
      await postgres.remove()
      await rm(editions, { recursive: true, force: true })
    },
  }
}

function startPlainNext(url: string, env: Record<string, string>): ServerProcess {
  const child = spawn(process.execPath, ['node_modules/next/dist/bin/next', 'start'], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve))
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal)
    await ended
  }
  return { ready: answers(`${url}/login`), ended, stop: () => end('SIGTERM'), kill: () => void end('SIGKILL') }
}

async function answers(url: string): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    const response = await fetch(url).catch(() => null) // not listening yet
    if (response?.ok) return
    await setTimeout(100)
  }
  throw new Error(`${url} does not answer`)
}

function environment({
  url,
  databaseUrl,
  editions,
  port,
}: {
  url: string
  databaseUrl: string
  editions: string
  port: number
}) {
  return {
    NODE_ENV: 'production',
    NEXT_DIST_DIR: TEST_BUILD,
    NEXT_TELEMETRY_DISABLED: '1',
    DATABASE_URL: databaseUrl,
    NEXTAUTH_SECRET: TEST_SECRET,
    NEXTAUTH_URL: url,
    SITE_URL: url,
    HOST: '127.0.0.1',
    PORT: String(port),
    EDITIONS_DIR: editions,
    MEDIA_DIR: `${editions}/media`,
  }
}
