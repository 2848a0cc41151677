import { beforeAll, describe, expect, test } from 'vitest'
import { type Command, run } from '#lib/api/run'
import { editClaim } from '#lib/box/commands'
import { createClaim } from '#lib/box/making'
import { CreateClaim } from '#lib/box/schema'
import { getLogForReader, getUpdateForReader } from '#lib/history/reader'
import { describeImage } from '#lib/media/describing'
import type { Actor } from '#lib/permissions'
import { db } from '#lib/platform/db'
import { newId } from '#lib/platform/ids'
import { createSection, editSection } from '#lib/sections/commands'
import { CreateSection } from '#lib/sections/schema'
import { editStory } from '#lib/stories/commands'
import { listStoryEvents } from '#lib/stories/queries'
import { amendUpdate } from '#lib/updates/amending'
import { editUpdate } from '#lib/updates/commands'
import { testDatabase } from '#test/database'
import { aContributor, anUpdate, aStory } from '#test/factories'

testDatabase()
let editor: Actor
beforeAll(async () => {
  editor = await aContributor('editor')
})

const perform = (command: unknown, input: object) =>
  run(command as Command<object, unknown>, editor.id, input, new Date())

const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] })
const docOf = (text: string) => ({ type: 'doc', content: [paragraph(text)] })

async function anImage(storyId: string) {
  const id = newId()
  const size = { width: 1600, height: 900, bytes: 1_000, storedAt: new Date(), uploadedAt: new Date(), hash: '-' }
  await db().image.create({ data: { id, storyId, uploadedById: editor.id, ...size } })
  return id
}

type Change = (told: object, words: string) => Promise<unknown>

/** A text that readers have seen, and how it is changed. */
const TEXTS: Record<string, (storyId: string) => Promise<Change>> = {
  async update(storyId) {
    const { id: updateId } = await anUpdate(editor, storyId, { text: '44 people were hurt.', publish: true })
    return async ({ kind, ...told }: { kind?: 'typo' | 'correction' } & object, text) => {
      const { version: baseVersion } = await db().liveUpdate.findUniqueOrThrow({ where: { id: updateId } })
      return perform(kind ? amendUpdate(kind) : editUpdate, { updateId, baseVersion, text, ...told })
    }
  },
  headline: (storyId) => ofStory(storyId, (headline) => ({ headline })),
  standfirst: (storyId) => ofStory(storyId, (standfirst) => ({ standfirst })),
  lede: (storyId) => ofStory(storyId, (words) => ({ lede: docOf(words) })),
  async section(storyId) {
    const sectionId = newId()
    const text = '44 people were hurt.'
    await perform(createSection, CreateSection.parse({ storyId, sectionId, heading: 'Then', text }))
    return async (told, words) => {
      const { version: baseVersion } = await db().section.findUniqueOrThrow({ where: { id: sectionId } })
      return perform(editSection, { sectionId, baseVersion, text: words, ...told })
    }
  },
  async caption(storyId) {
    const imageId = await anImage(storyId)
    const image = { type: 'image', attrs: { imageId, caption: '44 people were hurt.' } }
    const body = { type: 'doc', content: [paragraph('From the scene.'), image] }
    await anUpdate(editor, storyId, { body, publish: true } as object)
    return async (told, caption) => {
      const { version: baseVersion } = await db().image.findUniqueOrThrow({ where: { id: imageId } })
      return perform(describeImage, { imageId, baseVersion, caption, ...told })
    }
  },
  async 'row of the box'(storyId) {
    const claimId = newId()
    await perform(createClaim, CreateClaim.parse({ storyId, claimId, text: '44 people were hurt.' }))
    return async (told, text) => {
      const { version: baseVersion } = await db().claim.findUniqueOrThrow({ where: { id: claimId } })
      return perform(editClaim, { claimId, baseVersion, text, ...told })
    }
  },
}

async function ofStory(storyId: string, fieldsOf: (words: string) => object): Promise<Change> {
  const edit: Change = async (told, words) => {
    const { version: baseVersion } = await db().story.findUniqueOrThrow({ where: { id: storyId } })
    return perform(editStory, { storyId, baseVersion, ...fieldsOf(words), ...told })
  }
  await edit({ kind: 'development' }, '44 people were hurt.')
  return edit
}

describe.each(Object.entries(TEXTS))('a published %s', (name, publish) => {
  test('is not changed without saying what kind of change it is', async () => {
    const { id, slug } = await aStory(editor)
    const change = await publish(id)
    await expect(change({}, '45 people were hurt.')).rejects.toMatchObject({
      code: expect.stringMatching(/^(invalid|forbidden)$/),
    })
    await expect(change({ kind: 'correction' }, '45 people were hurt.')).rejects.toThrow('for readers')
    await change({ kind: 'correction', note: 'An earlier version said 44.' }, '45 people were hurt.')
    expect((await getLogForReader(slug))?.entries[0]?.note).toBe('An earlier version said 44.')
  })

  test('keeps with the change what was saved as a typing error all the same, and says so in public', async () => {
    const { id: storyId, slug } = await aStory(editor)
    const change = await publish(storyId)
    await change({ kind: 'typo' }, '44 poeple were hurt.')
    await change({ kind: 'typo' }, '44 people were hurt badly.')
    const before = await getLogForReader(slug)
    await change({ kind: 'typo' }, '45 people were hurt badly.')
    const log = await getLogForReader(slug)
    expect(log?.typos).toBe(before?.typos)
    expect(log?.entries.filter(({ words }) => words === 'Changed as a typing error: a number')).toHaveLength(1)

    const { events } = await listStoryEvents(db(), editor, { storyId, after: 0 })
    expect(events.filter(({ touched }) => touched.length > 0)).toEqual([events.at(-1)])
    expect(events.at(-1)).toMatchObject({ touched: ['number'] })
    if (name !== 'section') expect(events.at(-1)?.type).toMatch(/\.typo_fixed$/)
    const audited = await db().auditEntry.findMany({ where: { storyId, action: events.at(-1)?.type } })
    expect(audited.filter(({ detail }) => JSON.stringify(detail).includes('"touched":"number"'))).toHaveLength(1)
  })
})

test('an update’s own page says which change was saved as a typing error and was more', async () => {
  const { id: storyId, slug } = await aStory(editor)
  const { id, version } = await anUpdate(editor, storyId, { text: 'He is in custody.', publish: true })
  await perform(amendUpdate('typo'), { updateId: id, baseVersion: version, text: 'He is not in custody.' })
  expect((await getUpdateForReader(slug, id))?.versions[0]).toMatchObject({ kind: 'typo', touched: ['negation'] })
})

test('a development is news: it is told, and no correction', async () => {
  const { id: storyId, slug } = await aStory(editor)
  const { id, version } = await anUpdate(editor, storyId, { text: '10 died.', publish: true })
  const change = { updateId: id, baseVersion: version, text: '12 died.', note: 'The toll rose to 12.' }
  await perform(amendUpdate('development'), change)
  const log = await getLogForReader(slug)
  expect(log?.entries[0]).toMatchObject({ words: 'Updated', note: 'The toll rose to 12.' })
  const rows = await db().storyEvent.findMany({ where: { storyId }, select: { type: true, touched: true } })
  expect(rows.at(-1)).toEqual({ type: 'update.developed', touched: [] })
})
