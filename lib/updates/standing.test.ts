import { describe, expect, it } from 'vitest'
import { run } from '#lib/api/run'
import type { Actor } from '#lib/permissions'
import { db } from '#lib/platform/db'
import { listRevisions } from '#lib/revisions/queries'
import { endStory } from '#lib/stories/commands'
import { amendUpdate } from '#lib/updates/amending'
import { pinUpdate, retractUpdate, unpinUpdate } from '#lib/updates/standing'
import { UpdateView } from '#lib/updates/views'
import { testDatabase } from '#test/database'
import { aContributor, anUpdate, aStory } from '#test/factories'

testDatabase()
const now = new Date()

const base = ({ id, version }: UpdateView) => ({ updateId: id, baseVersion: version })
const reason = 'The hospital had given a wrong figure.'

async function retract(by: Actor, update: UpdateView): Promise<UpdateView> {
  return UpdateView.parse((await run(retractUpdate, by.id, { ...base(update), reason }, now)).view)
}

async function pin(by: Actor, update: UpdateView): Promise<UpdateView> {
  return UpdateView.parse((await run(pinUpdate, by.id, base(update), now)).view)
}

async function unpin(by: Actor, update: UpdateView): Promise<UpdateView> {
  return UpdateView.parse((await run(unpinUpdate, by.id, base(update), now)).view)
}

async function aNewsroom() {
  const ana = await aContributor('editor', 'Ana')
  const story = await aStory(ana)
  const publish = (text = 'Shots were heard.') => anUpdate(ana, story.id, { text, publish: true })
  const storyNow = () => db().story.findUniqueOrThrow({ where: { id: story.id } })
  const events = async () => {
    const rows = await db().storyEvent.findMany({ where: { storyId: story.id }, orderBy: { revision: 'asc' } })
    return rows.map(({ type }) => type)
  }
  return { ana, story, publish, storyNow, events }
}

