import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { type Command, run } from '#lib/api/run'
import { storyFeed } from '#lib/feeds/feed'
import { printFeed } from '#lib/feeds/print-feed'
import { structuredStory } from '#lib/feeds/structured-data'
import { getUpdateForReader, isUpdateForReader } from '#lib/history/reader'
import { findStanding } from '#lib/media/queries'
import type { Actor } from '#lib/permissions'
import { db } from '#lib/platform/db'
import { sharePurge, type Taken } from '#lib/platform/purging'
import { listRevisions } from '#lib/revisions/queries'
import { verifyRevisions } from '#lib/revisions/verify'
import { getStoryFeedForReader, getStoryForReader } from '#lib/stories/reader'
import { pullStory } from '#lib/takedowns/stories'
import { pullUpdate, putBackUpdate, unwithholdWords, withholdWords } from '#lib/takedowns/updates'
import { amendUpdate } from '#lib/updates/amending'
import { moveUpdate } from '#lib/updates/moving'
import { listUpdatesForDesk } from '#lib/updates/queries'
import { retractUpdate } from '#lib/updates/standing'
import { query, testDatabase } from '#test/database'
import { aContributor, aStory } from '#test/factories'
import { aPlantedUpdate, everythingOf, ORIGIN, ofUpdate, perform as performBy, WHY } from '#test/planted'

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

describe('an update that was taken down', () => {
  it('is in nothing that readers are given, keeps its place, and is back as it was', async () => {
    const { story, id, imageId, mark } = await aPlantedUpdate(ana)
    const before = await everythingOf(story, id)
    for (const word of ['text', 'head', 'alt', 'capt', 'label', 'note']) expect(before).toContain(mark + word)
    await perform(pullUpdate, await ofUpdate(id))
    const after = await everythingOf(story, id)
    expect(after).not.toContain(mark)
    expect(after).toContain('This update was removed.')
    expect(after).toContain('An update was removed')
    expect(after).not.toContain(WHY)
    const page = await getStoryForReader(story.slug)
    expect(page?.updates).toMatchObject([{ id, ordinal: 1, isRemoved: true }])
    expect([page?.pins, page?.keyMoments.moments]).toEqual([[], []])
    expect(await isUpdateForReader(story.id, id)).toBe('gone')
    expect(await findStanding(imageId)).toBe('pulled')
    const feed = await getStoryFeedForReader(story.slug)
    expect(feed?.updates).toEqual([])
    expect(page && structuredStory(page, '/', ORIGIN)).not.toContain(id)

    await perform(putBackUpdate, await ofUpdate(id))
    const [then] = (await getStoryForReader(story.slug))?.updates ?? []
    expect(then).toMatchObject({ headline: `${mark}head twice`, amendment: { kind: 'correction' } })
    expect(await findStanding(imageId)).toBe('shown')
    expect((await verifyRevisions(db())).broken).toBeNull()
  })

  it('is taken from every story that it was moved to or from', async () => {
    const { story, id, mark } = await aPlantedUpdate(ana)
    const other = await aStory(ana)
    const { reason: _, ...base } = await ofUpdate(id)
    await perform(moveUpdate, { ...base, storyId: other.id })
    const { movedToId } = await db().liveUpdate.findUniqueOrThrow({ where: { id } })
    expect(await everythingOf(story, id)).toContain(mark)
    await perform(pullUpdate, await ofUpdate(movedToId ?? ''))
    expect(await everythingOf(story, id)).not.toContain(mark)
    expect(await everythingOf(other, movedToId ?? '')).not.toContain(mark)
    await perform(putBackUpdate, await ofUpdate(id))
    expect(await everythingOf(other, movedToId ?? '')).toContain(mark)
  })

  it('has no words in the history of where it was moved from, once the story that has it is taken down', async () => {
    const { story, id, mark } = await aPlantedUpdate(ana)
    const other = await aStory(ana)
    const { reason: _, ...base } = await ofUpdate(id)
    await perform(moveUpdate, { ...base, storyId: other.id })
    const { version } = await db().story.findUniqueOrThrow({ where: { id: other.id } })
    await perform(pullStory, { storyId: other.id, baseVersion: version, reason: WHY })
    expect(JSON.stringify(await getUpdateForReader(story.slug, id))).not.toContain(mark)
  })

  it('is read at the desk by editors alone', async () => {
    const { story, id, mark } = await aPlantedUpdate(ana)
    await perform(pullUpdate, await ofUpdate(id))
    const seenBy = async (who: Actor) => JSON.stringify(await listUpdatesForDesk(db(), who, { storyId: story.id }))
    expect(await seenBy(ben)).toContain(mark)
    expect(await seenBy(reporter)).not.toContain(mark)
    await expect(listRevisions(db(), reporter, id)).rejects.toMatchObject({ code: 'gone' })
    expect((await listRevisions(db(), ana, id)).revisions.length).toBeGreaterThan(1)
    // The answer to a stale press holds the current text: not that of what was taken down.
    const stale = run(
      amendUpdate('typo') as Command<object, unknown>,
      reporter.id,
      { updateId: id, baseVersion: 1, text: 'x' },
      new Date(),
    )
    await expect(stale).rejects.not.toMatchObject({ details: expect.stringContaining(mark) })
  })

  it('is taken down once by two editors at once, and the other is told', async () => {
    const { id } = await aPlantedUpdate(ana)
    const input = await ofUpdate(id)
    const outcomes = await Promise.allSettled([perform(pullUpdate, input, ana), perform(pullUpdate, input, ben)])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await db().takeDown.count({ where: { subjectId: id } })).toBe(1)
  })

  it('tells the admins', async () => {
    const { id } = await aPlantedUpdate(ana)
    await perform(pullUpdate, await ofUpdate(id))
    const told = await db().notification.findMany({ where: { itemId: id, kind: 'takenDown' } })
    expect(told.map(({ contributorId }) => contributorId)).toEqual([admin.id])
  })

  it('leaves this process before whoever did it is answered, also where the commit fails', async () => {
    const purged: Taken[] = []
    sharePurge(async (taken) => void purged.push(taken))
    onTestFinished(() => sharePurge(async () => {}))
    const { story, id, imageId } = await aPlantedUpdate(ana)
    await perform(pullUpdate, await ofUpdate(id))
    expect(purged).toEqual([{ storyIds: [story.id], imageIds: [imageId], isWhole: false }])
    await perform(putBackUpdate, await ofUpdate(id))
    // Deferred, so that it fails at the commit.
    await query(
      database.url,
      `CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'no'; END $$;
       CREATE CONSTRAINT TRIGGER fail AFTER UPDATE ON "LiveUpdate" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION fail()`,
    )
    onTestFinished(() => query(database.url, 'DROP FUNCTION IF EXISTS fail CASCADE').then(() => {}))
    await expect(perform(pullUpdate, await ofUpdate(id))).rejects.toThrow()
    expect(purged).toHaveLength(2)
    await query(database.url, 'DROP FUNCTION fail CASCADE')
  })
})

