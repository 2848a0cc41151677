import { describe, expect, it } from 'vitest'
import { run } from '#lib/api/run'
import { db } from '#lib/platform/db'
import { newId } from '#lib/platform/ids'
import { textOf } from '#lib/richtext/text'
import { endStory, reopenStory } from '#lib/stories/commands'
import { continueStory } from '#lib/stories/continue'
import { getStoryForReader } from '#lib/stories/reader'
import { ContinueStory, EndStory } from '#lib/stories/schema'
import { relateStories, setReminder } from '#lib/stories/settings'
import { StoryView } from '#lib/stories/views'
import { pinUpdate } from '#lib/updates/standing'
import { testDatabase } from '#test/database'
import { aContributor, aDraftStory, anUpdate, aStory } from '#test/factories'

testDatabase()
const now = new Date()

const base = ({ id, version }: StoryView) => ({ storyId: id, baseVersion: version })

async function goOn(by: { id: string }, story: StoryView): Promise<StoryView> {
  const input = ContinueStory.parse({ ...base(story), newStoryId: newId(), headline: 'The day after' })
  return StoryView.parse((await run(continueStory, by.id, input, now)).view)
}

describe('a story that is continued in a new one', () => {
  it('ends with a link to it; the new one is published, has the pins, and leads back', async () => {
    const ana = await aContributor('editor', 'Ana')
    const story = await aStory(ana, { headline: 'The first day', topic: 'Weather', place: 'Bergen' })
    const reminded = await run(setReminder, ana.id, { ...base(story), quietMinutes: 30 as const }, now)
    for (const text of ['Keep this in mind', 'And this']) {
      const { id, version } = await anUpdate(ana, story.id, { text, publish: true })
      await run(pinUpdate, ana.id, { updateId: id, baseVersion: version }, now)
    }
    const next = await goOn(ana, StoryView.parse(reminded.view))
    const [old, page] = [await getStoryForReader(story.slug), await getStoryForReader(next.slug)]
    expect(old).toMatchObject({
      state: 'ended',
      next: { kind: 'continued', slug: next.slug, headline: 'The day after' },
    })
    expect(page).toMatchObject({ state: 'live', topic: 'Weather', place: 'Bergen', related: [{ slug: story.slug }] })
    expect(page?.pins.map(({ body }) => textOf(body))).toEqual(['And this', 'Keep this in mind'])
    expect(page?.updates.map(({ bylines }) => bylines)).toMatchObject([[{ name: 'Ana' }], [{ name: 'Ana' }]])
    expect(next.quietMinutes).toBe(30)
  })

  it('and is reopened names it no more', async () => {
    const ana = await aContributor()
    const story = await aStory(ana)
    await goOn(ana, story)
    await run(reopenStory, ana.id, { ...base(story), baseVersion: story.version + 1 }, now)
    expect(await getStoryForReader(story.slug)).toMatchObject({ state: 'live', next: null })
  })

  it('must be running, its editor an editor, and unchanged since', async () => {
    const ana = await aContributor()
    const story = await aStory(ana)
    await expect(goOn(await aContributor('reporter'), story)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(goOn(ana, { ...story, version: 9 })).rejects.toMatchObject({ code: 'conflict' })
    await expect(goOn(ana, await aDraftStory(ana))).rejects.toMatchObject({ code: 'forbidden' })
    await run(endStory, ana.id, base(story), now)
    await expect(goOn(ana, { ...story, version: story.version + 1 })).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('the end of coverage', () => {
  it('with a summary publishes it as the last update, in two numbers', async () => {
    const ana = await aContributor('editor', 'Ana')
    const story = await aStory(ana)
    const end = EndStory.parse({ ...base(story), summary: 'The bridge is open again.' })
    await run(endStory, ana.id, end, now)
    const page = await getStoryForReader(story.slug)
    expect(page).toMatchObject({ state: 'ended', revision: story.revision + 2 })
    expect(page?.updates.map(({ body }) => textOf(body))).toEqual(['The bridge is open again.'])
    const events = await db().storyEvent.findMany({ where: { storyId: story.id }, orderBy: { revision: 'asc' } })
    expect(events.map(({ type }) => type)).toEqual(['story.published', 'update.published', 'story.ended'])
  })

  it('that is refused publishes nothing', async () => {
    const ana = await aContributor()
    const story = await aStory(ana)
    const end = EndStory.parse({ ...base(story), summary: 'Over.' })
    await expect(run(endStory, (await aContributor('reporter')).id, end, now)).rejects.toMatchObject({
      code: 'forbidden',
    })
    await expect(run(endStory, ana.id, { ...end, baseVersion: 9 }, now)).rejects.toMatchObject({ code: 'conflict' })
    expect(await getStoryForReader(story.slug)).toMatchObject({ state: 'live', updates: [], revision: story.revision })
  })
})

describe('related stories', () => {
  it('stand at the foot of the page in the order given, with a number of their own', async () => {
    const ana = await aContributor()
    const [story, one, other] = [await aStory(ana), await aStory(ana, { headline: 'One' }), await aStory(ana)]
    await run(relateStories, ana.id, { ...base(story), relatedIds: [other.id, one.id] }, now)
    const page = await getStoryForReader(story.slug)
    expect(page?.related.map(({ slug }) => slug)).toEqual([other.slug, one.slug])
    expect(page?.relatedRevision).toBe(story.revision + 1)
  })

  it('are published, others than itself, and each named once', async () => {
    const ana = await aContributor()
    const [story, one, draft] = [await aStory(ana), await aStory(ana), await aDraftStory(ana)]
    for (const relatedIds of [[story.id], [draft.id], [one.id, one.id], [newId()]]) {
      const tried = run(relateStories, ana.id, { ...base(story), relatedIds }, now)
      await expect(tried).rejects.toMatchObject({ code: 'invalid' })
    }
    const bo = await aContributor('reporter')
    const input = { ...base(story), relatedIds: [one.id] }
    await expect(run(relateStories, bo.id, input, now)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(run(relateStories, ana.id, { ...input, baseVersion: 9 }, now)).rejects.toMatchObject({
      code: 'conflict',
    })
  })
})
