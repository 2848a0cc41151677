import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { sealAudit } from '#lib/platform/audit-seal'
import { db } from '#lib/platform/db'
import { query, testDatabase } from '#test/database'
import { aContributor, aStory } from '#test/factories'
import { applyMigrations } from '../lib/migrations.ts'
import { ROOT } from '../lib/processes.mjs'
import { clockFinding, lookAtDatabase, lookAtReaderLogIn } from './database.ts'
import { lookAtRecord } from './record.ts'

const owned = testDatabase('template0')
// The last of them is the one that `db()` uses.
const database = testDatabase()
const OWNER = `doctor${process.pid}`
const ownedUrl = () => owned.url.replace(/\/\/[^@]+@/, `//${OWNER}:Jx8fQ2vLr0Zp@`)
let client: pg.Client

beforeAll(async () => {
  client = new pg.Client({ connectionString: database.url })
  await client.connect()
})
afterAll(async () => {
  await client.end()
  await query(owned.url, `DROP OWNED BY ${OWNER} CASCADE`)
  for (const role of [OWNER, `${OWNER}_reader`]) await query(inject('postgresUrl'), `DROP ROLE IF EXISTS ${role}`)
})

const findingsOf = async (fields = {}, from = client) => {
  const looks = await lookAtDatabase(from, { isEmbedded: true, isPublic: true, ...fields })
  return looks.flatMap(({ findings }) => findings.map(({ weight, what }) => `${weight}: ${what}`))
}
const without = async (sql: string, fields = {}) => {
  await client.query('BEGIN')
  await client.query(sql)
  const told = await findingsOf(fields)
  await client.query('ROLLBACK')
  return told
}
const PERSON = `INSERT INTO "Contributor" (id, email, name, role, "passwordHash", "invitedAt", "joinedAt")
  SELECT gen_random_uuid(), gen_random_uuid() || '@example.test', 'An admin', 'admin', '-', now(), now() FROM generate_series`
/** Admins with a second factor. */
const admins = (count: number) => `WITH made AS (${PERSON}(1, ${count}) RETURNING id)
  INSERT INTO "Passkey" (id, "contributorId", "credentialId", "publicKey", counter, transports, name, "createdAt")
  SELECT gen_random_uuid(), id, id::text, 'x', 0, '{}', 'A key', now() FROM made`

describe('the database', () => {
  test('of a newsroom with nobody in it: no admin', async () => {
    expect(await findingsOf()).toEqual(['must: There is no admin.'])
  })
  test('with one admin, two, six', async () => {
    expect(await without(admins(1))).toEqual([expect.stringMatching(/^may: There is one admin/)])
    expect(await without(admins(2))).toEqual([])
    expect(await without(admins(6))).toEqual(['may: There are 6 admins.'])
  })
  test('with an admin who has a password alone, where strangers come', async () => {
    const alone = `${admins(2)}; ${PERSON}(1, 1)`
    expect(await without(alone)).toEqual([expect.stringMatching(/^must: 1 of the admins log in with a password alone/)])
    expect(await without(alone, { isPublic: false })).toEqual([])
  })
  test('with demo accounts, where strangers come', async () => {
    const demo = `${admins(2)}; UPDATE "Contributor" SET email = 'admin@writethru.test' WHERE id = (SELECT id FROM "Contributor" LIMIT 1);
      UPDATE "Site" SET "demoSince" = now()`
    expect(await without(demo)).toEqual([expect.stringMatching(/^must: 1 demo accounts can log in/)])
    expect(await without(demo, { isPublic: false })).toEqual([])
  })
  test('that is behind the code', async () => {
    const older = `${admins(2)}; DELETE FROM _prisma_migrations WHERE migration_name LIKE '%_rules'`
    expect(await without(older)).toEqual(['must: The database is 1 migrations behind this code.'])
  })
  test('whose owner is a superuser, where it is not our own', async () => {
    expect(await without(admins(2), { isEmbedded: false })).toEqual([
      expect.stringMatching(/^must: DATABASE_URL logs in as writethru, who is a superuser/),
    ])
  })
  test('where readers’ role was granted more by hand', async () => {
    expect(await without(`${admins(2)}; GRANT SELECT ON "Session" TO writethru_reader`)).toEqual([
      'must: writethru_reader sees more than reader pages need.',
    ])
  })
  test('with another clock', () => {
    expect(clockFinding(10_000, 9_900, 10_100)).toBeNull()
    expect(clockFinding(8_000, 9_900, 10_100)).toBeNull()
    expect(clockFinding(1_000, 9_900, 10_100)?.what).toContain('9 s apart')
    expect(clockFinding(20_000, 9_900, 10_100)?.what).toContain('10 s apart')
  })
})

