import { describe, expect, it } from 'vitest'
import { run } from '#lib/api/run'
import { dropDraft, keepDraft } from '#lib/drafts/commands'
import { getDraft, listDrafts } from '#lib/drafts/queries'
import { KeepDraft } from '#lib/drafts/schema'
import { DraftView } from '#lib/drafts/views'
import type { Actor } from '#lib/permissions'
import { db } from '#lib/platform/db'
import { newId } from '#lib/platform/ids'
import { createSection, editSection } from '#lib/sections/commands'
import { CreateSection, EditSection } from '#lib/sections/schema'
import { SectionView } from '#lib/sections/views'
import { editStory } from '#lib/stories/commands'
import { lockStory } from '#lib/stories/record'
import { EditStory } from '#lib/stories/schema'
import { amendUpdate } from '#lib/updates/amending'
import { editUpdate } from '#lib/updates/commands'
import { testDatabase } from '#test/database'
import { aContributor, anUpdate, aStory } from '#test/factories'

testDatabase()
const now = new Date()

interface Writing {
  itemId?: string
  itemType?: 'story' | 'update' | 'section'
  baseVersion?: number
  text?: string
  sheetId?: string
  over?: string
}

/** What an editor's form sends while somebody writes. */
async function keeps(by: Actor, storyId: string, writing: Writing = {}, at = now) {
  const { itemType = 'update', baseVersion = 0, text = 'Polls cl', ...rest } = writing
  const ids = { itemId: newId(), sheetId: newId(), ...rest }
  const input = { ...ids, storyId, itemType, baseVersion, content: { text }, beganAt: now.toISOString() }
  return DraftView.parse((await run(keepDraft, by.id, KeepDraft.parse(input), at)).view)
}

const draftsOf = async (actor: Actor) => (await listDrafts(db(), actor, {})).drafts

async function aNewsroom() {
  const ana = await aContributor('editor', 'Ana')
  return { ana, bo: await aContributor('reporter', 'Bo'), story: await aStory(ana) }
}

