import { beforeAll, describe, expect, test } from 'vitest'
import { type Command, run } from '#lib/api/run'
import { makeClaim } from '#lib/box/making'
import { MakeClaim } from '#lib/box/schema'
import type { Actor } from '#lib/permissions'
import { db, readerDb } from '#lib/platform/db'
import { newId } from '#lib/platform/ids'
import { createSection, editSection } from '#lib/sections/commands'
import { CreateSection } from '#lib/sections/schema'
import { publishStory } from '#lib/stories/commands'
import { editUpdate, publishUpdate } from '#lib/updates/commands'
import { READER_GRANTS } from '#prisma/reader-grants'
import { query, testDatabase } from '#test/database'
import { aContributor, aDraftStory, anUpdate, aStory } from '#test/factories'

const database = testDatabase()
const DENIED = /permission denied/
const PLANTED = 'Quillfeather'

let ana: Actor
beforeAll(async () => {
  ana = await aContributor('editor', 'Ana')
})
const perform = (command: unknown, input: object) => run(command as Command<object, unknown>, ana.id, input, new Date())
const ask = (sql: string) => readerDb().$queryRawUnsafe<Record<string, unknown>[]>(sql)

interface Column {
  table: string
  column: string
}

const COLUMNS = `
  SELECT c.table_name AS table, c.column_name AS column FROM information_schema.columns c
  JOIN information_schema.tables t USING (table_schema, table_name)
  WHERE c.table_schema = 'public' ORDER BY 1, 2`

describe('what readers’ pages are read with', () => {
  test('is a role of its own that owns nothing and may not make anything', async () => {
    const [who] = await ask(`SELECT current_user::text AS name, rolsuper, rolcreaterole, rolbypassrls, rolcanlogin,
      has_schema_privilege('public', 'CREATE') AS makes FROM pg_roles WHERE rolname = current_user`)
    expect(who).toEqual({
      ...{ name: 'writethru_reader', rolsuper: false, rolcreaterole: false },
      ...{ rolbypassrls: false, rolcanlogin: false, makes: false },
    })
  })

  test('is refused every column that is not granted by name', async () => {
    const columns = await query<Column>(database.url, COLUMNS)
    const closed = columns.filter(({ table, column }) => !READER_GRANTS[table]?.includes(column))
    const reached: string[] = []
    for (const { table, column } of closed) {
      const answer = await ask(`SELECT "${column}" FROM "${table}"`).catch((error: Error) => error.message)
      if (!DENIED.test(String(answer))) reached.push(`${table}.${column}`)
    }
    console.log(`Readers: ${closed.length} of ${columns.length} columns closed, each tried.`)
    expect(reached).toEqual([])
    expect(closed.length).toBeGreaterThan(150)
  })

  test.each([
    ['passwords', 'Contributor', 'passwordHash'],
    ['addresses', 'Contributor', 'email'],
    ['invitations', 'Invitation', 'secretHash'],
    ['sessions', 'Session', 'secretHash'],
    ['tokens', 'ApiToken', 'secretHash'],
    ['confidential sources', 'Confidence', 'identity'],
    ['unfinished work', 'Draft', 'content'],
    ['the audit log', 'AuditEntry', 'detail'],
    ['stored replies', 'IdempotencyKey', 'reply'],
    ['what is being written', 'Presence', 'words'],
    ['notifications', 'Notification', 'kind'],
    ['changes waiting for a second pair of eyes', 'SecondLook', 'proposal'],
    ['what must not go out', 'BannedTerm', 'term'],
    ['why something was taken down', 'TakeDown', 'reason'],
    ['why an update was sent back', 'LiveUpdate', 'sentBackNote'],
    ['why a story ended, for the desk', 'StoryEvent', 'reason'],
  ])('is closed to %s', async (_what, table, column) => {
    expect(READER_GRANTS[table] ?? []).not.toContain(column)
    await expect(ask(`SELECT count("${column}") FROM "${table}"`)).rejects.toThrow(DENIED)
    await expect(ask(`SELECT count(*) FROM "${table}" WHERE "${column}" IS NOT NULL`)).rejects.toThrow(DENIED)
  })

  test('writes nothing anywhere', async () => {
    const tables = [...new Set((await query<Column>(database.url, COLUMNS)).map(({ table }) => table))]
    for (const table of tables) {
      await expect(ask(`DELETE FROM "${table}"`)).rejects.toThrow(DENIED)
      await expect(ask(`INSERT INTO "${table}" DEFAULT VALUES`)).rejects.toThrow(DENIED)
      await expect(ask(`TRUNCATE "${table}" CASCADE`)).rejects.toThrow(DENIED)
    }
    await expect(ask(`UPDATE "Site" SET name = 'Ours'`)).rejects.toThrow(DENIED)
  })

  test('a table that comes to be is closed', async () => {
    await query(database.url, `CREATE TABLE "Tomorrow" (secret text)`)
    await expect(ask(`SELECT secret FROM "Tomorrow"`)).rejects.toThrow(DENIED)
    await query(database.url, `DROP TABLE "Tomorrow"`)
  })
})

