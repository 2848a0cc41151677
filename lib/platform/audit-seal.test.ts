import { beforeEach, describe, expect, test } from 'vitest'
import { audit } from '#lib/platform/audit'
import { sealAudit, verifyAudit } from '#lib/platform/audit-seal'
import { db } from '#lib/platform/db'
import { newId } from '#lib/platform/ids'
import { query, testDatabase } from '#test/database'

const database = testDatabase()

const at = new Date('2026-11-27T21:00:00.123Z')
const verify = () => db().$transaction(verifyAudit)
const seal = () => db().$transaction((tx) => sealAudit(tx, at))

/** The first of them with an address. */
const write = (count: number) =>
  db().$transaction(async (tx) => {
    for (let n = 0; n < count; n += 1) {
      const detail = { count: n, by: 'night desk' }
      await audit(tx, {
        actor: null,
        address: n === 0 ? '192.0.2.7' : null,
        action: 'story.created',
        subjectType: 'story',
        subjectId: newId(),
        detail,
        now: at,
      })
    }
  })

/** Somebody with the database's keys, who switches the rules off and hides it again. */
const tamper = (sql: string) =>
  query(
    database.url,
    `ALTER TABLE "AuditEntry" DISABLE TRIGGER USER; ALTER TABLE "AuditSeal" DISABLE TRIGGER USER; ${sql}; SET CONSTRAINTS ALL IMMEDIATE;
     ALTER TABLE "AuditEntry" ENABLE TRIGGER USER; ALTER TABLE "AuditSeal" ENABLE TRIGGER USER`,
  )

beforeEach(async () => {
  await tamper('DELETE FROM "AuditEntry"; DELETE FROM "AuditSeal"')
})

