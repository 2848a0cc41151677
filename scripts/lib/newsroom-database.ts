import path from 'node:path'
import pg from 'pg'
import { checkGivenDatabase } from './given-database.ts'
import { applyMigrations } from './migrations.ts'
import { type Postgres, startPostgres } from './postgres.ts'
import { execute, ROOT } from './processes.mjs'
import { step } from './terminal.mjs'

export interface NewsroomDatabase {
  url: string
  /** The one in data/postgres; null where DATABASE_URL names another. */
  embedded: Postgres | null
}

const NAME = 'writethru'
/** The demo newsroom grows under another name: one that was interrupted half-way is thrown away, never served. */
const UNFINISHED = 'writethru_unfinished'

/** The database that DATABASE_URL names (refused unless it is ours or empty), else the embedded one, running. */
export async function openDatabase(password: string): Promise<NewsroomDatabase> {
  const given = process.env.DATABASE_URL
  if (given) {
    await checkGivenDatabase(given)
    return { url: given, embedded: null }
  }
  const folder = path.join(ROOT, 'data/postgres')
  const embedded = await step('Starting Postgres', () => startPostgres({ folder, password }))
  return { url: embedded.urlOf(NAME), embedded }
}

/** Applies what is missing; an embedded database that was never there begins with the demo newsroom. */
export async function prepareDatabase(database: NewsroomDatabase, env: Record<string, string>, signal: AbortSignal) {
  if (database.embedded) await seedUnlessThere(database.embedded, env, signal)
  const applied = await applyMigrations(database.url)
  if (applied.length > 0) console.log(`Updated the database: ${applied.join(', ')}`)
}

async function seedUnlessThere(postgres: Postgres, env: Record<string, string>, signal: AbortSignal): Promise<void> {
  const client = new pg.Client({ connectionString: postgres.urlOf('postgres') })
  await client.connect()
  try {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [NAME])
    if (rowCount) return
    await step('Setting up the demo newsroom', async () => {
      await client.query(`DROP DATABASE IF EXISTS ${UNFINISHED} WITH (FORCE)`)
      await client.query(`CREATE DATABASE ${UNFINISHED}`)
      const url = postgres.urlOf(UNFINISHED)
      await applyMigrations(url)
      await execute(process.execPath, ['prisma/seed.ts'], { env: { ...env, DATABASE_URL: url }, signal })
      await client.query(`ALTER DATABASE ${UNFINISHED} RENAME TO ${NAME}`)
    })
  } finally {
    await client.end()
  }
}
