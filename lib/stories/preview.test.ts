import { describe, expect, it } from 'vitest'
import { askWhatIf } from '#lib/api/ask'
import { run } from '#lib/api/run'
import { db } from '#lib/platform/db'
import { textOf } from '#lib/richtext/text'
import { previewStory } from '#lib/stories/preview'
import { getStoryForReader } from '#lib/stories/reader'
import { publishUpdate } from '#lib/updates/commands'
import { testDatabase } from '#test/database'
import { aContributor, aDraftStory, anUpdate, aStory } from '#test/factories'

testDatabase()
const now = new Date('2026-11-23T18:00:00Z')

describe('a preview', () => {
  it('of an update is the page that readers get once it is published', async () => {
    const ana = await aContributor()
    const story = await aStory(ana)
    await anUpdate(ana, story.id, { text: 'Shots were heard.', publish: true })
    const draft = await anUpdate(ana, story.id, { text: 'The gallery is closed.', headline: 'Closed', pin: true })
    const seen = await askWhatIf(previewStory, ana, { storyId: story.id, updateId: draft.id }, now)
    await run(publishUpdate, ana.id, { updateId: draft.id, baseVersion: draft.version }, now)
    const { siteRevision: _seenAt, ...page } = seen
    const { siteRevision: _printedAt, ...printed } = (await getStoryForReader(story.slug)) ?? seen
    expect(page).toEqual(printed)
    expect(page.updates.map(({ body }) => textOf(body))).toEqual(['The gallery is closed.', 'Shots were heard.'])
  })

  it('leaves nothing behind: no number, no event, no text', async () => {
    const ana = await aContributor()
    const story = await aStory(ana)
    const draft = await anUpdate(ana, story.id)
    const everything = async () => ({
      page: await getStoryForReader(story.slug),
      room: await db().room.findUniqueOrThrow({ where: { storyId: story.id } }),
      update: await db().liveUpdate.findUniqueOrThrow({ where: { id: draft.id } }),
      events: await db().storyEvent.count(),
      audit: await db().auditEntry.count(),
    })
    const before = await everything()
    await askWhatIf(previewStory, ana, { storyId: story.id, updateId: draft.id }, now)
    expect(await everything()).toEqual(before)
  })

  it('of a story that nobody has seen has all that was written for it, the newest on top', async () => {
    const bo = await aContributor('reporter')
    const story = await aDraftStory(await aContributor(), { headline: 'Budget vote' })
    await anUpdate(bo, story.id, { text: 'One.' })
    await anUpdate(bo, story.id, { text: 'Two.' })
    const page = await askWhatIf(previewStory, bo, { storyId: story.id, updateId: null }, now)
    expect(page).toMatchObject({ headline: 'Budget vote', state: 'live', publishedAt: now.toISOString() })
    expect(page.updates.map(({ body }) => textOf(body))).toEqual(['Two.', 'One.'])
    expect(await getStoryForReader(story.slug)).toBeNull()
  })

  it('of a published story without an update is its page', async () => {
    const ana = await aContributor()
    const story = await aStory(ana)
    await anUpdate(ana, story.id, { publish: true })
    await anUpdate(ana, story.id, { text: 'A draft.' })
    expect(await askWhatIf(previewStory, ana, { storyId: story.id, updateId: null }, now)).toEqual(
      await getStoryForReader(story.slug),
    )
  })

  it('of another story’s update does not show it', async () => {
    const ana = await aContributor()
    const [story, other] = [await aStory(ana), await aStory(ana)]
    const theirs = await anUpdate(ana, other.id)
    const page = await askWhatIf(previewStory, ana, { storyId: story.id, updateId: theirs.id }, now)
    expect(page.updates).toEqual([])
  })
})
