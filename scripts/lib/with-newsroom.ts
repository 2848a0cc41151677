import { db } from '#lib/platform/db'
import { AppError } from '#lib/platform/errors'
import { applyMigrations } from './migrations.ts'
import { openDatabase } from './newsroom-database.ts'
import { readSecrets } from './secrets.ts'
import { explain } from './terminal.mjs'

/** Runs a command-line tool on this newsroom's database, started for it unless `npm start` runs already. */
export async function withNewsroom(work: () => Promise<void>): Promise<void> {
  const secrets = await readSecrets()
  const database = await openDatabase(secrets.databasePassword)
  process.env.DATABASE_URL = database.url
  process.env.NEXTAUTH_SECRET ??= secrets.nextAuthSecret
  try {
    await applyMigrations(database.url)
    await work()
  } finally {
    await db().$disconnect()
    if (!database.embedded?.reused) await database.embedded?.stop()
  }
}

/** Ends a tool: a failure in one line, with exit code 1. */
export async function main(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    console.error(error instanceof AppError ? error.message : explain(error))
    process.exitCode = 1
  }
}
