import pg from 'pg'
import { READER_GRANTS } from '../../prisma/reader-grants.ts'

/** Codes of Postgres: not allowed; a role of that name came to be a moment ago. */
const FORBIDDEN = '42501'
const THERE_NOW = ['42710', '23505']

/**
 * The role that reader pages are read as, with exactly what prisma/reader-grants.ts names, in one database. Its name is made of
 * the owner's (`writethru_reader`), so that newsrooms of other owners have others; those of one owner share the name, and each
 * grants its own tables. False where the database does not let us make a role.
 */
export async function ensureReaderRole(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    await grant(client, client.escapeIdentifier(await makeRole(client)))
    return true
  } catch (error) {
    // Told by the log and by npm run doctor; pages are read as before.
    if (error instanceof pg.DatabaseError && error.code === FORBIDDEN) return false
    throw error
  } finally {
    await client.end()
  }
}

async function makeRole(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ name: string; isThere: boolean; isMine: boolean }>(`
    SELECT name, rolname IS NOT NULL AS "isThere", coalesce(pg_has_role(session_user, oid, 'MEMBER'), false) AS "isMine"
    FROM left(session_user || '_reader', 63) AS name LEFT JOIN pg_roles ON rolname = name`)
  const found = rows[0]
  if (!found) throw new Error('Postgres does not say who we are')
  const role = client.escapeIdentifier(found.name)
  if (!found.isThere) await client.query(`CREATE ROLE ${role} NOLOGIN`).catch(unlessThereNow)
  // Since Postgres 16 whoever makes a role may not take it on unasked.
  if (!found.isThere || !found.isMine) await client.query(`GRANT ${role} TO SESSION_USER`)
  return found.name
}

/** Another newsroom of the same owner, in the same cluster, started at the same moment. */
function unlessThereNow(error: unknown): void {
  if (!(error instanceof pg.DatabaseError) || !THERE_NOW.includes(error.code ?? '')) throw error
}

/** All at once: a process that prints meanwhile sees the old grants or the new. */
async function grant(client: pg.Client, role: string): Promise<void> {
  const columns = Object.entries(READER_GRANTS).map(([table, names]) => {
    const list = names.map((name) => client.escapeIdentifier(name)).join(', ')
    return `GRANT SELECT (${list}) ON ${client.escapeIdentifier(table)} TO ${role}`
  })
  await client.query('BEGIN')
  await client.query(`SELECT pg_advisory_xact_lock(hashtext('writethru readers'))`)
  await client.query(`GRANT USAGE ON SCHEMA public TO ${role}`)
  await client.query(`REVOKE ALL ON ALL TABLES IN SCHEMA public FROM ${role}`)
  for (const sql of columns) await client.query(sql)
  await client.query('COMMIT')
}
