import { renderToStaticMarkup } from 'react-dom/server'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { ChangeList } from '#components/reader/change-list'
import { StoryPageBody } from '#components/reader/story-page-body'
import { UpdateRecordBody } from '#components/reader/update-record'
import { type Command, run } from '#lib/api/run'
import { siteFeed, storyFeed } from '#lib/feeds/feed'
import { FEED_FORMATS } from '#lib/feeds/formats'
import { printFeed } from '#lib/feeds/print-feed'
import { structuredStory } from '#lib/feeds/structured-data'
import {
  getCorrectionsForReader,
  getLogForReader,
  getStoryAsOf,
  getUpdateForReader,
  isUpdateForReader,
} from '#lib/history/reader'
import { findStanding } from '#lib/media/queries'
import type { Actor } from '#lib/permissions'
import { db } from '#lib/platform/db'
import { newId } from '#lib/platform/ids'
import { sharePurge, type Taken } from '#lib/platform/purging'
import { listRevisions } from '#lib/revisions/queries'
import { verifyRevisions } from '#lib/revisions/verify'
import { getChangesForReader } from '#lib/stories/changes'
import { editStory } from '#lib/stories/commands'
import { getStoryForDesk } from '#lib/stories/queries'
import {
  getFrontForReader,
  getOlderPageForReader,
  getSiteFeedForReader,
  getStoryFeedForReader,
  getStoryForReader,
  getTopicForReader,
} from '#lib/stories/reader'
import { relateStories } from '#lib/stories/settings'
import { askErasure, confirmErasure } from '#lib/takedowns/erasing'
import { pullImage, putBackImage } from '#lib/takedowns/images'
import { pullStory, putBackStory } from '#lib/takedowns/stories'
import { pullUpdate, putBackUpdate, unwithholdWords, withholdWords } from '#lib/takedowns/updates'
import { amendUpdate, createUpdate } from '#lib/updates/commands'
import { moveUpdate } from '#lib/updates/moving'
import { listUpdatesForDesk } from '#lib/updates/queries'
import { CreateUpdate } from '#lib/updates/schema'
import { retractUpdate } from '#lib/updates/standing'
import { query, testDatabase } from '#test/database'
import { aContributor, anUpdate, aStory } from '#test/factories'

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

const WHY = 'It named a minor.'
const ORIGIN = 'https://news.example'
let clock = Date.now()
const perform = async (command: unknown, input: object, by: Actor = ana) => {
  clock += 1_000
  return (await run(command as Command<object, { id: string; version: number }>, by.id, input, new Date(clock)))
    .view as {
    id: string
    version: number
  }
}
const ofUpdate = async (updateId: string) => ({
  updateId,
  baseVersion: (await db().liveUpdate.findUniqueOrThrow({ where: { id: updateId } })).version,
  reason: WHY,
})
const ofStory = async (storyId: string) => ({
  storyId,
  baseVersion: (await db().story.findUniqueOrThrow({ where: { id: storyId } })).version,
  reason: WHY,
})
const ofImage = async (imageId: string) => ({
  imageId,
  baseVersion: (await db().image.findUniqueOrThrow({ where: { id: imageId } })).version,
  reason: WHY,
})

async function anImage(storyId: string) {
  const id = newId()
  const stored = { uploadedAt: new Date(), storedAt: new Date(), hash: 'h', width: 900, height: 600, bytes: 9 }
  await db().image.create({ data: { id, storyId, uploadedById: ana.id, ...stored } })
  return id
}

let planted = 0

/** The words in the text, the headline, an alternative text, a caption, a source's label and a correction's note. */
async function aPlantedUpdate() {
  planted += 1
  const mark = `Zyxwv${planted}x`
  const story = await aStory(ana, { headline: 'The night', topic: `Night ${newId().slice(-6)}` })
  const imageId = await anImage(story.id)
  const words = { type: 'text' as const, text: `${mark}text did it.` }
  const body = {
    type: 'doc' as const,
    content: [
      { type: 'paragraph' as const, content: [words] },
      { type: 'image' as const, attrs: { imageId, alt: `${mark}alt at the door`, caption: `${mark}capt` } },
    ],
  }
  const sources = [{ type: 'official', label: `${mark}label, minister` }]
  const filed = { storyId: story.id, updateId: newId(), headline: `${mark}head`, body, sources }
  const { id } = await perform(createUpdate, CreateUpdate.parse({ ...filed, publish: true, pin: true, key: true }))
  const { reason: _, ...base } = await ofUpdate(id)
  const corrected = { ...base, headline: `${mark}head twice`, note: `We said ${mark}note was elsewhere.` }
  await perform(amendUpdate('correction'), corrected)
  return { story, id, imageId, mark }
}

