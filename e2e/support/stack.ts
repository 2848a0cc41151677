import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { applyMigrations } from '../../scripts/lib/migrations.ts'
import { ensureDatabase, freePort, startPostgres } from '../../scripts/lib/postgres.ts'
import { execute } from '../../scripts/lib/processes.mjs'
import { startScratchPostgres } from '../../scripts/lib/scratch-postgres.ts'
import { startServer } from '../../scripts/lib/server-process.ts'

/** The production build that the tests run against, beside the one that `npm start` serves. */
export const TEST_BUILD = '.next-test'

/** A newsroom of its own with the demo's stories: Postgres, editions and one server process. */
export interface Stack {
  url: string
  databaseUrl: string
  stopDatabase(): Promise<void>
  startDatabase(): Promise<void>
  /** Ends the process as an operator would, or as a power cut would. */
  stopServer(how?: 'cleanly' | 'kill'): Promise<void>
  startServer(): Promise<void>
  stop(): Promise<void>
}

export async function bootStack(port?: number): Promise<Stack> {
  const [postgres, editions, free] = await Promise.all([
    startScratchPostgres(),
    mkdtemp(path.join(tmpdir(), 'writethru-editions-')),
    port ?? freePort(),
  ])
  let database: { stop(): Promise<void> } | null = postgres
  const databaseUrl = await ensureDatabase(postgres, 'newsroom')
  const url = `http://localhost:${free}`
  const env = environment({ url, databaseUrl, editions, port: free })
  await applyMigrations(databaseUrl)
  await execute(process.execPath, ['prisma/seed.ts'], { env })
  const address = { host: '127.0.0.1', port: free }
  let server = startServer(address, env)
  await server.ready

  return {
    url,
    databaseUrl,
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
      server = startServer(address, env)
      await server.ready
    },
    async stop() {
      await server.stop()
      await database?.stop()
      database = null
      await postgres.remove()
      await rm(editions, { recursive: true, force: true })
    },
  }
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
    NEXTAUTH_SECRET: 'only-for-tests-only-for-tests-only',
    NEXTAUTH_URL: url,
    SITE_URL: url,
    HOST: '127.0.0.1',
    PORT: String(port),
    EDITIONS_DIR: editions,
  }
}
