import { readFile } from 'node:fs/promises'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#lib/permissions'
import { db } from '#lib/platform/db'
import { verifyRevisions } from '#lib/revisions/verify'
import { query, testDatabase } from '#test/database'
import { aContributor, anUpdate, aStory } from '#test/factories'
import { change } from '#test/transitions'

const database = testDatabase()
let editor: Actor
beforeAll(async () => {
  editor = await aContributor('editor')
})

const verify = () => db().$transaction((tx) => verifyRevisions(tx))

/** Somebody with the database's keys, who switches the rule off and hides it again. */
const tamper = (sql: string) =>
  query(database.url, `ALTER TABLE "Revision" DISABLE TRIGGER USER; ${sql}; ALTER TABLE "Revision" ENABLE TRIGGER USER`)

async function anAmendedUpdate() {
  const story = await aStory(editor)
  const update = await anUpdate(editor, story.id, { text: 'First', publish: true })
  await change(editor, 'amend', await change(editor, 'amend', update, { text: 'Second' }), { text: 'Third' })
  const rows = await db().revision.findMany({ where: { itemId: update.id }, orderBy: { number: 'asc' } })
  return { id: update.id, rows }
}

describe('the versions of every text', () => {
  test('carry the digest of the one before, and are found whole', async () => {
    const { rows } = await anAmendedUpdate()
    expect(rows.map(({ previousHash }) => previousHash)).toEqual([
      null,
      expect.stringMatching(/^[0-9a-f]{64}$/),
      expect.stringMatching(/^[0-9a-f]{64}$/),
    ])
    const { revisions, items, broken } = await verify()
    expect([broken, revisions > 3, items > 1]).toEqual([null, true, true])
  })

  test('that were there before the chain are put into it by the migration', async () => {
    await anAmendedUpdate()
    await tamper('UPDATE "Revision" SET "previousHash" = NULL')
    expect((await verify()).broken).toMatchObject({ what: 'chain', number: 2 })
    const sql = await readFile('prisma/migrations/20261127190000_revisions_in_a_chain/migration.sql', 'utf8')
    await query(database.url, sql.slice(sql.indexOf('ALTER TABLE "Revision" DISABLE')))
    expect((await verify()).broken).toBeNull()
  })

  test.each([
    [
      'another note',
      'chain',
      3,
      (id: string) => `UPDATE "Revision" SET note = 'x' WHERE "itemId" = '${id}' AND number = 2`,
    ],
    [
      'another time',
      'chain',
      3,
      (id: string) => `UPDATE "Revision" SET "createdAt" = '2016-12-19' WHERE "itemId" = '${id}' AND number = 2`,
    ],
    [
      'other words',
      'content',
      2,
      (id: string) => `UPDATE "Revision" SET content = '{"headline": "x"}' WHERE "itemId" = '${id}' AND number = 2`,
    ],
    [
      'one version less',
      'number',
      3,
      (id: string) => `UPDATE "Revision" SET number = 20 WHERE "itemId" = '${id}' AND number = 2`,
    ],
  ])('%s: the first break is named', async (_what, what, number, sql) => {
    const { id, rows } = await anAmendedUpdate()
    const before = JSON.stringify(rows[1])
    await tamper(sql(id))
    expect((await verify()).broken).toMatchObject({ itemType: 'update', itemId: id, what, number })
    await restore(id, before)
    expect((await verify()).broken).toBeNull()
  })
})

/** As it was, for the tests that follow. */
async function restore(itemId: string, row: string) {
  const { id, note, content, createdAt, number } = JSON.parse(row)
  const words = JSON.stringify(content).replaceAll("'", "''")
  const told = note === null ? 'NULL' : `'${note}'`
  await tamper(`UPDATE "Revision" SET note = ${told}, content = '${words}'::jsonb, "createdAt" = '${createdAt}', number = ${number}
    WHERE id = '${id}' AND "itemId" = '${itemId}'`)
}
