import { describe, expect, it } from 'vitest'
import { run } from '#lib/api/run'
import { banTerm } from '#lib/briefs/commands'
import { listTerms } from '#lib/briefs/queries'
import { db } from '#lib/platform/db'
import { newId } from '#lib/platform/ids'
import { textOf } from '#lib/richtext/text'
import { getChangesForReader } from '#lib/stories/changes'
import { editStory, endStory, reopenStory } from '#lib/stories/commands'
import { foldStory } from '#lib/stories/fold'
import { findSlug, getFrontForReader, getOlderPageForReader, getStoryForReader } from '#lib/stories/reader'
import { EditStory } from '#lib/stories/schema'
import { StoryView } from '#lib/stories/views'
import { amendUpdate } from '#lib/updates/amending'
import { publishUpdate } from '#lib/updates/commands'
import { pinUpdate } from '#lib/updates/standing'
import { UpdateView } from '#lib/updates/views'
import { testDatabase } from '#test/database'
import { aContributor, aDraftStory, anUpdate, aStory } from '#test/factories'

testDatabase()
const now = new Date()

async function fold(by: { id: string }, story: StoryView, intoId: string): Promise<StoryView> {
  const input = { storyId: story.id, baseVersion: story.version, intoId }
  return StoryView.parse((await run(foldStory, by.id, input, now)).view)
}

async function twice() {
  const ana = await aContributor('editor', 'Ana')
  return { ana, copy: await aStory(ana, { headline: 'The copy' }), stays: await aStory(ana, { headline: 'It stays' }) }
}

