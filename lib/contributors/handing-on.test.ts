import { beforeEach, describe, expect, it } from 'vitest'
import { run } from '#lib/api/run'
import { disableContributor } from '#lib/contributors/commands'
import { handOn } from '#lib/contributors/handing-on'
import { getPerson } from '#lib/contributors/person'
import { changeRights } from '#lib/contributors/rights'
import { ChangeRights } from '#lib/contributors/schema'
import { keepDraft } from '#lib/drafts/commands'
import { getDraft } from '#lib/drafts/queries'
import { KeepDraft } from '#lib/drafts/schema'
import { listNotifications } from '#lib/notifications/queries'
import type { Actor } from '#lib/permissions'
import { db } from '#lib/platform/db'
import { newId } from '#lib/platform/ids'
import type { StoryView } from '#lib/stories/views'
import { editUpdate } from '#lib/updates/commands'
import { listReview } from '#lib/updates/review'
import { testDatabase } from '#test/database'
import { aContributor, anUpdate, aStory } from '#test/factories'

testDatabase()
const now = new Date()
const alone = { changesContributors: true }
let admin: Actor
let ana: Actor
let bo: Actor
let cem: Actor
let story: StoryView

beforeEach(async () => {
  admin = await aContributor('admin')
  ana = await aContributor('editor')
  bo = await aContributor('reporter', 'Bo')
  cem = await aContributor('reporter', 'Cem')
  story = await aStory(ana)
})

const hand = (to: Actor, by = admin) =>
  run(handOn, by.id, { contributorId: bo.id, toId: to.id }, now, alone).then(({ view }) => view)

async function write(who: Actor, itemId = newId()) {
  const content = { headline: '', body: { type: 'doc', content: [] }, by: '' }
  const input = {
    storyId: story.id,
    itemType: 'update',
    itemId,
    baseVersion: 0,
    sheetId: newId(),
    beganAt: now,
    content,
  }
  await run(keepDraft, who.id, KeepDraft.parse({ ...input, beganAt: now.toISOString() }), now)
  return itemId
}

describe('a leaver’s work', () => {
  it('goes to a colleague in one press: what is unpublished, and what was being written', async () => {
    const [draft, submitted] = [await anUpdate(bo, story.id), await anUpdate(bo, story.id, { submit: true })]
    const published = await anUpdate(ana, story.id, { publish: true })
    const writing = await write(bo)
    const room = await db().room.findUniqueOrThrow({ where: { storyId: story.id } })
    expect(await hand(cem)).toEqual({ updates: 2, drafts: 1 })

    await run(editUpdate, cem.id, { updateId: draft.id, baseVersion: draft.version + 1, headline: 'Cem’s' }, now)
    expect(await getDraft(db(), cem, { itemId: writing })).toMatchObject({ itemId: writing })
    await expect(getDraft(db(), bo, { itemId: writing })).rejects.toMatchObject({ code: 'not_found' })
    const queued = (await listReview(db(), ana)).rows.find(({ update: { id } }) => id === submitted.id)
    expect(queued?.update).toMatchObject({ createdBy: { id: cem.id }, bylines: [{ name: 'Bo' }] })
    const { createdById } = await db().liveUpdate.findUniqueOrThrow({ where: { id: published.id } })
    expect(createdById).toBe(ana.id)

    const after = await db().room.findUniqueOrThrow({ where: { storyId: story.id } })
    expect(after.revision).toBeGreaterThan(room.revision)
    expect((await listNotifications(db(), cem)).notifications).toMatchObject([
      { kind: 'handedOn', story: { id: story.id } },
    ])
  })

  it('is handed on after they were disabled too, and stands in the audit', async () => {
    const update = await anUpdate(bo, story.id)
    await run(disableContributor, admin.id, { contributorId: bo.id, baseVersion: 1 }, now, alone)
    await hand(cem)
    const entries = await db().auditEntry.findMany({
      where: { action: { contains: 'handed' }, OR: [{ subjectId: update.id }, { subjectId: bo.id }] },
      orderBy: { id: 'asc' },
    })
    expect(entries).toMatchObject([
      { action: 'update.handed_on', subjectId: update.id, detail: { fromId: bo.id, toId: cem.id } },
      { action: 'contributor.work-handed-on', subjectId: bo.id, detail: { toId: cem.id, updates: 1, drafts: 0 } },
    ])
    expect(await hand(cem)).toEqual({ updates: 0, drafts: 0 })
  })

  it('overwrites nothing that the colleague writes on the same text', async () => {
    const update = await anUpdate(ana, story.id)
    await write(bo, newId())
    const both = update.id
    for (const who of [bo, cem]) {
      await db().draft.create({
        data: {
          ...{
            id: newId(),
            storyId: story.id,
            itemType: 'update',
            itemId: both,
            contributorId: who.id,
            baseVersion: 1,
          },
          ...{ content: { by: who.name }, sheetId: newId(), beganAt: now, updatedAt: now },
        },
      })
    }
    expect(await hand(cem)).toEqual({ updates: 0, drafts: 1 })
    const kept = await db().draft.findMany({ where: { itemId: both }, orderBy: { contributorId: 'asc' } })
    expect(kept.map(({ contributorId, content }) => [contributorId, content])).toEqual([
      [bo.id, { by: 'Bo' }],
      [cem.id, { by: 'Cem' }],
    ])
  })

  it('goes to nobody who may not touch it', async () => {
    await anUpdate(bo, story.id)
    const sport = await aStory(ana, { topic: 'Sport' })
    const rights = { contributorId: cem.id, baseVersion: 1, coverage: { storyIds: [sport.id], topics: [] } }
    await run(changeRights, admin.id, ChangeRights.parse(rights), now, alone)
    await expect(hand(cem)).rejects.toMatchObject({ code: 'invalid', message: /^Cem does not cover “A story”/ })
    await run(disableContributor, admin.id, { contributorId: cem.id, baseVersion: 2 }, now, alone)
    for (const [to, by] of [
      [cem, admin],
      [bo, admin],
      [ana, ana],
    ] as const)
      await expect(hand(to, by)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(hand({ ...cem, id: newId() })).rejects.toMatchObject({ code: 'not_found' })
  })

  it('is on their page for admins: where something is being written, and not a word of it', async () => {
    await anUpdate(bo, story.id, { text: 'Polls close at nine.' })
    await write(bo)
    const person = await getPerson(db(), admin, { contributorId: bo.id })
    expect(person).toMatchObject({
      contributor: { name: 'Bo' },
      unpublished: [{ words: 'Polls close at nine.', state: 'draft', story: { id: story.id } }],
      writing: [{ itemType: 'update', story: { id: story.id } }],
      lately: [{ action: 'update.drafted', story: { id: story.id } }],
    })
    expect(JSON.stringify(person.writing)).not.toContain('content')
    await expect(getPerson(db(), ana, { contributorId: bo.id })).rejects.toMatchObject({ code: 'forbidden' })
  })
})
