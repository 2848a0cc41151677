// npm run db:migration -- <name>: writes the next migration from what changed in prisma/schema.prisma.
import path from 'node:path'
import { writeMigration } from './lib/migrations.ts'
import { startScratchPostgres } from './lib/scratch-postgres.ts'
import { Advice, explain } from './lib/terminal.mjs'

const [name] = process.argv.slice(2)

async function main(): Promise<void> {
  if (!name || !/^[a-z][a-z0-9_]*$/.test(name)) {
    throw new Advice('Name the migration in small letters, for instance: npm run db:migration -- add_pins')
  }
  const postgres = await startScratchPostgres() // the engine wants a database to talk to, even for two files
  try {
    const folder = await writeMigration(postgres.urlOf('postgres'), name, new Date())
    console.log(folder ? `Wrote ${path.relative('.', folder)}/migration.sql` : 'prisma/schema.prisma has not changed.')
  } finally {
    await postgres.remove()
  }
}

main().catch((error: unknown) => {
  console.error(explain(error))
  process.exitCode = 1
})
