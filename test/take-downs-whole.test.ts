import { beforeAll, describe, expect, it } from 'vitest'
import { getCorrectionsForReader } from '#lib/history/reader'
import { findStanding } from '#lib/media/queries'
import type { Actor } from '#lib/permissions'
import { db } from '#lib/platform/db'
import { listRevisions } from '#lib/revisions/queries'
import { verifyRevisions } from '#lib/revisions/verify'
import { editStory } from '#lib/stories/commands'
import { getStoryForDesk } from '#lib/stories/queries'
import { getStoryForReader } from '#lib/stories/reader'
import { relateStories } from '#lib/stories/settings'
import { askErasure, confirmErasure } from '#lib/takedowns/erasing'
import { pullImage, putBackImage } from '#lib/takedowns/images'
import { pullStory, putBackStory } from '#lib/takedowns/stories'
import { pullUpdate, putBackUpdate } from '#lib/takedowns/updates'
import { amendUpdate } from '#lib/updates/amending'
import { moveUpdate } from '#lib/updates/moving'
import { query, testDatabase } from '#test/database'
import { aContributor, anUpdate, aStory } from '#test/factories'
import { aPlantedUpdate, everythingOf, ofImage, ofStory, ofUpdate, perform as performBy, WHY } from '#test/planted'

const database = testDatabase()
let ana: Actor
let ben: Actor
let reporter: Actor
let admin: Actor
beforeAll(async () => {
  ;[ana, ben] = [await aContributor('editor', 'Ana'), await aContributor('editor', 'Ben')]
  reporter = await aContributor('reporter', 'Bo')
  admin = await aContributor('admin', 'Ada')
})

const perform = (command: unknown, input: object, by: Actor = ana) => performBy(command, input, by)

describe('a picture that was taken down', () => {
  it('is gone with its words from texts and earlier versions, and comes back', async () => {
    const { story, id, imageId, mark } = await aPlantedUpdate(ana)
    const picture = new RegExp(`${mark}(?:alt|capt)`)
    const lead = { imageId, caption: `${mark}capt`, alt: `${mark}alt` }
    const { reason: _, ...base } = await ofStory(story.id)
    await perform(editStory, { ...base, leadImage: lead, kind: 'typo' })
    const before = await getStoryForReader(story.slug)
    expect(before?.leadImage?.imageId).toBe(imageId)
    await perform(pullImage, await ofImage(imageId))
    const all = await everythingOf(story, id)
    expect(all).not.toMatch(picture)
    expect(all).not.toContain(imageId)
    expect(all).toContain(`${mark}text`)
    expect(all).toContain('A picture was removed')
    expect(await findStanding(imageId)).toBe('pulled')
    const amended = (await getStoryForReader(story.slug))?.updates[0]?.amendment
    expect(amended).toEqual(before?.updates[0]?.amendment)
    // A text that has it cannot come before readers again.
    const { reason: __, ...update } = await ofUpdate(id)
    const again = perform(amendUpdate('typo'), { ...update, headline: 'Thrice' })
    await expect(again).rejects.toMatchObject({ code: 'invalid', message: expect.stringContaining('taken down') })
    await perform(putBackImage, await ofImage(imageId))
    expect(await everythingOf(story, id)).toMatch(picture)
    expect((await getStoryForReader(story.slug))?.leadImage?.imageId).toBe(imageId)
    expect((await getCorrectionsForReader()).corrections.filter(({ href }) => href.includes(id))).toHaveLength(1)
  })
})