describe('words that readers have not been given', () => {
  /** Every text of the newsroom as readers’ client and as the desk’s have it. */
  const textsWith = async (words: string) => ({
    readers: (await readerDb().revision.findMany({ select: { content: true } })).filter(({ content }) =>
      JSON.stringify(content).includes(words),
    ).length,
    desk: (await db().revision.findMany()).filter(({ content }) => JSON.stringify(content).includes(words)).length,
  })

  test('of a story that is not published, with its slug, its updates and its sections', async () => {
    const story = await aDraftStory(ana, { headline: `${PLANTED} one` })
    await anUpdate(ana, story.id, { text: `${PLANTED} one` })
    await perform(
      createSection,
      CreateSection.parse({ storyId: story.id, sectionId: newId(), heading: `${PLANTED} one`, text: 'Why.' }),
    )
    expect(await textsWith(`${PLANTED} one`)).toEqual({ readers: 0, desk: 3 })
    expect(await readerDb().story.count({ where: { id: story.id } })).toBe(0)
    expect(await readerDb().storySlug.count({ where: { storyId: story.id } })).toBe(0)
    expect(await readerDb().liveUpdate.count({ where: { storyId: story.id } })).toBe(0)
    expect(await readerDb().section.count({ where: { storyId: story.id } })).toBe(0)
  })

  test('of an update that waits, is held or embargoed in a published story', async () => {
    const story = await aStory(ana)
    const { id } = await anUpdate(ana, story.id, { text: `${PLANTED} two`, submit: true })
    expect(await textsWith(`${PLANTED} two`)).toEqual({ readers: 0, desk: 1 })
    expect(await readerDb().liveUpdate.count({ where: { id } })).toBe(0)
  })

  test('of an earlier version of an update, a section and a claim, written before they were published', async () => {
    const draft = await aDraftStory(ana)
    const { id: updateId } = await anUpdate(ana, draft.id, { text: `${PLANTED} three` })
    const sectionId = newId()
    const words = { heading: `${PLANTED} three`, text: 'Why.' }
    await perform(createSection, CreateSection.parse({ storyId: draft.id, sectionId, ...words }))
    await perform(editSection, { sectionId, baseVersion: 1, heading: 'The past', text: 'Because.' })
    const story = await db().story.findUniqueOrThrow({ where: { id: draft.id } })
    await perform(publishStory, { storyId: draft.id, baseVersion: story.version, updates: [] })
    const version = async () => (await db().liveUpdate.findUniqueOrThrow({ where: { id: updateId } })).version
    await perform(editUpdate, { updateId, baseVersion: await version(), text: 'It was somebody else.' })
    await perform(publishUpdate, { updateId, baseVersion: await version() })

    expect(await textsWith(`${PLANTED} three`)).toEqual({ readers: 0, desk: 2 })
    expect(await textsWith('It was somebody else.')).toEqual({ readers: 1, desk: 1 })
    expect(await textsWith('Because.')).toEqual({ readers: 1, desk: 1 })
  })

  test('of a claim that is the desk’s alone', async () => {
    const story = await aStory(ana)
    const claim = { storyId: story.id, claimId: newId(), text: `${PLANTED} four did it.`, status: 'attributed' }
    await perform(makeClaim, MakeClaim.parse({ ...claim, sources: [{ type: 'official', label: 'Police' }] }))
    expect(await textsWith(`${PLANTED} four`)).toEqual({ readers: 0, desk: 1 })
  })

  test('and of bylines of such a text', async () => {
    const story = await aStory(ana)
    await anUpdate(ana, story.id, { text: 'Not yet.', bylines: [{ name: PLANTED }] })
    expect(await db().byline.count({ where: { name: PLANTED } })).toBe(1)
    expect(await readerDb().byline.count({ where: { name: PLANTED } })).toBe(0)
  })
})
