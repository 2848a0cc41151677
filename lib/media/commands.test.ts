import { beforeAll, describe, expect, test } from 'vitest'
import { run } from '#lib/api/run'
import { deleteImage } from '#lib/media/commands'
import { describeImage } from '#lib/media/describing'
import { getImageView, listImagesForDesk } from '#lib/media/queries'
import { DeleteImage, DescribeImage } from '#lib/media/schema'
import { ImageView } from '#lib/media/views'
import type { Actor } from '#lib/permissions'
import { db } from '#lib/platform/db'
import { newId } from '#lib/platform/ids'
import { createSection } from '#lib/sections/commands'
import { CreateSection } from '#lib/sections/schema'
import { editStory, publishStory } from '#lib/stories/commands'
import { getStoryForReader } from '#lib/stories/reader'
import { EditStory, PublishStory } from '#lib/stories/schema'
import { amendUpdate } from '#lib/updates/amending'
import { editUpdate, publishUpdate } from '#lib/updates/commands'
import { moveUpdate } from '#lib/updates/moving'
import { AmendUpdate, EditUpdate } from '#lib/updates/schema'
import { UpdateView } from '#lib/updates/views'
import { testDatabase } from '#test/database'
import { aContributor, aDraftStory, anUpdate, aStory } from '#test/factories'

testDatabase()
const now = new Date()
let editor: Actor
let reporter: Actor
beforeAll(async () => {
  editor = await aContributor('editor')
  reporter = await aContributor('reporter')
})

/** An image as the door leaves it. */
async function anImage(storyId: string, by: Actor = editor, storedAt: Date | null = now): Promise<string> {
  const id = newId()
  const size = storedAt ? { width: 1600, height: 900, bytes: 1_000 } : {}
  await db().image.create({ data: { id, storyId, uploadedById: by.id, uploadedAt: now, storedAt, hash: '-', ...size } })
  return id
}

const body = (imageId: string | null, words: object = {}) => ({
  type: 'doc' as const,
  content: [
    { type: 'paragraph' as const, content: [{ type: 'text' as const, text: 'From the scene.' }] },
    { type: 'image' as const, attrs: { imageId, caption: '', ...words } },
  ],
})

const view = async (imageId: string) => getImageView(db(), imageId)
const describeAs = async (who: Actor, fields: object) =>
  ImageView.parse((await run(describeImage, who.id, DescribeImage.parse(fields), now)).view)
const deleteAs = (who: Actor, fields: object) => run(deleteImage, who.id, DeleteImage.parse(fields), now)
const MUTE = { code: 'invalid', message: expect.stringContaining('Say what the image shows') }

