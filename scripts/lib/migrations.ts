import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureReaderRole } from './reader-role.ts'
import { type Schema, withSchemaEngine } from './schema-engine.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
export const MIGRATIONS = path.join(ROOT, 'prisma/migrations')
/** The schema that the migrations lead to: the next one is the difference from it. */
const REACHED = path.join(MIGRATIONS, 'schema.prisma')
const CURRENT = path.join(ROOT, 'prisma/schema.prisma')
const LOCK = 'migration_lock.toml'
const NO_FILTER = { externalTables: [], externalEnums: [] }

/**
 * Applies what is missing, as `prisma migrate deploy` does (same table, same checksums), and grants readers what they may see.
 * Returns the applied names.
 */
export async function applyMigrations(connectionString: string): Promise<string[]> {
  const [schema, migrationsList] = await Promise.all([readSchema(CURRENT), readMigrations()])
  const { appliedMigrationNames } = await withSchemaEngine(connectionString, schema, (engine) =>
    engine.applyMigrations({ migrationsList, filters: NO_FILTER }),
  )
  await ensureReaderRole(connectionString)
  return appliedMigrationNames
}

async function readMigrations() {
  const entries = await readdir(MIGRATIONS, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  const directories = names.sort().map(async (name) => ({
    path: name,
    migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value: await readSql(name) } },
  }))
  return {
    baseDir: MIGRATIONS,
    lockfile: { path: LOCK, content: await readFile(path.join(MIGRATIONS, LOCK), 'utf8') },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(directories),
  }
}

const readSql = (name: string): Promise<string> => readFile(path.join(MIGRATIONS, name, 'migration.sql'), 'utf8')

async function readSchema(file: string): Promise<Schema> {
  return { path: 'prisma/schema.prisma', content: await readFile(file, 'utf8') }
}

/** The SQL from an older schema (null: from nothing) to today's; empty if nothing changed. */
export async function diffToCurrent(connectionString: string, from: Schema | null): Promise<string> {
  const schema = await readSchema(CURRENT)
  const { stdout } = await withSchemaEngine(connectionString, schema, (engine) =>
    engine.diff({
      from: from ? { tag: 'schemaDatamodel', files: [from] } : { tag: 'empty' },
      to: { tag: 'schemaDatamodel', files: [schema] },
      script: true,
      exitCode: null,
      filters: NO_FILTER,
    }),
  )
  return stdout ?? ''
}

/** Writes the migration from the schema's change and returns its folder, or null if nothing changed. */
export async function writeMigration(connectionString: string, name: string, now: Date): Promise<string | null> {
  const reached = await readSchema(REACHED).catch(() => null) // there is none before the first migration
  const sql = await diffToCurrent(connectionString, reached)
  if (sql.includes('This is an empty migration') || sql.trim() === '') return null
  const timestamp = now.toISOString().replace(/\D/g, '').slice(0, 14)
  const folder = path.join(MIGRATIONS, `${timestamp}_${name}`)
  await mkdir(folder, { recursive: true })
  await writeFile(path.join(folder, 'migration.sql'), sql)
  await writeFile(path.join(MIGRATIONS, LOCK), 'provider = "postgresql"\n')
  await writeFile(REACHED, await readFile(CURRENT))
  return folder
}
