import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { readCatalog } from '#test/catalog'
import { query, testDatabase } from '#test/database'
import { applyMigrations, diffToCurrent, MIGRATIONS } from '../scripts/lib/migrations.ts'
import { execute, ROOT } from '../scripts/lib/processes.mjs'

const fromSchema = testDatabase('template0')
const migrated = testDatabase('template0')
const deployed = testDatabase('template0')

test('all migrations on an empty database give exactly the schema', async () => {
  await query(fromSchema.url, await diffToCurrent(fromSchema.url, null))
  await applyMigrations(migrated.url)

  const expected = await readCatalog(fromSchema.url)
  expect(expected.length).toBeGreaterThan(100)
  expect(await readCatalog(migrated.url)).toEqual(expected)
})

test('migrations are recorded as Prisma records them, and applied once', async () => {
  const names = (await readdir(MIGRATIONS, { withFileTypes: true })).filter((entry) => entry.isDirectory())
  const recorded = await query<{ migration_name: string; checksum: string; finished_at: Date | null }>(
    migrated.url,
    'SELECT migration_name, checksum, finished_at FROM _prisma_migrations ORDER BY migration_name',
  )

  expect(recorded.map((row) => row.migration_name)).toEqual(names.map((entry) => entry.name).sort())
  for (const { migration_name, checksum, finished_at } of recorded) {
    const sql = await readFile(path.join(MIGRATIONS, migration_name, 'migration.sql'))
    expect(checksum).toBe(createHash('sha256').update(sql).digest('hex'))
    expect(finished_at).not.toBeNull()
  }
  expect(await applyMigrations(migrated.url)).toEqual([])
})

test('the schema beside the migrations is the one they lead to', async () => {
  const reached = {
    path: 'prisma/schema.prisma',
    content: await readFile(path.join(MIGRATIONS, 'schema.prisma'), 'utf8'),
  }
  expect(await diffToCurrent(migrated.url, reached)).toMatch(/^-- This is an empty migration\.\s*$/)
})

test('Prisma’s own command line accepts the same folder, before and after us', async () => {
  const deploy = (url: string) => {
    const engine = path.join(ROOT, 'test/prisma-engine.ts')
    const env = { DATABASE_URL: url, CHECKPOINT_DISABLE: '1', PRISMA_SCHEMA_ENGINE_BINARY: engine }
    return execute(process.execPath, ['node_modules/prisma/build/index.js', 'migrate', 'deploy'], { env })
  }
  expect(await deploy(deployed.url)).toContain('All migrations have been successfully applied')
  expect(await readCatalog(deployed.url)).toEqual(await readCatalog(migrated.url))
  expect(await applyMigrations(deployed.url)).toEqual([])
  expect(await deploy(migrated.url)).toContain('No pending migrations to apply')
})
