import pg from 'pg'
import { afterAll, beforeAll, inject } from 'vitest'
import { newId } from '#lib/platform/ids'

export interface TestDatabase {
  /** Known once the tests run, not while the file is being read. */
  readonly url: string
}

/** A migrated, empty database for this test file, which `db()` and `env()` then use; dropped at its end. */
export function testDatabase(template: 'template' | 'template0' = 'template'): TestDatabase {
  const name = `test_${newId().replaceAll('-', '')}`
  const server = inject('postgresUrl')
  const url = server.replace(/[^/]+$/, name)
  beforeAll(async () => {
    await query(server, `CREATE DATABASE ${name} TEMPLATE ${template}`)
    process.env.DATABASE_URL = url
  })
  afterAll(async () => {
    const { writethruDb, writethruReaderDb } = globalThis as typeof globalThis & Record<string, Closable | undefined>
    await Promise.all([writethruDb?.$disconnect(), writethruReaderDb?.$disconnect()])
    await query(server, `DROP DATABASE ${name} WITH (FORCE)`)
  })
  return { url }
}

interface Closable {
  $disconnect(): Promise<void>
}

/** Runs SQL as it is, on a connection of its own. */
export async function query<Row extends pg.QueryResultRow>(connectionString: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    const { rows } = await client.query<Row>(sql)
    return rows
  } finally {
    await client.end()
  }
}
