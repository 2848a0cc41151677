import { readdirSync } from 'node:fs'
import pg from 'pg'
import { MIGRATIONS } from '../lib/migrations.ts'
import { type Look, look, may, must } from './finding.ts'
import { FLOORS } from './floors.ts'
import { lookAtVersion } from './versions.ts'

interface Circumstances {
  /** The one in ./data: its owner owns the server too, and nothing else is in it. */
  isEmbedded: boolean
  isPublic: boolean
}

/** What the database itself says. Nothing is changed in it. */
export async function lookAtDatabase(client: pg.Client, { isEmbedded, isPublic }: Circumstances): Promise<Look[]> {
  const looks = [await lookAtServer(client), await lookAtClock(client), await lookAtMigrations(client)]
  if (!isEmbedded) looks.push(await lookAtOwner(client))
  looks.push(await lookAtReaderRole(client), await lookAtDemo(client, isPublic))
  looks.push(await lookAtAdmins(client), await lookAtSecondFactors(client, isPublic))
  return looks
}

async function lookAtServer(client: pg.Client): Promise<Look> {
  const { rows } = await client.query<{ version: string }>(`SELECT current_setting('server_version') AS version`)
  const [version = ''] = (rows[0]?.version ?? '').split(' ')
  return lookAtVersion('Postgres', version, FLOORS.postgres, 'Upgrade Postgres, which keeps its data')
}

/** Sessions, embargoes and scheduled updates go by the database's clock, log lines and mails by ours. */
const MOST_SKEW_MS = 2_000

async function lookAtClock(client: pg.Client): Promise<Look> {
  const began = Date.now()
  const { rows } = await client.query<{ at: Date }>('SELECT clock_timestamp() AS at')
  const ended = Date.now()
  return look('the clocks', clockFinding(rows[0]?.at.getTime() ?? 0, began, ended))
}

/** @param at what the database said between `began` and `ended` */
export function clockFinding(at: number, began: number, ended: number) {
  const skew = at < began ? began - at : Math.max(0, at - ended)
  if (skew <= MOST_SKEW_MS) return null
  return must(
    `The clocks of this machine and of the database are ${Math.round(skew / 1000)} s apart.`,
    'Let both keep time by NTP: embargoes, sessions and the record go by them.',
  )
}

