import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { run } from '#lib/api/run'
import { db } from '#lib/platform/db'
import { newId } from '#lib/platform/ids'
import { createSection, editSection, removeSection } from '#lib/sections/commands'
import { SectionView } from '#lib/sections/views'
import { editStory, endStory, publishStory, reopenStory } from '#lib/stories/commands'
import {
  findSlug,
  getFrontForReader,
  getOlderPageForReader,
  getStoryForReader,
  getTopicForReader,
} from '#lib/stories/reader'
import { EditStory, PublishStory } from '#lib/stories/schema'
import { StoryView } from '#lib/stories/views'
import { testDatabase } from '#test/database'
import { aContributor, aDraftStory, anUpdate, aStory } from '#test/factories'

testDatabase()
const now = new Date()

async function edit(
  by: { id: string },
  story: StoryView,
  change: Partial<z.input<typeof EditStory>>,
): Promise<StoryView> {
  const input = EditStory.parse({ storyId: story.id, baseVersion: story.version, ...change })
  return StoryView.parse((await run(editStory, by.id, input, now)).view)
}

describe('a story', () => {
  it('is seen by nobody before it is published, then with its sections and the updates that were read', async () => {
    const ana = await aContributor()
    const story = await aDraftStory(ana, { headline: 'Storm reaches the coast', topic: 'Weather' })
    const section = { storyId: story.id, sectionId: newId(), heading: 'Earlier storms', text: 'There were two.' }
    await run(createSection, ana.id, section, now)
    const first = await anUpdate(ana, story.id, { text: 'Topmost.' })
    const second = await anUpdate(ana, story.id, { text: 'Below it.' })
    await anUpdate(ana, story.id, { text: 'Not read by the publisher.' })
    expect(await getStoryForReader(story.slug)).toBeNull()
    expect(await getTopicForReader('weather')).toBeNull()
    expect(await findSlug(story.slug)).toBeNull()

    const updates = [first, second].map(({ id, version }) => ({ updateId: id, baseVersion: version }))
    const input = PublishStory.parse({ storyId: story.id, baseVersion: story.version, updates })
    await run(publishStory, ana.id, input, now)
    const page = await getStoryForReader(story.slug)
    expect(page?.updates.map(({ body }) => JSON.stringify(body))).toEqual([
      expect.stringContaining('Topmost.'),
      expect.stringContaining('Below it.'),
    ])
    expect(page?.sections.map(({ heading }) => heading)).toEqual(['Earlier storms'])
    expect(page?.revision).toBe(3)
    expect((await getTopicForReader('weather'))?.stories).toHaveLength(1)
    expect((await getFrontForReader()).stories.map(({ slug }) => slug)).toContain(story.slug)
  })

  it('is not published with an update that changed after it was read', async () => {
    const ana = await aContributor()
    const story = await aDraftStory(ana)
    const update = await anUpdate(ana, story.id)
    const updates = [{ updateId: update.id, baseVersion: update.version + 1 }]
    const input = PublishStory.parse({ storyId: story.id, baseVersion: story.version, updates })
    await expect(run(publishStory, ana.id, input, now)).rejects.toMatchObject({ code: 'conflict' })
    expect(await getStoryForReader(story.slug)).toBeNull()
  })

  it('that is live changes its headline only with a kind, and a correction only with a note', async () => {
    const ana = await aContributor()
    const story = await aStory(ana)
    await expect(edit(ana, story, { headline: 'Another' })).rejects.toMatchObject({ code: 'invalid' })
    await expect(edit(ana, story, { headline: 'Another', kind: 'correction' })).rejects.toMatchObject({
      code: 'invalid',
    })
    await edit(ana, story, { headline: 'Another', kind: 'correction', note: 'The first one was wrong.' })
    const page = await getStoryForReader(story.slug)
    expect(page).toMatchObject({ headline: 'Another', amendment: { kind: 'correction' }, revision: story.revision + 1 })
    await expect(edit(ana, story, { headline: 'Stale', kind: 'typo' })).rejects.toMatchObject({
      code: 'conflict',
      details: { current: { texts: { headline: 'Another' } } },
    })
  })

  it('keeps every published slug for ever, and never gives it to another story', async () => {
    const ana = await aContributor()
    const story = await aStory(ana, { slug: 'first-slug' })
    const moved = await edit(ana, story, { slug: 'second-slug' })
    expect(await findSlug('first-slug')).toEqual({ storyId: story.id, slug: 'second-slug', isFolded: false })
    await expect(aStory(ana, { slug: 'first-slug' })).rejects.toMatchObject({ code: 'conflict' })
    const back = await edit(ana, moved, { slug: 'first-slug' })
    expect(back.slug).toBe('first-slug')
    expect(await findSlug('second-slug')).toMatchObject({ slug: 'first-slug' })
  })

  it('that nobody has seen gives its slug back', async () => {
    const ana = await aContributor()
    const story = await aDraftStory(ana, { slug: 'never-seen' })
    await edit(ana, story, { slug: 'seen-later' })
    expect((await aDraftStory(ana, { slug: 'never-seen' })).slug).toBe('never-seen')
  })

  it('of the same headline gets a slug of its own', async () => {
    const ana = await aContributor()
    const [one, two] = [
      await aDraftStory(ana, { headline: 'Türkçe başlık' }),
      await aDraftStory(ana, { headline: 'Türkçe başlık' }),
    ]
    expect([one.slug, two.slug]).toEqual(['turkce-baslik', 'turkce-baslik-2'])
  })

  it('ends, refuses to end again, and is reopened', async () => {
    const ana = await aContributor()
    const story = await aStory(ana)
    const base = (view: StoryView) => ({ storyId: story.id, baseVersion: view.version })
    const ended = StoryView.parse((await run(endStory, ana.id, base(story), now)).view)
    expect((await getStoryForReader(story.slug))?.state).toBe('ended')
    await expect(run(endStory, ana.id, base(ended), now)).rejects.toMatchObject({ code: 'forbidden' })
    await run(reopenStory, ana.id, base(ended), now)
    expect((await getStoryForReader(story.slug))?.state).toBe('live')
  })

  it('has a background that readers see change and go', async () => {
    const ana = await aContributor()
    const story = await aStory(ana)
    const input = { storyId: story.id, sectionId: newId(), heading: 'Background', text: 'Old text.' }
    const section = SectionView.parse((await run(createSection, ana.id, input, now)).view)
    const change = { sectionId: section.id, baseVersion: section.version, text: 'New text.' }
    await expect(run(editSection, ana.id, change, now)).rejects.toMatchObject({ code: 'invalid' })
    await run(editSection, ana.id, { ...change, kind: 'development' as const }, now)
    const page = await getStoryForReader(story.slug)
    expect(page?.sections[0]).toMatchObject({ amendment: { kind: 'development' }, revision: story.revision + 2 })
    await run(removeSection, ana.id, { sectionId: section.id, baseVersion: 2 }, now)
    expect((await getStoryForReader(story.slug))?.sections).toEqual([])
    const gone = await db().section.findUniqueOrThrow({ where: { id: section.id } })
    expect(gone.storyRevision).toBe(story.revision + 3)
  })

  it('of 25 updates has 15 on its page and ten on the older one, which keeps its members', async () => {
    const ana = await aContributor()
    const story = await aStory(ana)
    for (let number = 1; number <= 25; number += 1) await anUpdate(ana, story.id, { text: `${number}`, publish: true })
    const page = await getStoryForReader(story.slug)
    expect(page?.updates.map(({ ordinal }) => ordinal)).toEqual([
      25, 24, 23, 22, 21, 20, 19, 18, 17, 16, 15, 14, 13, 12, 11,
    ])
    expect(page?.olderPage).toBe(1)
    const older = await getOlderPageForReader(story.slug, 1)
    expect(older?.updates.map(({ ordinal }) => ordinal)).toEqual([10, 9, 8, 7, 6, 5, 4, 3, 2, 1])
    expect(older).toMatchObject({ newerPage: null, olderPage: null })
    expect(await getOlderPageForReader(story.slug, 2)).toBeNull()
  })

  it('moves the site’s number with every change, so that one look finds every changed story', async () => {
    const ana = await aContributor()
    const before = (await db().site.findUniqueOrThrow({ where: { id: 1 } })).revision
    const story = await aStory(ana)
    await anUpdate(ana, story.id, { publish: true })
    const after = (await db().site.findUniqueOrThrow({ where: { id: 1 } })).revision
    expect(after).toBe(before + 2)
    const changed = await db().story.findMany({ where: { siteRevision: { gt: before } }, select: { id: true } })
    expect(changed).toEqual([{ id: story.id }])
  })
})
