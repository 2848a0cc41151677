import { readdirSync } from 'node:fs'
import pg from 'pg'
import { MIGRATIONS } from './migrations.ts'
import { Advice } from './terminal.mjs'

/** The oldest that its makers support for long enough yet (until November 2027). */
const OLDEST_POSTGRES = 15
const REACH_MS = 5_000

/** Refuses a database that cannot be reached, is too old, or holds what is not ours; changes nothing in it. */
export async function checkGivenDatabase(connectionString: string): Promise<void> {
  const place = placeOf(connectionString)
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: REACH_MS })
  client.on('error', () => {}) // a connection that breaks makes the next query fail, and that is told
  try {
    await client.connect()
  } catch (error) {
    throw new Advice(`DATABASE_URL: ${whyUnreachable(error, place)}`)
  }
  try {
    await checkVersion(client, place)
    await checkOwnership(client, place)
  } finally {
    await client.end()
  }
}

/** Host, port and name: what may be shown of a connection string. */
function placeOf(connectionString: string): string {
  if (!URL.canParse(connectionString) || !/^postgres(ql)?:$/.test(new URL(connectionString).protocol)) {
    throw new Advice('DATABASE_URL must look like postgresql://user:password@host:5432/database.')
  }
  const { hostname, port, pathname } = new URL(connectionString)
  return `${hostname}:${port || 5432}${pathname}`
}

function whyUnreachable(error: unknown, place: string): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === '28P01' || code === '28000') return `${place} refuses this user or password: correct them.`
  if (code === '3D000') return `the database of ${place} does not exist: create it, empty, and start again.`
  const reason = code || (error instanceof Error ? error.message : String(error))
  return `no Postgres answers at ${place} (${reason}): start it, or correct the address.`
}

async function checkVersion(client: pg.Client, place: string): Promise<void> {
  const { rows } = await client.query<{ number: number }>(`SELECT current_setting('server_version_num')::int AS number`)
  refuseOld(rows[0]?.number ?? 0, place)
}

/** @param number as Postgres counts its versions: 150004 is 15.4 */
export function refuseOld(number: number, place: string): void {
  if (number >= OLDEST_POSTGRES * 10_000) return
  const version = Math.floor(number / 10_000)
  throw new Advice(
    `DATABASE_URL: ${place} is Postgres ${version}; Writethru needs ${OLDEST_POSTGRES} or newer: upgrade it.`,
  )
}

/** Ours: every migration recorded in it is one we know. Otherwise it must be empty. */
async function checkOwnership(client: pg.Client, place: string): Promise<void> {
  const recorded = await readRecorded(client)
  const known = new Set(readdirSync(MIGRATIONS))
  if (recorded.length > 0) {
    if (!recorded.some((name) => known.has(name))) throw foreign(place)
    const unknown = recorded.find((name) => !known.has(name))
    if (unknown === undefined) return
    throw new Advice(`DATABASE_URL: ${place} is from a newer Writethru (${unknown}): update this one first.`)
  }
  const { rows } = await client.query(ANYTHING_THERE)
  if (rows.length > 0) throw foreign(place)
}

const foreign = (place: string): Advice =>
  new Advice(`DATABASE_URL: ${place} holds something else than Writethru: name an empty database. Nothing was changed.`)

async function readRecorded(client: pg.Client): Promise<string[]> {
  const table = await client.query<{ found: string | null }>(`SELECT to_regclass('_prisma_migrations')::text AS found`)
  if (!table.rows[0]?.found) return []
  const { rows } = await client.query<{ migration_name: string }>('SELECT migration_name FROM _prisma_migrations')
  return rows.map((row) => row.migration_name)
}

/** Any table, view, sequence or type that no extension brought along. */
const ANYTHING_THERE = `
  SELECT FROM pg_class
  JOIN pg_namespace ON pg_namespace.oid = relnamespace
  WHERE nspname NOT LIKE 'pg\\_%' AND nspname <> 'information_schema'
    AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = pg_class.oid AND deptype = 'e')
  LIMIT 1`
