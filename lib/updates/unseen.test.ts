import { describe, expect, it } from 'vitest'
import { run } from '#lib/api/run'
import type { Actor } from '#lib/permissions'
import { db } from '#lib/platform/db'
import { getChangesForReader } from '#lib/stories/changes'
import { listStoryEvents } from '#lib/stories/queries'
import {
  getFrontForReader,
  getSiteFeedForReader,
  getStoryFeedForReader,
  getStoryForReader,
  getTopicForReader,
} from '#lib/stories/reader'
import type { StoryView } from '#lib/stories/views'
import { undoUpdate } from '#lib/updates/going-out'
import { embargoUpdate, sendBackUpdate } from '#lib/updates/waiting'
import { testDatabase } from '#test/database'
import { aContributor, aDraftStory, anUpdate, aStory } from '#test/factories'

testDatabase()
const now = new Date()

describe('readers, streams, lists of changes, events, fronts and feeds', () => {
  const UNSEEN = 'Nobody but the desk may read this.'
  const inAnHour = new Date(now.getTime() + 3_600_000).toISOString()

  /** One of everything that nobody may see yet. */
  async function everythingUnseen(ana: Actor, story: StoryView) {
    const file = (fields: object) => anUpdate(ana, story.id, { text: UNSEEN, headline: UNSEEN, ...fields })
    await file({})
    await file({ hold: true })
    await file({ publishAt: inAnHour })
    await file({ publish: true, goingOut: true })
    const undone = await file({ publish: true, goingOut: true })
    await run(undoUpdate, ana.id, { updateId: undone.id, baseVersion: undone.version }, now)
    const { id: updateId, version: baseVersion } = await file({ submit: true })
    await run(sendBackUpdate, ana.id, { updateId, baseVersion, note: 'No.' }, now)
    const embargoed = await file({ submit: true })
    const embargo = { updateId: embargoed.id, baseVersion: embargoed.version, embargoUntil: inAnHour }
    await run(embargoUpdate, ana.id, embargo, now)
  }

  it('neither show nor number what is held, scheduled, going out, undone, sent back or embargoed', async () => {
    const ana = await aContributor()
    const story = await aStory(ana)
    const seen = await anUpdate(ana, story.id, { text: 'Seen by all.', publish: true })
    const numbers = async () => {
      const { revision, siteRevision, publishedCount } = await db().story.findUniqueOrThrow({ where: { id: story.id } })
      return {
        revision,
        siteRevision,
        publishedCount,
        site: (await db().site.findUniqueOrThrow({ where: { id: 1 } })).revision,
      }
    }
    const before = await numbers()
    await everythingUnseen(ana, story)
    expect(await numbers()).toEqual(before)
    const shown = JSON.stringify([
      await getStoryForReader(story.slug),
      await getChangesForReader(story.slug, 0),
      await getFrontForReader(),
      await getTopicForReader('world'),
      await getStoryFeedForReader(story.slug),
      await getSiteFeedForReader(),
      await listStoryEvents(db(), ana, { storyId: story.id, after: 0 }),
    ])
    expect(shown).toContain('Seen by all.')
    expect(shown).not.toContain(UNSEEN)
    const unseen = await db().liveUpdate.findMany({ where: { storyId: story.id, id: { not: seen.id } } })
    expect(unseen).toHaveLength(7)
    for (const { id } of unseen) expect(shown).not.toContain(id)
  })

  it('nor does a draft story publish them with itself', async () => {
    const ana = await aContributor()
    const story = await aDraftStory(ana)
    await expect(anUpdate(ana, story.id, { publishAt: inAnHour })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(anUpdate(ana, story.id, { publish: true, goingOut: true })).rejects.toMatchObject({
      code: 'forbidden',
    })
    expect(await db().liveUpdate.count({ where: { storyId: story.id } })).toBe(0)
  })
})