async function lookAtMigrations(client: pg.Client): Promise<Look> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`,
  )
  const applied = new Set(rows.map(({ name }) => name))
  const folders = readdirSync(MIGRATIONS, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  const missing = folders.filter(({ name }) => !applied.has(name)).length
  return look(
    'migrations',
    missing > 0 && must(`The database is ${missing} migrations behind this code.`, 'npm start applies them.'),
  )
}

async function lookAtOwner(client: pg.Client): Promise<Look> {
  const { rows } = await client.query<{ name: string; all: boolean }>(
    'SELECT rolname AS name, rolsuper AS all FROM pg_roles WHERE rolname = session_user',
  )
  return look(
    'the database’s owner',
    rows[0]?.all
      ? must(
          `DATABASE_URL logs in as ${rows[0].name}, who is a superuser: a hole in Writethru would be one in the whole server.`,
          'Make a role that owns this database alone: CREATE ROLE writethru LOGIN PASSWORD … ; ALTER DATABASE … OWNER TO writethru; REASSIGN OWNED BY … TO writethru.',
        )
      : null,
  )
}

async function lookAtReaderRole(client: pg.Client): Promise<Look> {
  const { rows } = await client.query<{ name: string; owner: string; isThere: boolean; sees: boolean }>(`
    SELECT name, session_user::text AS owner,
      coalesce(pg_has_role(session_user, oid, 'MEMBER') AND has_any_column_privilege(oid, '"Site"', 'SELECT'), false) AS "isThere",
      coalesce(rolsuper OR rolbypassrls OR has_any_column_privilege(oid, '"Session"', 'SELECT'), false) AS sees
    FROM left(session_user || '_reader', 63) AS name LEFT JOIN pg_roles ON rolname = name`)
  const [found] = rows
  const about = 'the readers’ database role'
  if (!found) return look(about)
  if (!found.isThere) {
    const { name, owner } = found
    return look(
      about,
      must(
        'Reader pages are read as the role that sees everything: a hole in one of them would show sessions and sources.',
        `As an administrator of the database: CREATE ROLE "${name}" NOLOGIN; GRANT "${name}" TO "${owner}"; then start again.`,
      ),
    )
  }
  return look(
    about,
    found.sees && must(`${found.name} sees more than reader pages need.`, 'npm start takes back what is not granted.'),
  )
}

/** Where readers log in by themselves: DATABASE_READER_URL. */
export async function lookAtReaderLogIn(connectionString: string): Promise<Look> {
  const about = 'the readers’ log-in'
  const client = new pg.Client({ connectionString })
  client.on('error', () => {}) // a connection that breaks makes the question fail, and that is told
  try {
    await client.connect()
    const { rows } = await client.query<{ prints: boolean; sees: boolean }>(`
      SELECT has_column_privilege('"Story"', 'slug', 'SELECT') AS prints,
        rolsuper OR rolbypassrls OR has_any_column_privilege('"Session"', 'SELECT') AS sees
      FROM pg_roles WHERE rolname = session_user`)
    return look(
      about,
      rows[0]?.sees
        ? must('DATABASE_READER_URL sees sessions.', 'Let it be a member of the readers’ role alone.')
        : null,
      rows[0]?.prints ? null : must('DATABASE_READER_URL cannot read a story.', 'GRANT the readers’ role to it.'),
    )
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : 'no answer'
    return look(about, must(`DATABASE_READER_URL does not log in (${code}).`, 'Correct it, or leave it out.'))
  } finally {
    await client.end().catch(() => {}) // where it never connected
  }
}

async function lookAtDemo(client: pg.Client, isPublic: boolean): Promise<Look> {
  const { rows } = await client.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM "Contributor", "Site"
     WHERE "demoSince" IS NOT NULL AND "email" LIKE '%@writethru.test' AND "disabledAt" IS NULL`,
  )
  const count = rows[0]?.count ?? 0
  return look(
    'demo accounts',
    isPublic && count > 0
      ? must(
          `${count} demo accounts can log in with a password that everybody knows, and the newsroom is public.`,
          'Invite yourself as an admin, then disable them (Contributors).',
        )
      : null,
  )
}

async function lookAtAdmins(client: pg.Client): Promise<Look> {
  const { rows } = await client.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM "Contributor" WHERE role = 'admin' AND "disabledAt" IS NULL AND "joinedAt" IS NOT NULL`,
  )
  const count = rows[0]?.count ?? 0
  return look(
    'admins',
    count === 0 &&
      must('There is no admin.', 'npm start prints a link for the first one, where there is nobody at all.'),
    count === 1 &&
      may('There is one admin: whoever is ill or gone locks everybody out.', 'Give a second person that role.'),
    count > 5 && may(`There are ${count} admins.`, 'Editors need no more than to be editors: lower those who do.'),
  )
}

async function lookAtSecondFactors(client: pg.Client, isPublic: boolean): Promise<Look> {
  const { rows } = await client.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM "Contributor" c
     WHERE role = 'admin' AND "disabledAt" IS NULL AND "joinedAt" IS NOT NULL
       AND NOT EXISTS (SELECT FROM "Passkey" WHERE "contributorId" = c.id)
       AND NOT EXISTS (SELECT FROM "Authenticator" WHERE "contributorId" = c.id AND "confirmedAt" IS NOT NULL)`,
  )
  const count = rows[0]?.count ?? 0
  return look(
    'admins’ second factors',
    isPublic && count > 0
      ? must(
          `${count} of the admins log in with a password alone: whoever guesses or phishes it has the newsroom.`,
          'Let them add a passkey or an app (Account), and require it of admins (Settings).',
        )
      : null,
  )
}
