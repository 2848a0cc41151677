import { expect, test } from 'vitest'
import { run } from '#lib/api/run'
import { keepDraft } from '#lib/drafts/commands'
import { db } from '#lib/platform/db'
import { newId } from '#lib/platform/ids'
import { editUpdate, publishUpdate, submitUpdate } from '#lib/updates/commands'
import { dropUpdate } from '#lib/updates/dropping'
import { listUpdatesForDesk } from '#lib/updates/queries'
import { testDatabase } from '#test/database'
import { aContributor, anUpdate, aStory } from '#test/factories'

testDatabase()
const now = new Date()

async function aDraft() {
  const ana = await aContributor()
  const bo = await aContributor('reporter')
  const story = await aStory(ana)
  const draft = await anUpdate(bo, story.id, { text: 'Three people were hurt.' })
  return { ana, bo, story, draft, drop: { updateId: draft.id, baseVersion: draft.version } }
}

test('a dropped draft leaves the room, and rooms that show it learn its id', async () => {
  const { ana, bo, story, draft, drop } = await aDraft()
  await run(dropUpdate, bo.id, drop, now)
  const list = await listUpdatesForDesk(db(), ana, { storyId: story.id })
  expect(list.updates).toEqual([])
  expect(list.dropped).toEqual([draft.id])
  expect(list.room).toBeGreaterThan(story.room)
})

test('nothing can be done with it any more', async () => {
  const { ana, bo, draft, drop } = await aDraft()
  await run(dropUpdate, bo.id, drop, now)
  const next = { updateId: draft.id, baseVersion: draft.version + 1 }
  await expect(run(dropUpdate, bo.id, next, now)).rejects.toMatchObject({ code: 'not_found' })
  for (const act of [submitUpdate, publishUpdate])
    await expect(run(act, ana.id, next, now)).rejects.toMatchObject({ code: 'not_found' })
})

test('a draft that a colleague has changed since, submitted or published is not dropped', async () => {
  const { ana, bo, draft, drop } = await aDraft()
  await run(editUpdate, ana.id, { ...drop, text: 'Four people were hurt.' }, now)
  await expect(run(dropUpdate, bo.id, drop, now)).rejects.toMatchObject({ code: 'conflict' })
  const second = { updateId: draft.id, baseVersion: draft.version + 1 }
  await run(submitUpdate, bo.id, second, now)
  const third = { updateId: draft.id, baseVersion: draft.version + 2 }
  await expect(run(dropUpdate, bo.id, third, now)).rejects.toMatchObject({ code: 'invalid' })
  await run(publishUpdate, ana.id, third, now)
  const fourth = { updateId: draft.id, baseVersion: draft.version + 3 }
  await expect(run(dropUpdate, ana.id, fourth, now)).rejects.toMatchObject({ code: 'forbidden' })
})

test('a draft on which a colleague has begun to write is not dropped', async () => {
  const { ana, bo, draft, drop } = await aDraft()
  const { storyId, id: itemId, version: baseVersion } = draft
  const begun = { sheetId: newId(), beganAt: now.toISOString(), content: { text: 'Four people' } }
  await run(keepDraft, ana.id, { storyId, itemId, itemType: 'update', baseVersion, ...begun }, now)
  await expect(run(dropUpdate, bo.id, drop, now)).rejects.toMatchObject({ code: 'conflict' })
})

test('another reporter does not drop it, an editor may', async () => {
  const { ana, drop } = await aDraft()
  const cem = await aContributor('reporter')
  await expect(run(dropUpdate, cem.id, drop, now)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(run(dropUpdate, ana.id, drop, now)).resolves.toMatchObject({ view: { id: drop.updateId } })
})