describe('an image in a text', () => {
  test('gets its true size, whatever a client says', async () => {
    const story = await aStory(editor)
    const id = await anImage(story.id)
    const update = await anUpdate(editor, story.id, {
      body: body(id, { alt: 'A bridge', width: 9, height: 9 }),
      publish: true,
    })
    expect(update.body.content[1]).toMatchObject({ attrs: { width: 1600, height: 900 } })
    const page = await getStoryForReader(story.slug)
    expect(page?.updates[0]?.body).toEqual(update.body)
    expect(await view(id)).toMatchObject({ alt: 'A bridge', isPublished: true, isUsed: true, altToWrite: false })
  })

  test.each([
    ['unknown', async () => newId()],
    ['not stored yet', (storyId: string) => anImage(storyId, editor, null)],
  ])('that is %s stops the text', async (_what, make) => {
    const story = await aStory(editor)
    const filed = anUpdate(editor, story.id, { body: body(await make(story.id), { alt: 'x' }) })
    await expect(filed).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringContaining('has not arrived yet'),
    })
    expect(await db().liveUpdate.count({ where: { storyId: story.id } })).toBe(0)
  })

  test('without words may be a draft and is not published, on any way', async () => {
    const story = await aStory(editor)
    const id = await anImage(story.id)
    await expect(anUpdate(editor, story.id, { body: body(id), publish: true })).rejects.toMatchObject(MUTE)
    const draft = await anUpdate(editor, story.id, { body: body(id) })
    const base = { updateId: draft.id, baseVersion: draft.version }
    await expect(run(publishUpdate, editor.id, base, now)).rejects.toMatchObject(MUTE)
    const published = await anUpdate(editor, story.id, { publish: true })
    const amended = AmendUpdate.parse({
      updateId: published.id,
      baseVersion: published.version,
      body: body(id, { alt: '  ' }),
    })
    await expect(run(amendUpdate('typo'), editor.id, amended, now)).rejects.toMatchObject(MUTE)
    const section = CreateSection.parse({ storyId: story.id, sectionId: newId(), heading: 'Before', body: body(id) })
    await expect(run(createSection, editor.id, section, now)).rejects.toMatchObject(MUTE)
    const lead = EditStory.parse({
      storyId: story.id,
      baseVersion: story.version,
      leadImage: { imageId: id, caption: '' },
      kind: 'development',
    })
    await expect(run(editStory, editor.id, lead, now)).rejects.toMatchObject(MUTE)
    expect((await db().story.findUniqueOrThrow({ where: { id: story.id } })).revision).toBe(published.storyRevision)

    const drafted = await aDraftStory(editor)
    await run(createSection, editor.id, { ...section, sectionId: newId(), storyId: drafted.id }, now)
    const whole = PublishStory.parse({ storyId: drafted.id, baseVersion: drafted.version })
    await expect(run(publishStory, editor.id, whole, now)).rejects.toMatchObject(MUTE)

    const described = EditUpdate.parse({ ...base, body: body(id, { caption: 'The bridge' }) })
    const next = UpdateView.parse((await run(editUpdate, editor.id, described, now)).view)
    await run(publishUpdate, editor.id, { updateId: next.id, baseVersion: next.version }, now)
    expect(await view(id)).toMatchObject({ isPublished: true, altToWrite: true, caption: 'The bridge' })
  })

  test('saved again unchanged is no change', async () => {
    const story = await aStory(editor)
    const update = await anUpdate(editor, story.id, {
      body: body(await anImage(story.id), { alt: 'x' }),
      publish: true,
    })
    const again = AmendUpdate.parse({ updateId: update.id, baseVersion: update.version, body: update.body })
    await expect(run(amendUpdate('typo'), editor.id, again, now)).rejects.toMatchObject({
      message: expect.stringContaining('Nothing was changed'),
    })
  })
})

