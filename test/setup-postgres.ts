import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { applyMigrations } from '../scripts/lib/migrations.ts'
import { ensureDatabase } from '../scripts/lib/postgres.ts'
import { startScratchPostgres } from '../scripts/lib/scratch-postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The database from which new ones are made; `testDatabase` copies `template`. */
    postgresUrl: string
  }
}

/** One Postgres for the whole run, with a template that holds the migrated, empty database. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await startScratchPostgres()
  await applyMigrations(await ensureDatabase(postgres, 'template'))
  const client = new pg.Client({ connectionString: postgres.urlOf('postgres') })
  await client.connect()
  await client.query('ALTER DATABASE template WITH IS_TEMPLATE true ALLOW_CONNECTIONS false')
  await client.end()
  project.provide('postgresUrl', postgres.urlOf('postgres'))
  return () => postgres.remove()
}