describe('a log-in of its own for readers', () => {
  const told = async (url: string) => (await lookAtReaderLogIn(url)).findings.map(({ what }) => what)

  test('prints pages and sees nothing else, or is told', async () => {
    const name = `${OWNER}_pages`
    const url = database.url.replace(/\/\/[^@]+@/, `//${name}:Jx8fQ2vLr0Zp@`)
    expect(await told(url)).toEqual(['DATABASE_READER_URL does not log in (28P01).'])
    await query(inject('postgresUrl'), `CREATE ROLE ${name} LOGIN PASSWORD 'Jx8fQ2vLr0Zp'`)
    expect(await told(url)).toEqual(['DATABASE_READER_URL cannot read a story.'])
    await query(inject('postgresUrl'), `GRANT writethru_reader TO ${name}`)
    expect(await told(url)).toEqual([])
    expect(await told(database.url)).toEqual(['DATABASE_READER_URL sees sessions.'])
    await query(inject('postgresUrl'), `DROP ROLE ${name}`)
  })
})

describe('the audit log', () => {
  const looked = async () =>
    (await lookAtRecord(database.url)).flatMap(({ findings }) =>
      findings.map(({ weight, what }) => `${weight}: ${what}`),
    )

  test('that waits for its seal, is sealed, is changed', async () => {
    const ana = await aContributor('editor')
    await aStory(ana)
    expect(await looked()).toEqual([])
    const change = (sql: string) =>
      query(database.url, `SET session_replication_role = replica; ${sql}; SET session_replication_role = DEFAULT`)
    await change(`UPDATE "AuditEntry" SET at = at - interval '1 hour'`)
    expect(await looked()).toEqual([expect.stringMatching(/^may: \d+ entries of the audit log have waited/)])
    await db().$transaction((tx) => sealAudit(tx, new Date()))
    expect(await looked()).toEqual([])
    await change(`UPDATE "AuditEntry" SET action = 'nothing.happened'`)
    expect(await looked()).toEqual([expect.stringMatching(/^must: The audit log is broken at seal 1/)])
  })
})

describe('npm run doctor', () => {
  const doctor = async (env: Record<string, string>) => {
    const run = promisify(execFile)(process.execPath, ['scripts/doctor.ts'], {
      cwd: ROOT,
      env: { NODE_ENV: 'production', PATH: process.env.PATH, ...env },
    })
    const {
      code = 0,
      stdout,
      stderr,
    } = await run.then(
      (said) => ({ code: 0, ...said }),
      (error) => error,
    )
    return { code: Number(code), said: `${stdout}${stderr}` }
  }

  test('ends with 2 where it cannot look', async () => {
    const { code, said } = await doctor({ DATABASE_URL: 'postgresql://nobody:plumbago@127.0.0.1:1/none' })
    expect(said).toMatch(/^Could not look: DATABASE_URL: no Postgres answers at 127\.0\.0\.1:1/)
    expect(said).not.toContain('plumbago')
    expect(code).toBe(2)
  })

  test('ends with 1 where something must be done, and changes nothing', async () => {
    const before = await query(database.url, 'SELECT migration_name FROM _prisma_migrations')
    const { code, said } = await doctor({ DATABASE_URL: database.url, SITE_URL: 'http://news.example' })
    expect(said).toContain('✗ SITE_URL is http://news.example')
    expect(said).toContain('✗ NEXTAUTH_SECRET has 0 characters.')
    expect(code).toBe(1)
    expect(await query(database.url, 'SELECT migration_name FROM _prisma_migrations')).toEqual(before)
  })

  test('ends with 0 where all is in order', async () => {
    await query(inject('postgresUrl'), `CREATE ROLE ${OWNER} LOGIN CREATEROLE PASSWORD 'Jx8fQ2vLr0Zp'`)
    await query(owned.url, `GRANT ALL ON SCHEMA public TO ${OWNER}`)
    await query(owned.url, `GRANT CREATE ON DATABASE ${new URL(owned.url).pathname.slice(1)} TO ${OWNER}`)
    await applyMigrations(ownedUrl())
    await query(ownedUrl(), admins(2))
    const folder = await mkdtemp(path.join(tmpdir(), 'doctor-'))
    const { code, said } = await doctor({
      ...{ DATABASE_URL: ownedUrl(), SITE_URL: 'https://news.example', TRUSTED_PROXY: '127.0.0.1' },
      ...{ NEXTAUTH_SECRET: 'Jx8fQ2vLr0ZpTn5WcYk1BdHs7MgAeUo3', EDITIONS_DIR: folder, MEDIA_DIR: folder },
    })
    await rm(folder, { recursive: true })
    expect(said).not.toContain('✗')
    expect(said).toMatch(/✓ In order: the public address, .*the readers’ database role, .*the audit log\./)
    expect(code).toBe(0)
  })

  test('says how to make readers’ role where the owner may not', async () => {
    await query(inject('postgresUrl'), `ALTER ROLE ${OWNER} NOCREATEROLE`)
    await query(ownedUrl(), `DROP OWNED BY ${OWNER}_reader`)
    const { code, said } = await doctor({ DATABASE_URL: ownedUrl() })
    expect(said).toContain(`CREATE ROLE "${OWNER}_reader" NOLOGIN; GRANT "${OWNER}_reader" TO "${OWNER}"`)
    expect(code).toBe(1)
  })
})