/** All that readers, archives and machines are given of a story and beside it, as text. */
async function everythingOf({ slug, id: storyId }: { slug: string; id: string }, updateId: string): Promise<string> {
  const story = await getStoryForReader(slug)
  const changes = await getChangesForReader(slug, 0)
  const feed = await getStoryFeedForReader(slug)
  const record = await getUpdateForReader(slug, updateId)
  const site = siteFeed(await getSiteFeedForReader(), ORIGIN)
  const { revision, topicSlug } = await db().story.findUniqueOrThrow({ where: { id: storyId } })
  const then = await Promise.all(Array.from({ length: revision }, (_, before) => getStoryAsOf(slug, before + 1)))
  const printed = [
    story && renderToStaticMarkup(StoryPageBody({ story, url: `${ORIGIN}/live/${slug}` })),
    changes && renderToStaticMarkup(ChangeList({ changes })),
    record && renderToStaticMarkup(UpdateRecordBody({ record, url: ORIGIN })),
    story && structuredStory(story, `/live/${slug}`, ORIGIN),
    ...FEED_FORMATS.flatMap((format) => [feed && printFeed(storyFeed(feed, ORIGIN), format), printFeed(site, format)]),
  ]
  const read = [story, changes, feed, record, then, await getOlderPageForReader(slug, 1), await getLogForReader(slug)]
  const around = [await getCorrectionsForReader(), await getFrontForReader(), await getTopicForReader(topicSlug)]
  return JSON.stringify([printed, read, around])
}

describe('an update that was taken down', () => {
  it('is in nothing that readers are given, keeps its place, and is back as it was', async () => {
    const { story, id, imageId, mark } = await aPlantedUpdate()
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
    const { story, id, mark } = await aPlantedUpdate()
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

  it('is read at the desk by editors alone', async () => {
    const { story, id, mark } = await aPlantedUpdate()
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
    const { id } = await aPlantedUpdate()
    const input = await ofUpdate(id)
    const outcomes = await Promise.allSettled([perform(pullUpdate, input, ana), perform(pullUpdate, input, ben)])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await db().takeDown.count({ where: { subjectId: id } })).toBe(1)
  })

  it('tells the admins', async () => {
    const { id } = await aPlantedUpdate()
    await perform(pullUpdate, await ofUpdate(id))
    const told = await db().notification.findMany({ where: { itemId: id, kind: 'takenDown' } })
    expect(told.map(({ contributorId }) => contributorId)).toEqual([admin.id])
  })

  it('leaves this process before whoever did it is answered, also where the commit fails', async () => {
    const purged: Taken[] = []
    sharePurge(async (taken) => void purged.push(taken))
    onTestFinished(() => sharePurge(async () => {}))
    const { story, id, imageId } = await aPlantedUpdate()
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
    const { story, id, mark } = await aPlantedUpdate()
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
    const { story, id, mark } = await aPlantedUpdate()
    const input = { ...(await ofUpdate(id)), reason: `${mark.replace('Z', 'Q')} was another.`, withholdReason: WHY }
    await perform(retractUpdate, input)
    expect(await everythingOf(story, id)).not.toContain(mark)
    expect(await everythingOf(story, id)).not.toContain(WHY)
  })

  it('stay withheld where the update is taken down and put back', async () => {
    const { story, id, mark } = await aPlantedUpdate()
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

describe('a picture that was taken down', () => {
  it('is gone with its words from texts and earlier versions, and comes back', async () => {
    const { story, id, imageId, mark } = await aPlantedUpdate()
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
    const { story, id, mark } = await aPlantedUpdate()
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
    const { story, id, imageId, mark } = await aPlantedUpdate()
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
    const { story, id, mark } = await aPlantedUpdate()
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