describe('the audit log', () => {
  test('is sealed in batches, each of which holds the digest of the one before', async () => {
    expect(await seal()).toBeNull()
    await write(3)
    const first = await seal()
    expect(first).toEqual({ number: 1, digest: expect.stringMatching(/^[0-9a-f]{64}$/) })
    await write(2)
    expect(await verify()).toEqual({ entries: 3, unsealed: 2, last: first, broken: null })
    const second = await seal()
    expect(await verify()).toEqual({ entries: 5, unsealed: 0, last: second, broken: null })
    expect(await db().auditSeal.findMany({ select: { number: true, entries: true, previousDigest: true } })).toEqual([
      { number: 1, entries: 3, previousDigest: null },
      { number: 2, entries: 2, previousDigest: first?.digest },
    ])
  })

  test('holds what was sealed before entries had an address', async () => {
    await query(
      database.url,
      `CREATE FUNCTION old_digest(e "AuditEntry") RETURNS text LANGUAGE sql STABLE AS $$
         SELECT encode(sha256(convert_to(jsonb_build_array(e.id, round(extract(epoch FROM e.at) * 1000), e."actorId", e.action,
           e."subjectType", e."subjectId", e."storyId", e.detail)::text, 'UTF8')), 'hex') $$`,
    )
    await write(2)
    const digests = await query<{ address: string | null; isOld: boolean }>(
      database.url,
      'SELECT address, audit_digest(e) = old_digest(e) AS "isOld" FROM "AuditEntry" e ORDER BY address',
    )
    expect(digests).toEqual([
      { address: '192.0.2.7', isOld: false },
      { address: null, isOld: true },
    ])
  })

  test('is sealed by one of several processes at once, and nothing is left out', async () => {
    await write(40)
    const [sealed] = await Promise.all([Promise.all(Array.from({ length: 6 }, seal)), write(10)])
    expect(sealed.filter(Boolean).length).toBeGreaterThan(0)
    while (await seal());
    expect(await verify()).toMatchObject({ entries: 50, unsealed: 0, broken: null })
  })

  test('takes an entry of a transaction that ends late into the next batch', async () => {
    const begun = Promise.withResolvers<void>()
    const end = Promise.withResolvers<void>()
    const late = db().$transaction(async (tx) => {
      await audit(tx, { actor: null, action: 'story.ended', subjectType: 'story', subjectId: newId(), now: at })
      begun.resolve()
      await end.promise
    })
    await begun.promise
    await write(1)
    await seal()
    end.resolve()
    await late
    expect(await verify()).toMatchObject({ entries: 1, unsealed: 1, broken: null })
    await seal()
    expect(await verify()).toMatchObject({ entries: 2, unsealed: 0, broken: null })
  })

  test('seals a thousand entries at a time', async () => {
    await query(
      database.url,
      `INSERT INTO "AuditEntry" (id, at, action, "subjectType", "subjectId")
       SELECT gen_random_uuid(), now(), 'story.created', 'story', gen_random_uuid() FROM generate_series(1, 1200)`,
    )
    await seal()
    expect(await verify()).toMatchObject({ entries: 1000, unsealed: 200 })
  })

  const nth = (n: number) => `(SELECT id FROM "AuditEntry" WHERE "sealNumber" = 2 ORDER BY id OFFSET ${n} LIMIT 1)`
  test.each([
    ['another action', 'entries', `UPDATE "AuditEntry" SET action = 'story.opened' WHERE id = ${nth(1)}`],
    ['another time', 'entries', `UPDATE "AuditEntry" SET at = at + interval '1 hour' WHERE id = ${nth(0)}`],
    ['another address', 'entries', `UPDATE "AuditEntry" SET address = '192.0.2.9' WHERE id = ${nth(1)}`],
    ['its address taken away', 'entries', `UPDATE "AuditEntry" SET address = NULL WHERE id = ${nth(0)}`],
    ['another detail', 'entries', `UPDATE "AuditEntry" SET detail = '{"count": 7}' WHERE id = ${nth(0)}`],
    ['an entry taken away', 'entries', `DELETE FROM "AuditEntry" WHERE id = ${nth(1)}`],
    ['an entry slipped in', 'entries', `UPDATE "AuditEntry" SET "sealNumber" = 2 WHERE "sealNumber" IS NULL`],
    ['another time of the seal', 'entries', `UPDATE "AuditSeal" SET at = at + interval '1 hour' WHERE number = 2`],
    [
      'a seal made to fit what was changed',
      'chain',
      `UPDATE "AuditEntry" SET action = 'story.opened' WHERE id = ${nth(1)};
       UPDATE "AuditSeal" SET digest = seal_digest(number, at, "previousDigest") WHERE number = 2`,
    ],
    [
      'a seal taken away with its entries',
      'chain',
      'DELETE FROM "AuditEntry" WHERE "sealNumber" = 2; DELETE FROM "AuditSeal" WHERE number = 2',
    ],
  ])('shows %s', async (_what, what, sql) => {
    for (let n = 0; n < 3; n += 1) {
      await write(2)
      await seal()
    }
    await write(1)
    expect((await verify()).broken).toBeNull()
    await tamper(sql)
    expect((await verify()).broken).toEqual({ number: what === 'chain' ? 3 : 2, what })
  })

  test.each([
    ['its seal is changed', 'UPDATE "AuditEntry" SET "sealNumber" = NULL WHERE "sealNumber" = 1'],
    ['it is changed before it is sealed', `UPDATE "AuditEntry" SET action = 'x.y' WHERE "sealNumber" IS NULL`],
    [
      'it is changed in being sealed',
      `UPDATE "AuditEntry" SET "sealNumber" = 1, action = 'x.y' WHERE "sealNumber" IS NULL`,
    ],
    ['a seal is changed', 'UPDATE "AuditSeal" SET entries = 9'],
    ['a seal is deleted', 'DELETE FROM "AuditSeal"'],
  ])('is refused by the database where %s', async (_what, sql) => {
    await write(2)
    await seal()
    await write(1)
    await expect(query(database.url, sql)).rejects.toThrow('append-only')
  })
})
