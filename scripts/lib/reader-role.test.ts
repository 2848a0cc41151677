import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest'
import { connect } from '#lib/platform/db'
import { takeReaderRole } from '#lib/platform/reader-role'
import { READER_GRANTS } from '#prisma/reader-grants'
import { query, testDatabase } from '#test/database'
import { ensureReaderRole } from './reader-role.ts'

// Roles are the whole cluster's: names that no other test has.
const MARK = `role${process.pid}`
const lone = `${MARK}_lone`
const maker = `${MARK}_maker`
const other = `${MARK}_other`
const databases = {
  [lone]: testDatabase('template0'),
  [maker]: testDatabase('template0'),
  [other]: testDatabase('template0'),
}
let admin: pg.Client

/** The tables of a newsroom, as whoever owns them; only the columns count here. */
const TABLES = Object.entries(READER_GRANTS).map(
  ([table, columns]) => `CREATE TABLE "${table}" (${columns.map((name) => `"${name}" text`).join(', ')})`,
)

const urlOf = (owner: string) => (databases[owner]?.url ?? '').replace(/\/\/[^@]+@/, `//${owner}:secret@`)

beforeAll(async () => {
  admin = new pg.Client({ connectionString: inject('postgresUrl') })
  await admin.connect()
  for (const [owner, rights] of [
    [lone, ''],
    [maker, 'CREATEROLE'],
    [other, 'CREATEROLE'],
  ] as const) {
    await admin.query(`CREATE ROLE ${owner} LOGIN PASSWORD 'secret' ${rights}`)
    await query(databases[owner]?.url ?? '', `GRANT ALL ON SCHEMA public TO ${owner}`)
    await query(urlOf(owner), [...TABLES, `CREATE TABLE "Session" (secret text)`].join(';'))
  }
})

afterAll(async () => {
  for (const { url } of Object.values(databases)) await query(url, `DROP OWNED BY ${lone}, ${maker}, ${other}`)
  for (const owner of [maker, other]) {
    for (const { url } of Object.values(databases)) await query(url, `DROP OWNED BY ${owner}_reader`).catch(() => null)
    await admin.query(`DROP ROLE IF EXISTS ${owner}_reader`)
  }
  await admin.query(`DROP ROLE ${lone}, ${maker}, ${other}`)
  await admin.end()
})

async function whoReads(owner: string): Promise<string> {
  const client = connect(urlOf(owner), 1, { onConnect: takeReaderRole })
  const rows = await client.$queryRaw<{ name: string }[]>`SELECT current_user::text AS name`
  const reached = await client.$queryRawUnsafe('SELECT secret FROM "Session"').then(
    () => 'sees sessions',
    () => 'sees no session',
  )
  await client.$disconnect()
  return `${rows[0]?.name} ${reached}`
}

describe('the role that reader pages are read as', () => {
  test('is made by an owner who may make roles, as often as it starts, at once too', async () => {
    expect(await Promise.all([ensureReaderRole(urlOf(maker)), ensureReaderRole(urlOf(maker))])).toEqual([true, true])
    expect(await ensureReaderRole(urlOf(maker))).toBe(true)
    expect(await whoReads(maker)).toBe(`${maker}_reader sees no session`)
  })

  test('is another one for another owner on the same server', async () => {
    expect(await ensureReaderRole(urlOf(other))).toBe(true)
    expect(await whoReads(other)).toBe(`${other}_reader sees no session`)
    expect(await whoReads(maker)).toBe(`${maker}_reader sees no session`)
  })

  test('takes back what was granted before and is not named any more', async () => {
    await query(urlOf(maker), `GRANT SELECT ON "Session" TO ${maker}_reader`)
    expect(await whoReads(maker)).toBe(`${maker}_reader sees sessions`)
    await ensureReaderRole(urlOf(maker))
    expect(await whoReads(maker)).toBe(`${maker}_reader sees no session`)
  })

  test('is missing where nobody may make one: pages are read all the same, and the log says so once', async () => {
    const told: string[] = []
    const write = vi.spyOn(process.stderr, 'write').mockImplementation((line) => Boolean(told.push(String(line))))
    expect(await ensureReaderRole(urlOf(lone))).toBe(false)
    expect(await whoReads(lone)).toBe(`${lone} sees sessions`)
    await whoReads(lone)
    write.mockRestore()
    expect(told.filter((line) => line.includes('database.readers_see_everything'))).toHaveLength(1)
  })
})