describe('an update that is retracted', () => {
  it('keeps its place, its words and its bylines, and says why, at the story’s next number', async () => {
    const { ana, publish, storyNow, events } = await aNewsroom()
    const first = await publish('44 were killed.')
    await publish('A later one.')
    const retracted = await retract(ana, first)
    expect(retracted).toMatchObject({
      state: 'retracted',
      ordinal: 1,
      publishedAt: first.publishedAt,
      retractedAt: now.toISOString(),
      kind: 'retraction',
      note: reason,
      body: first.body,
      bylines: first.bylines,
      storyRevision: (await storyNow()).revision,
    })
    expect((await events()).at(-1)).toBe('update.retracted')
    const { revisions } = await listRevisions(db(), ana, first.id)
    expect(revisions.map(({ kind }) => kind)).toEqual(['retraction', 'edit'])
    expect(revisions[0]?.contentHash).toBe(revisions[1]?.contentHash)
  })

  it('is not amended, pinned or retracted again', async () => {
    const { ana, publish } = await aNewsroom()
    const retracted = await retract(ana, await publish())
    const correct = run(
      amendUpdate('correction'),
      ana.id,
      { ...base(retracted), text: 'Other words.', note: 'It was wrong.' },
      now,
    )
    await expect(correct).rejects.toMatchObject({ code: 'forbidden' })
    await expect(pin(ana, retracted)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(retract(ana, retracted)).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('can be so after the end of coverage, and loses its pin at the same number', async () => {
    const { ana, story, publish, storyNow, events } = await aNewsroom()
    const pinned = await pin(ana, await publish())
    await run(endStory, ana.id, { storyId: story.id, baseVersion: story.version, reason: 'The night is over.' }, now)
    expect(await retract(ana, pinned)).toMatchObject({ state: 'retracted', pinnedAt: null })
    const row = await db().liveUpdate.findUniqueOrThrow({ where: { id: pinned.id } })
    expect(row).toMatchObject({ pinRevision: (await storyNow()).revision })
    expect(await events()).toEqual([
      'story.published',
      'update.published',
      'update.pinned',
      'story.ended',
      'update.retracted',
    ])
    const ended = await db().storyEvent.findFirstOrThrow({ where: { storyId: story.id, type: 'story.ended' } })
    expect(ended.reason).toBe('The night is over.')
  })

  it('was one that readers saw, and is retracted by an editor', async () => {
    const { ana, story, publish, storyNow } = await aNewsroom()
    const bo = await aContributor('reporter')
    const published = await publish()
    await expect(retract(ana, await anUpdate(ana, story.id))).rejects.toMatchObject({ code: 'forbidden' })
    await expect(retract(bo, published)).rejects.toMatchObject({ code: 'forbidden' })
    expect((await storyNow()).revision).toBe(published.storyRevision)
  })

  it('is retracted once by two at the same moment, and the other one sees it as it is now', async () => {
    const { ana, publish } = await aNewsroom()
    const bo = await aContributor()
    const update = await publish()
    const both = await Promise.allSettled([retract(ana, update), retract(bo, update)])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const refused = both.find(({ status }) => status === 'rejected')
    expect(refused).toMatchObject({ reason: { code: 'conflict', details: { current: { state: 'retracted' } } } })
    expect(await db().storyEvent.count({ where: { itemId: update.id, type: 'update.retracted' } })).toBe(1)
  })

  it('is never one whose correction was published a moment before, unread', async () => {
    const { ana, publish } = await aNewsroom()
    const bo = await aContributor()
    for (let round = 0; round < 10; round += 1) {
      const update = await publish()
      const typo = run(amendUpdate('typo'), bo.id, { ...base(update), text: 'Shots were heard there.' }, now)
      const both = await Promise.allSettled([retract(ana, update), typo])
      expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    }
  })
})

describe('a pin', () => {
  it('raises the story’s number, leaves the update’s own, and is taken off with a number too', async () => {
    const { ana, publish, storyNow, events } = await aNewsroom()
    const update = await publish()
    const pinned = await pin(ana, update)
    expect(pinned).toMatchObject({ state: 'published', pinnedAt: now.toISOString(), kind: 'edit' })
    expect(pinned.storyRevision).toBe(update.storyRevision)
    const pinRevision = async () => (await db().liveUpdate.findUniqueOrThrow({ where: { id: update.id } })).pinRevision
    expect(await pinRevision()).toBe((await storyNow()).revision)
    await expect(pin(ana, pinned)).rejects.toMatchObject({ code: 'forbidden' })
    const unpinned = await unpin(ana, pinned)
    expect(unpinned.pinnedAt).toBeNull()
    expect(await pinRevision()).toBe((await storyNow()).revision)
    await expect(unpin(ana, unpinned)).rejects.toMatchObject({ code: 'forbidden' })
    expect((await events()).slice(-2)).toEqual(['update.pinned', 'update.unpinned'])
  })

  it('is refused in words where three are pinned, and raises nothing', async () => {
    const { ana, publish, storyNow } = await aNewsroom()
    for (let count = 0; count < 3; count += 1) await pin(ana, await publish())
    const fourth = await publish()
    const before = (await storyNow()).revision
    await expect(pin(ana, fourth)).rejects.toMatchObject({ code: 'invalid', message: expect.stringContaining('unpin') })
    expect((await storyNow()).revision).toBe(before)
  })

  it('of five editors at once is given to three', async () => {
    const { ana, story, publish } = await aNewsroom()
    const updates: UpdateView[] = []
    for (let count = 0; count < 5; count += 1) updates.push(await publish())
    const all = await Promise.allSettled(updates.map((update) => pin(ana, update)))
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(3)
    expect(await db().liveUpdate.count({ where: { storyId: story.id, pinnedAt: { not: null } } })).toBe(3)
  })

  it('and a retraction of the same update leave no retracted pin, whichever is first', async () => {
    const { ana, publish } = await aNewsroom()
    const bo = await aContributor()
    for (let round = 0; round < 10; round += 1) {
      const update = await publish()
      const [pinning] = await Promise.allSettled([pin(bo, update), retract(ana, update)])
      const row = await db().liveUpdate.findUniqueOrThrow({ where: { id: update.id } })
      expect(row.retractedAt === null).toBe(pinning.status === 'fulfilled')
      expect(row.retractedAt === null || row.pinnedAt === null).toBe(true)
      if (row.pinnedAt) await run(unpinUpdate, ana.id, { updateId: row.id, baseVersion: row.version }, now)
    }
  })

  it('is not a reporter’s to give or take', async () => {
    const { ana, publish } = await aNewsroom()
    const bo = await aContributor('reporter')
    const update = await publish()
    await expect(pin(bo, update)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(unpin(bo, await pin(ana, update))).rejects.toMatchObject({ code: 'forbidden' })
  })
})