describe('a duplicate that is folded into another story', () => {
  it('hands over its updates with their ids, above what stood there, and all its addresses', async () => {
    const { ana, copy, stays } = await twice()
    for (const text of ['One', 'Two', 'Three']) await anUpdate(ana, stays.id, { text, publish: true })
    const first = await anUpdate(ana, copy.id, { text: 'Copied one', publish: true })
    await anUpdate(ana, copy.id, { text: 'Copied two', publish: true })
    const waiting = await anUpdate(ana, copy.id, { text: 'Waiting' })
    await run(pinUpdate, ana.id, { updateId: first.id, baseVersion: first.version }, now)
    await fold(ana, copy, stays.id)

    const page = await getStoryForReader(stays.slug)
    expect(page?.updates.map(({ body }) => textOf(body))).toEqual(['Copied two', 'Copied one', 'Three', 'Two', 'One'])
    expect(page?.updates.map(({ ordinal }) => ordinal)).toEqual([5, 4, 3, 2, 1])
    expect(page?.updates[1]).toMatchObject({ id: first.id, revision: page?.revision })
    expect(page?.pins).toEqual([])
    expect(await db().liveUpdate.findUniqueOrThrow({ where: { id: waiting.id } })).toMatchObject({ storyId: stays.id })
    expect(await getStoryForReader(copy.slug)).toBeNull()
    expect(await findSlug(copy.slug)).toEqual({ storyId: stays.id, slug: stays.slug, isFolded: true })
    expect((await getFrontForReader()).stories.map(({ id }) => id)).not.toContain(copy.id)
  })

  it('brings what must not be published with it, once', async () => {
    const { ana, copy, stays } = await twice()
    const ban = (storyId: string, term: string) =>
      run(banTerm, ana.id, { storyId, termId: newId(), term, why: 'A minor' }, now)
    await ban(copy.id, 'Tomas Reval')
    await ban(copy.id, 'Old Quay')
    await ban(stays.id, 'Old Quay')
    const waiting = await anUpdate(ana, copy.id, { text: 'Police name Tomas Reval.' })
    await fold(ana, copy, stays.id)
    const terms = (await listTerms(db(), stays.id)).map(({ term, why }) => [term, why])
    expect(terms.sort()).toEqual([
      ['Old Quay', 'A minor'],
      ['Tomas Reval', 'A minor'],
    ])
    const { version } = await db().liveUpdate.findUniqueOrThrow({ where: { id: waiting.id } })
    const publish = run(publishUpdate, ana.id, { updateId: waiting.id, baseVersion: version }, now)
    await expect(publish).rejects.toMatchObject({ message: expect.stringContaining('Tomas Reval') })
  })

  it('tells those who have it open where it is now', async () => {
    const { ana, copy, stays } = await twice()
    await anUpdate(ana, copy.id, { publish: true })
    await fold(ana, copy, stays.id)
    const changes = await getChangesForReader(copy.slug, copy.revision)
    expect(changes?.story).toMatchObject({
      state: 'ended',
      next: { kind: 'folded', slug: stays.slug, headline: 'It stays' },
    })
  })

  it('lets what went over be corrected where it is', async () => {
    const { ana, copy, stays } = await twice()
    const update = await anUpdate(ana, copy.id, { publish: true })
    await fold(ana, copy, stays.id)
    const change = { updateId: update.id, baseVersion: update.version + 1, text: 'Right', note: 'It was wrong.' }
    const corrected = UpdateView.parse((await run(amendUpdate('correction'), ana.id, change, now)).view)
    expect(corrected).toMatchObject({ storyId: stays.id, state: 'published' })
  })

  it('fills older pages of the one that stays', async () => {
    const { ana, copy, stays } = await twice()
    for (let count = 0; count < 12; count += 1) await anUpdate(ana, stays.id, { publish: true })
    for (let count = 0; count < 13; count += 1) await anUpdate(ana, copy.id, { publish: true })
    await fold(ana, copy, stays.id)
    expect((await getStoryForReader(stays.slug))?.updates).toHaveLength(15)
    expect((await getOlderPageForReader(stays.slug, 1))?.updates.at(-1)?.ordinal).toBe(1)
  })

  it('may have been a duplicate of a duplicate', async () => {
    const { ana, copy, stays } = await twice()
    const third = await aStory(ana)
    await fold(ana, copy, stays.id)
    const now2 = await db().story.findUniqueOrThrow({ where: { id: stays.id } })
    await fold(ana, { ...stays, version: now2.version }, third.id)
    expect(await findSlug(copy.slug)).toMatchObject({ slug: third.slug })
  })

  it('takes no change any more', async () => {
    const { ana, copy, stays } = await twice()
    await fold(ana, copy, stays.id)
    const base = { storyId: copy.id, baseVersion: copy.version + 1 }
    const edit = EditStory.parse({ ...base, headline: 'x', kind: 'typo' })
    await expect(run(editStory, ana.id, edit, now)).rejects.toMatchObject({ code: 'gone' })
    await expect(run(reopenStory, ana.id, base, now)).rejects.toMatchObject({ code: 'gone' })
    await expect(anUpdate(ana, copy.id)).rejects.toMatchObject({ code: 'gone' })
    await expect(fold(ana, { ...copy, version: copy.version + 1 }, stays.id)).rejects.toMatchObject({ code: 'gone' })
  })

  it('is refused to a reporter, into itself, into an ended or a draft story, of a draft, and stale', async () => {
    const { ana, copy, stays } = await twice()
    const ended = await aStory(ana)
    await run(endStory, ana.id, { storyId: ended.id, baseVersion: ended.version }, now)
    const draft = await aDraftStory(ana)
    await expect(fold(await aContributor('reporter'), copy, stays.id)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(fold(ana, copy, copy.id)).rejects.toMatchObject({ code: 'invalid' })
    await expect(fold(ana, copy, ended.id)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(fold(ana, copy, draft.id)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(fold(ana, draft, stays.id)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(fold(ana, { ...copy, version: 99 }, stays.id)).rejects.toMatchObject({ code: 'conflict' })
    expect((await getStoryForReader(copy.slug))?.revision).toBe(copy.revision)
  })

  it('of two that are folded into each other at once, one stays', async () => {
    const { ana, copy, stays } = await twice()
    const tries = await Promise.allSettled([fold(ana, copy, stays.id), fold(ana, stays, copy.id)])
    expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })
})
