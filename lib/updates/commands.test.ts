import { describe, expect, it } from 'vitest'
import { run } from '#lib/api/run'
import { db } from '#lib/platform/db'
import { newId } from '#lib/platform/ids'
import { docOfText, textOf } from '#lib/richtext/text'
import { endStory } from '#lib/stories/commands'
import { getStoryForReader } from '#lib/stories/reader'
import { amendUpdate } from '#lib/updates/amending'
import { approveUpdate, createUpdate, editUpdate, publishUpdate, submitUpdate } from '#lib/updates/commands'
import { CreateUpdate } from '#lib/updates/schema'
import { UpdateView } from '#lib/updates/views'
import { testDatabase } from '#test/database'
import { aContributor, aDraftStory, anUpdate, aStory } from '#test/factories'

testDatabase()
const now = new Date()

describe('an update', () => {
  it('raises the story once, writes one event and reaches the reader with that number', async () => {
    const ana = await aContributor('editor', 'Ana')
    const story = await aStory(ana)
    const update = await anUpdate(ana, story.id, { text: 'Shots were heard.', publish: true })
    expect(update).toMatchObject({ state: 'published', ordinal: 1, storyRevision: story.revision + 1 })
    const page = await getStoryForReader(story.slug)
    expect(page?.revision).toBe(story.revision + 1)
    expect(page?.updates.map(({ body }) => textOf(body))).toEqual(['Shots were heard.'])
    expect(page?.updates[0]?.bylines).toMatchObject([{ name: 'Ana' }])
    const events = await db().storyEvent.findMany({ where: { storyId: story.id }, orderBy: { revision: 'asc' } })
    expect(events.map(({ type }) => type)).toEqual(['story.published', 'update.published'])
  })

  it('of a reporter is submitted, approved in the version that was read, and keeps its byline', async () => {
    const bo = await aContributor('reporter', 'Bo')
    const ana = await aContributor('editor', 'Ana')
    const story = await aStory(ana)
    const draft = await anUpdate(bo, story.id)
    const submitted = UpdateView.parse(
      (await run(submitUpdate, bo.id, { updateId: draft.id, baseVersion: draft.version }, now)).view,
    )
    expect(submitted.state).toBe('submitted')
    await run(
      editUpdate,
      bo.id,
      { updateId: draft.id, baseVersion: submitted.version, body: docOfText('Polls closed.') },
      now,
    )
    const stale = run(approveUpdate, ana.id, { updateId: draft.id, baseVersion: submitted.version }, now)
    await expect(stale).rejects.toMatchObject({ code: 'conflict', details: { current: { version: 3 } } })
    const { view } = await run(approveUpdate, ana.id, { updateId: draft.id, baseVersion: 3 }, now)
    expect(UpdateView.parse(view)).toMatchObject({ state: 'published', bylines: [{ name: 'Bo' }] })
  })

  it('that was corrected keeps its place and tells readers what was wrong', async () => {
    const ana = await aContributor()
    const story = await aStory(ana)
    const first = await anUpdate(ana, story.id, { text: '44 were injured.', publish: true })
    await anUpdate(ana, story.id, { text: 'A later one.', publish: true })
    const correct = amendUpdate('correction')
    const change = { updateId: first.id, baseVersion: first.version, body: docOfText('44 were killed.') }
    await expect(run(correct, ana.id, change, now)).rejects.toMatchObject({ code: 'invalid' })
    await run(correct, ana.id, { ...change, note: 'We had said injured.' }, now)
    const page = await getStoryForReader(story.slug)
    expect(page?.updates.map(({ body }) => textOf(body))).toEqual(['A later one.', '44 were killed.'])
    expect(page?.updates[1]?.amendment).toMatchObject({ kind: 'correction', note: 'We had said injured.' })
    expect(page?.updates[1]?.revision).toBe(page?.revision)
  })

  it('cannot be filed twice under one id, and answers with what is there', async () => {
    const ana = await aContributor()
    const story = await aStory(ana)
    const update = await anUpdate(ana, story.id)
    await expect(anUpdate(ana, story.id, { updateId: update.id })).rejects.toMatchObject({
      code: 'conflict',
      details: { current: { id: update.id } },
    })
  })

  it.each([
    ['a reporter', 'reporter', true],
    ['an editor, into a draft story', 'editor', false],
  ] as const)('is not published by %s', async (_who, role, live) => {
    const ana = await aContributor()
    const actor = await aContributor(role)
    const story = live ? await aStory(ana) : await aDraftStory(ana)
    const refused = anUpdate(actor, story.id, { publish: true })
    await expect(refused).rejects.toMatchObject({ code: 'forbidden' })
    expect(await db().liveUpdate.count({ where: { storyId: story.id } })).toBe(0)
    expect((await db().story.findUniqueOrThrow({ where: { id: story.id } })).revision).toBe(story.revision)
  })

  it('is not written, edited or published once coverage has ended', async () => {
    const ana = await aContributor()
    const story = await aStory(ana)
    const update = await anUpdate(ana, story.id)
    await run(endStory, ana.id, { storyId: story.id, baseVersion: story.version }, now)
    const base = { updateId: update.id, baseVersion: update.version }
    await expect(anUpdate(ana, story.id)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(run(editUpdate, ana.id, { ...base, text: 'x' }, now)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(run(publishUpdate, ana.id, base, now)).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('says something', async () => {
    const ana = await aContributor()
    const story = await aStory(ana)
    const empty = CreateUpdate.parse({ storyId: story.id, updateId: newId(), text: ' \n ' })
    await expect(run(createUpdate, ana.id, empty, now)).rejects.toMatchObject({ code: 'invalid' })
  })
})