describe('the words of a retracted update', () => {
  it('are in nothing once they are withheld, and “Retracted”, the reason and that they are withheld stand', async () => {
    const { story, id, mark } = await aPlantedUpdate(ana)
    await perform(retractUpdate, { ...(await ofUpdate(id)), reason: `${mark.replace('Z', 'Q')} was another.` })
    const { retractedAt } = await db().liveUpdate.findUniqueOrThrow({ where: { id } })
    // Machines and lists repeat nothing of it; its own page folds it.
    const feed = await getStoryFeedForReader(story.slug)
    expect(feed && printFeed(storyFeed(feed, ORIGIN), 'json')).not.toMatch(new RegExp(`${mark}(?:text|head)`))
    expect(await everythingOf(story, id)).toContain(mark)
    await perform(withholdWords, await ofUpdate(id))
    const all = await everythingOf(story, id)
    expect(all).not.toContain(mark)
    for (const words of [`${mark.replace('Z', 'Q')} was another.`, 'What we had said is withheld.'])
      expect(all).toContain(words)
    const [update] = (await getStoryForReader(story.slug))?.updates ?? []
    expect(update?.amendment).toEqual({
      kind: 'retraction',
      at: retractedAt?.toISOString(),
      note: `${mark.replace('Z', 'Q')} was another.`,
    })
    await perform(unwithholdWords, await ofUpdate(id))
    expect(await everythingOf(story, id)).toContain(mark)
  })

  it('are withheld in the same step as the retraction', async () => {
    const { story, id, mark } = await aPlantedUpdate(ana)
    const input = { ...(await ofUpdate(id)), reason: `${mark.replace('Z', 'Q')} was another.`, withholdReason: WHY }
    await perform(retractUpdate, input)
    expect(await everythingOf(story, id)).not.toContain(mark)
    expect(await everythingOf(story, id)).not.toContain(WHY)
  })

  it('stay withheld where the update is taken down and put back', async () => {
    const { story, id, mark } = await aPlantedUpdate(ana)
    await perform(retractUpdate, { ...(await ofUpdate(id)), reason: `${mark.replace('Z', 'Q')} was another.` })
    await perform(withholdWords, await ofUpdate(id))
    await perform(pullUpdate, await ofUpdate(id))
    expect(await everythingOf(story, id)).not.toContain(`${mark.replace('Z', 'Q')} was another.`)
    await perform(putBackUpdate, await ofUpdate(id))
    const all = await everythingOf(story, id)
    expect(all).not.toContain(mark)
    expect(all).toContain(`${mark.replace('Z', 'Q')} was another.`)
  })
})
