import { readFile } from 'node:fs/promises'
import { beforeAll, expect, test } from 'vitest'
import { type Command, run } from '#lib/api/run'
import { createClaim } from '#lib/box/making'
import { CreateClaim } from '#lib/box/schema'
import { Layout } from '#lib/history/layout'
import type { Actor } from '#lib/permissions'
import { db } from '#lib/platform/db'
import { newId } from '#lib/platform/ids'
import { createSection } from '#lib/sections/commands'
import { CreateSection } from '#lib/sections/schema'
import { endStory } from '#lib/stories/commands'
import { pinUpdate } from '#lib/updates/standing'
import { query, testDatabase } from '#test/database'
import { aContributor, anUpdate, aStory } from '#test/factories'

const database = testDatabase()
let editor: Actor
beforeAll(async () => {
  editor = await aContributor('editor')
})

const perform = (command: unknown, input: object) =>
  run(command as Command<object, unknown>, editor.id, input, new Date())

async function aRunningStory() {
  const { id: storyId } = await aStory(editor)
  const first = await anUpdate(editor, storyId, { publish: true })
  await anUpdate(editor, storyId, { publish: true })
  await anUpdate(editor, storyId)
  await perform(createSection, CreateSection.parse({ storyId, sectionId: newId(), heading: 'Then', text: 'Long ago' }))
  await perform(createClaim, CreateClaim.parse({ storyId, claimId: newId(), text: 'It stands' }))
  await perform(pinUpdate, { updateId: first.id, baseVersion: first.version })
  const { version } = await db().story.findUniqueOrThrow({ where: { id: storyId } })
  await perform(endStory, { storyId, baseVersion: version })
  return { storyId, first }
}

const listLayouts = async (storyId: string) =>
  (await db().storyEvent.findMany({ where: { storyId }, orderBy: { revision: 'asc' } })).map(({ layout }) =>
    Layout.parse(layout),
  )

test('each event keeps what stands where, and nothing that readers do not see', async () => {
  const { storyId, first } = await aRunningStory()
  const layouts = await listLayouts(storyId)
  const shape = layouts.map(({ publishedCount, sections, claims, pins, endedAt }) => [
    ...[publishedCount, sections.length, claims.length, pins.length],
    endedAt !== null,
  ])
  expect(shape).toEqual([
    [0, 0, 0, 0, false],
    [1, 0, 0, 0, false],
    [2, 0, 0, 0, false],
    [2, 1, 0, 0, false],
    [2, 1, 1, 0, false],
    [2, 1, 1, 1, false],
    [2, 1, 1, 1, true],
  ])
  expect(layouts.at(-1)?.pins).toEqual([first.id])
})

test('events from before get from the migration what the rows still tell', async () => {
  const { storyId } = await aRunningStory()
  const kept = await listLayouts(storyId)
  const sql = await readFile('prisma/migrations/20261127184646_what_stood_where/migration.sql', 'utf8')
  const off = 'ALTER TABLE "StoryEvent" DISABLE TRIGGER "StoryEvent_append_only";'
  await query(database.url, `${off} UPDATE "StoryEvent" SET layout = '{}'`)
  await query(database.url, sql.slice(sql.indexOf(off)))
  // Which version stood in each row of the box was not kept then.
  expect(await listLayouts(storyId)).toEqual(kept.map(({ claimTexts: _texts, ...layout }) => layout))
})