describe('a draft', () => {
  it('is its contributor’s alone', async () => {
    const { ana, bo, story } = await aNewsroom()
    const kept = await keeps(bo, story.id)
    expect(await getDraft(db(), bo, { itemId: kept.itemId })).toEqual(kept)
    await expect(getDraft(db(), ana, { itemId: kept.itemId })).rejects.toMatchObject({ code: 'not_found' })
    expect(await draftsOf(ana)).toEqual([])
    await run(dropDraft, ana.id, { itemId: kept.itemId }, now)
    expect(await draftsOf(bo)).toEqual([kept])
    await run(dropDraft, bo.id, { itemId: kept.itemId }, now)
    expect(await draftsOf(bo)).toEqual([])
  })

  it('raises no number, wakes nobody and is kept while a colleague holds the story', async () => {
    const { ana, bo, story } = await aNewsroom()
    const before = await db().room.findUniqueOrThrow({ where: { storyId: story.id } })
    await db().$transaction(async (tx) => {
      await lockStory(tx, story.id)
      expect((await keeps(bo, story.id, { text: 'Written meanwhile' })).content).toEqual({ text: 'Written meanwhile' })
      await tx.story.update({ where: { id: story.id }, data: { version: { increment: 1 } } })
      await keeps(ana, story.id)
    })
    expect(await db().room.findUniqueOrThrow({ where: { storyId: story.id } })).toEqual(before)
    expect((await db().story.findUniqueOrThrow({ where: { id: story.id } })).revision).toBe(story.revision)
  })

  it('is not overwritten from another device before that one has taken it up', async () => {
    const { bo, story } = await aNewsroom()
    const phone = await keeps(bo, story.id, { text: 'On the phone' })
    const elsewhere = { itemId: phone.itemId, text: 'On the desk' }
    const refused = keeps(bo, story.id, elsewhere)
    await expect(refused).rejects.toMatchObject({ code: 'conflict', details: { current: phone } })

    const later = new Date(now.getTime() + 5_000)
    const { itemId, sheetId } = phone
    const typedOn = await keeps(bo, story.id, { itemId, sheetId, text: 'On the phone, still' }, later)
    await expect(keeps(bo, story.id, { ...elsewhere, over: phone.updatedAt })).rejects.toMatchObject({
      code: 'conflict',
    })
    const taken = await keeps(bo, story.id, { ...elsewhere, over: typedOn.updatedAt }, later)
    await expect(keeps(bo, story.id, { itemId, sheetId, text: 'On the phone again' })).rejects.toMatchObject({
      code: 'conflict',
      details: { current: taken },
    })
  })

  it('of two devices that begin at once is one, and the other is told', async () => {
    const { bo, story } = await aNewsroom()
    const itemId = newId()
    const both = await Promise.allSettled(['a', 'b'].map((text) => keeps(bo, story.id, { itemId, text })))
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it.each([
    ['in a story that does not exist', { storyId: newId() }, 'not_found'],
    ['of a story’s texts under another id', { itemType: 'story' }, 'invalid'],
  ] as const)('%s is refused', async (_what, { storyId, ...writing }: Writing & { storyId?: string }, code) => {
    const { bo, story } = await aNewsroom()
    await expect(keeps(bo, storyId ?? story.id, writing)).rejects.toMatchObject({ code })
  })
})

describe('filing the words', () => {
  it('ends the draft of a new update, in the same transaction or not at all', async () => {
    const { ana, bo, story } = await aNewsroom()
    const { itemId: updateId } = await keeps(bo, story.id)
    await keeps(ana, story.id, { itemId: updateId })
    await expect(anUpdate(bo, story.id, { updateId, publish: true })).rejects.toMatchObject({ code: 'forbidden' })
    expect(await draftsOf(bo)).toHaveLength(1)
    await anUpdate(bo, story.id, { updateId, submit: true })
    expect(await draftsOf(bo)).toEqual([])
    expect(await draftsOf(ana)).toHaveLength(1)
  })

  it('leaves no way for an autosave that comes late', async () => {
    const { bo, story } = await aNewsroom()
    const update = await anUpdate(bo, story.id, { submit: true })
    await expect(keeps(bo, story.id, { itemId: update.id })).rejects.toMatchObject({ code: 'gone' })
    await expect(keeps(bo, story.id, { itemId: update.id, baseVersion: 1 })).resolves.toBeDefined()
  })

  it('ends the draft of an edit and of an amendment, not that of a colleague', async () => {
    const { ana, bo, story } = await aNewsroom()
    const update = await anUpdate(bo, story.id)
    const item = { itemId: update.id, baseVersion: update.version }
    for (const who of [ana, bo]) await keeps(who, story.id, item)
    const base = { updateId: update.id, baseVersion: update.version }
    await run(editUpdate, bo.id, { ...base, text: 'Edited.' }, now)
    expect([await draftsOf(ana), await draftsOf(bo)].map((drafts) => drafts.length)).toEqual([1, 0])

    const { id: updateId, version: baseVersion } = await anUpdate(ana, story.id, { publish: true })
    await keeps(ana, story.id, { itemId: updateId, baseVersion })
    await run(amendUpdate('typo'), ana.id, { updateId, baseVersion, text: 'Amended.' }, now)
    expect((await draftsOf(ana)).map(({ itemId }) => itemId)).toEqual([update.id])
  })

  it('ends the draft of a section and of a story’s texts', async () => {
    const { ana, story } = await aNewsroom()
    const sectionId = newId()
    await keeps(ana, story.id, { itemId: sectionId, itemType: 'section' })
    const given = CreateSection.parse({ storyId: story.id, sectionId, heading: 'Before', text: 'It began early.' })
    const { version: baseVersion } = SectionView.parse((await run(createSection, ana.id, given, now)).view)
    expect(await draftsOf(ana)).toEqual([])

    await keeps(ana, story.id, { itemId: sectionId, itemType: 'section', baseVersion })
    await run(editSection, ana.id, EditSection.parse({ sectionId, baseVersion, text: 'Late.', kind: 'typo' }), now)
    expect(await draftsOf(ana)).toEqual([])

    const { version } = await db().story.findUniqueOrThrow({ where: { id: story.id } })
    await keeps(ana, story.id, { itemId: story.id, itemType: 'story', baseVersion: version })
    const settings = { storyId: story.id, baseVersion: version, topic: 'Europe' }
    await run(editStory, ana.id, EditStory.parse(settings), now)
    expect(await draftsOf(ana)).toHaveLength(1)
    const texts = { storyId: story.id, baseVersion: version + 1, headline: 'Another headline', kind: 'typo' }
    await run(editStory, ana.id, EditStory.parse(texts), now)
    expect(await draftsOf(ana)).toEqual([])
  })
})