describe('a story that was taken down', () => {
  it('is nowhere, is named by no other page, keeps its slug, and comes back', async () => {
    const { story, id, mark } = await aPlantedUpdate(ana)
    const other = await aStory(ana)
    const { reason: _, ...base } = await ofStory(other.id)
    await perform(relateStories, { ...base, relatedIds: [story.id] })
    const { revision } = await db().story.findUniqueOrThrow({ where: { id: other.id } })
    expect((await getStoryForReader(other.slug))?.related).toHaveLength(1)
    await perform(pullStory, await ofStory(story.id))
    const all = await everythingOf(story, id)
    expect(all).not.toContain(mark)
    expect(all).not.toContain(story.slug)
    const naming = await getStoryForReader(other.slug)
    expect([naming?.related, naming?.revision]).toEqual([[], revision + 1])
    const { takenDownRevision } = await db().story.findUniqueOrThrow({ where: { id: other.id } })
    expect(takenDownRevision).toBe(revision + 1)
    await expect(aStory(ana, { slug: story.slug })).rejects.toThrow()
    await expect(getStoryForDesk(db(), reporter, { storyId: story.slug })).rejects.toMatchObject({ code: 'gone' })

    await expect(anUpdate(ana, story.id, { publish: true })).rejects.toMatchObject({ code: 'gone' })
    await expect(anUpdate(ana, story.id)).resolves.toMatchObject({ state: 'draft' })
    const moving = await anUpdate(ana, other.id, { publish: true })
    const move = { updateId: moving.id, baseVersion: moving.version, storyId: story.id }
    await expect(perform(moveUpdate, move)).rejects.toMatchObject({ code: 'gone' })

    // What of it must stay down is taken down before the rest is put back.
    await perform(pullUpdate, await ofUpdate(id))
    await perform(putBackStory, await ofStory(story.id))
    const back = await everythingOf(story, id)
    expect(back).toContain(story.slug)
    expect(back).not.toContain(mark)
    expect((await getStoryForReader(other.slug))?.related).toHaveLength(1)
  })
})

describe('an erasure', () => {
  async function aTakeDown() {
    const { story, id, imageId, mark } = await aPlantedUpdate(ana)
    await perform(pullUpdate, await ofUpdate(id))
    const { id: takeDownId } = await db().takeDown.findFirstOrThrow({ where: { subjectId: id } })
    return { story, id, imageId, mark, takeDownId }
  }

  it('needs an admin who asks and somebody else who confirms; then no row holds the words, and the chains are whole', async () => {
    const { id, imageId, mark, takeDownId } = await aTakeDown()
    await expect(perform(askErasure, { takeDownId, reason: WHY }, ana)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(perform(confirmErasure, { takeDownId }, ana)).rejects.toMatchObject({ code: 'forbidden' })
    await perform(askErasure, { takeDownId, reason: WHY }, admin)
    await expect(perform(confirmErasure, { takeDownId }, admin)).rejects.toMatchObject({ code: 'forbidden' })
    await perform(confirmErasure, { takeDownId }, ben)
    const rows = await query<{ words: string }>(
      database.url,
      `SELECT content::text || coalesce(note, '') AS words FROM "Revision" WHERE "itemId" = '${id}'
       UNION ALL SELECT content::text FROM "Draft" UNION ALL SELECT reply::text FROM "IdempotencyKey" WHERE reply::text LIKE '%${id}%'
       UNION ALL SELECT alt || caption || credit FROM "Image" WHERE id = '${imageId}'`,
    )
    expect(rows.map(({ words }) => words).join()).not.toContain(mark)
    expect((await db().image.findUniqueOrThrow({ where: { id: imageId } })).deletedAt).not.toBeNull()
    expect((await verifyRevisions(db())).broken).toBeNull()
    await expect(perform(putBackUpdate, await ofUpdate(id))).rejects.toMatchObject({ code: 'gone' })
  })

  it('of a whole story leaves the chains whole', async () => {
    const { story, id, mark } = await aPlantedUpdate(ana)
    await perform(pullStory, await ofStory(story.id))
    const { id: takeDownId } = await db().takeDown.findFirstOrThrow({ where: { subjectId: story.id } })
    await perform(askErasure, { takeDownId, reason: WHY }, admin)
    await perform(confirmErasure, { takeDownId }, ben)
    expect(JSON.stringify(await listRevisions(db(), ana, id))).not.toContain(mark)
    expect((await verifyRevisions(db())).broken).toBeNull()
  })

  it('is the one way in which a version changes', async () => {
    const { id, takeDownId } = await aTakeDown()
    const change = `UPDATE "Revision" SET content = '{"headline": "x"}' WHERE "itemId" = '${id}'`
    await expect(query(database.url, change)).rejects.toThrow('append-only')
    const asIf = `BEGIN; SELECT set_config('writethru.erasing', '${takeDownId}', true); ${change}; COMMIT`
    await expect(query(database.url, asIf)).rejects.toThrow('when two people want it')
  })
})