describe('an alternative text written later', () => {
  test('reaches every text that has the image, each with a number of its own; the record keeps what was', async () => {
    const story = await aStory(editor)
    const id = await anImage(story.id)
    const words = { caption: 'The bridge' }
    const update = await anUpdate(editor, story.id, { body: body(id, words), publish: true })
    const draft = await anUpdate(reporter, story.id, { body: body(id, words) })
    const lead = EditStory.parse({
      storyId: story.id,
      baseVersion: story.version,
      leadImage: { imageId: id, ...words },
      kind: 'development',
    })
    await run(editStory, editor.id, lead, now)
    const before = await getStoryForReader(story.slug)
    const { images } = await listImagesForDesk(db(), editor, { storyId: story.id })
    expect(images).toMatchObject([{ id, altToWrite: true }])

    const { version } = await view(id)
    const later = { imageId: id, baseVersion: version, alt: 'A fallen bridge' }
    await expect(describeAs(editor, later)).rejects.toThrow('Say what kind of change this is')
    const told = await describeAs(editor, { ...later, kind: 'typo' })
    expect(told).toMatchObject({ alt: 'A fallen bridge', caption: 'The bridge', altToWrite: false })
    const after = await getStoryForReader(story.slug)
    expect(after?.revision).toBe((before?.revision ?? 0) + 2)
    expect(after?.leadImage).toMatchObject({ alt: 'A fallen bridge', caption: 'The bridge' })
    expect(after?.updates[0]?.body.content[1]).toMatchObject({ attrs: { alt: 'A fallen bridge' } })
    expect(after?.updates[0]?.amendment).toMatchObject({ kind: 'typo', note: null })
    const drafted = await db().liveUpdate.findUniqueOrThrow({
      where: { id: draft.id },
      include: { currentRevision: true },
    })
    expect(JSON.stringify(drafted.currentRevision.content)).toContain('A fallen bridge')
    expect(await db().revision.count({ where: { itemId: update.id } })).toBe(2)
  })

  test('are written where its update stands now, once it was moved', async () => {
    const [story, other] = [await aStory(editor), await aStory(editor)]
    const id = await anImage(story.id)
    const update = await anUpdate(editor, story.id, { body: body(id, { caption: 'The bridge' }), publish: true })
    await run(moveUpdate, editor.id, { updateId: update.id, baseVersion: update.version, storyId: other.id }, now)
    const { version } = await view(id)
    await describeAs(editor, { imageId: id, baseVersion: version, alt: 'A fallen bridge', kind: 'typo' })
    const page = await getStoryForReader(other.slug)
    expect(page?.updates[0]?.body.content[1]).toMatchObject({ attrs: { alt: 'A fallen bridge' } })
  })

  test('of another version is a conflict with the words as they are', async () => {
    const id = await anImage((await aStory(editor)).id)
    await describeAs(editor, { imageId: id, baseVersion: 1, alt: 'One' })
    await expect(describeAs(editor, { imageId: id, baseVersion: 1, alt: 'Two' })).rejects.toMatchObject({
      code: 'conflict',
      details: { current: { alt: 'One', version: 2 } },
    })
  })

  test('is a reporter’s to write while it is theirs and unseen', async () => {
    const story = await aStory(editor)
    const [mine, theirs, seen] = [
      await anImage(story.id, reporter),
      await anImage(story.id),
      await anImage(story.id, reporter),
    ]
    await anUpdate(editor, story.id, { body: body(seen, { caption: 'x' }), publish: true })
    expect(await describeAs(reporter, { imageId: mine, baseVersion: 1, alt: 'Mine' })).toMatchObject({ alt: 'Mine' })
    for (const imageId of [theirs, seen]) {
      const { version } = await view(imageId)
      await expect(describeAs(reporter, { imageId, baseVersion: version, alt: 'x' })).rejects.toMatchObject({
        code: 'forbidden',
      })
    }
  })
})

describe('an image is deleted', () => {
  test('while no text has it', async () => {
    const id = await anImage((await aStory(editor)).id)
    await deleteAs(editor, { imageId: id, baseVersion: 1 })
    await expect(view(id)).rejects.toMatchObject({ code: 'not_found' })
  })

  test('not where a text has it, had it, or a draft has it', async () => {
    const story = await aStory(editor)
    const [had, drafted] = [await anImage(story.id), await anImage(story.id)]
    const update = await anUpdate(editor, story.id, { body: body(had, { alt: 'x' }) })
    await run(
      editUpdate,
      editor.id,
      EditUpdate.parse({ updateId: update.id, baseVersion: update.version, text: 'Without' }),
      now,
    )
    const draft = {
      id: newId(),
      storyId: story.id,
      itemType: 'update',
      itemId: newId(),
      contributorId: editor.id,
    } as const
    const written = { content: { body: body(drafted) }, sheetId: newId(), beganAt: now, updatedAt: now }
    await db().draft.create({ data: { ...draft, baseVersion: 0, ...written } })
    for (const imageId of [had, drafted]) {
      const { version } = await view(imageId)
      await expect(deleteAs(editor, { imageId, baseVersion: version })).rejects.toMatchObject({
        code: 'invalid',
        message: expect.stringContaining('stays in the record'),
      })
    }
  })

  test('not by a reporter, where it is a colleague’s', async () => {
    const id = await anImage((await aStory(editor)).id)
    await expect(deleteAs(reporter, { imageId: id, baseVersion: 1 })).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('and no text can take it up meanwhile', async () => {
    const story = await aStory(editor)
    const id = await anImage(story.id)
    const both = await Promise.allSettled([
      deleteAs(editor, { imageId: id, baseVersion: 1 }),
      anUpdate(editor, story.id, { body: body(id, { alt: 'x' }) }),
    ])
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })
})
