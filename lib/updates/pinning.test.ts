import { describe, expect, it } from 'vitest'
import { run } from '#lib/api/run'
import { newId } from '#lib/platform/ids'
import { docOf, textOf } from '#lib/richtext/text'
import { getStoryForReader } from '#lib/stories/reader'
import { createUpdate, publishUpdate } from '#lib/updates/commands'
import { CreateUpdate } from '#lib/updates/schema'
import { testDatabase } from '#test/database'
import { aContributor, anUpdate, aStory } from '#test/factories'

testDatabase()
const now = new Date()
const pinsOf = async (slug: string) => (await getStoryForReader(slug))?.pins.map(({ body }) => textOf(body))

describe('an update filed with a pin', () => {
  it('is published and pinned at one number, with one event', async () => {
    const ana = await aContributor()
    const story = await aStory(ana)
    const update = await anUpdate(ana, story.id, { text: 'Polls close at eight.', publish: true, pin: true })
    expect(update).toMatchObject({
      state: 'published',
      storyRevision: story.revision + 1,
      pinnedAt: update.publishedAt,
    })
    expect(await pinsOf(story.slug)).toEqual(['Polls close at eight.'])
    expect((await getStoryForReader(story.slug))?.revision).toBe(story.revision + 1)
  })

  it('keeps the pin until it is published', async () => {
    const ana = await aContributor()
    const story = await aStory(ana)
    const draft = await anUpdate(ana, story.id, { pin: true })
    expect(draft.pinnedAt).toBeNull()
    await run(publishUpdate, ana.id, { updateId: draft.id, baseVersion: draft.version }, now)
    expect(await pinsOf(story.slug)).toHaveLength(1)
  })

  it('is refused where three are pinned, and goes out without where they came later', async () => {
    const ana = await aContributor()
    const story = await aStory(ana)
    const waiting = await anUpdate(ana, story.id, { text: 'It waits.', pin: true })
    for (const text of ['One.', 'Two.', 'Three.']) await anUpdate(ana, story.id, { text, publish: true, pin: true })
    const fourth = CreateUpdate.parse({
      storyId: story.id,
      updateId: newId(),
      body: docOf(['Four.']),
      publish: true,
      pin: true,
    })
    await expect(run(createUpdate, ana.id, fourth, now)).rejects.toMatchObject({ code: 'invalid' })
    await run(publishUpdate, ana.id, { updateId: waiting.id, baseVersion: waiting.version }, now)
    expect(await pinsOf(story.slug)).toEqual(['Three.', 'Two.', 'One.'])
  })

  it('needs an editor', async () => {
    const bo = await aContributor('reporter')
    const story = await aStory(await aContributor())
    const filed = CreateUpdate.parse({ storyId: story.id, updateId: newId(), text: 'Hello.', submit: true, pin: true })
    await expect(run(createUpdate, bo.id, filed, now)).rejects.toMatchObject({ code: 'forbidden' })
  })
})
