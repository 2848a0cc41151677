import type { z } from 'zod'
import { lockImage } from '#lib/media/commands'
import { getImageView } from '#lib/media/queries'
import type { ImageView } from '#lib/media/views'
import { type Actor, authorize } from '#lib/permissions'
import type { Tx } from '#lib/platform/db'
import { noteTaken } from '#lib/platform/purging'
import { lockRooms, raiseForTakeDown, record, recordForDesk } from '#lib/stories/record'
import { cutImages, cutUpdate } from '#lib/takedowns/cut'
import { logPuttingBack, logTaking } from '#lib/takedowns/log'
import type { ChangeTakenImage } from '#lib/takedowns/schema'

type Input = z.infer<typeof ChangeTakenImage>

/**
 * Takes a picture and what is said of it down wherever readers see it, also in what they saw before. The desk's texts keep
 * it, and cannot be published with it, until it is put back or taken out of them.
 */
export async function pullImage(tx: Tx, actor: Actor, input: Input, now: Date): Promise<ImageView> {
  const { imageId, reason } = input
  const texts = await lockTexts(tx, input)
  const { image } = texts
  authorize(actor, 'image:pull', image)
  await tx.image.update({ where: { id: imageId }, data: { pulledAt: now, version: { increment: 1 } } })
  await showTexts(tx, actor, texts, { type: 'image.pulled', isTaking: true, reason }, now)
  const { storyId } = image
  await recordForDesk(tx, actor, storyId, { type: 'image.pulled', itemType: 'image', itemId: imageId }, now)
  await logTaking(tx, actor, { kind: 'all', subject: 'image', subjectId: imageId, storyId, reason }, now)
  noteTaken(tx, { storyIds: [...new Set([storyId, ...texts.storyIds])], imageIds: [imageId], isWhole: false })
  return getImageView(tx, imageId)
}

/** Back wherever a text still has it. */
export async function putBackImage(tx: Tx, actor: Actor, input: Input, now: Date): Promise<ImageView> {
  const { imageId, reason } = input
  const texts = await lockTexts(tx, input)
  authorize(actor, 'image:put-back', texts.image)
  await logPuttingBack(tx, actor, { subjectId: imageId, kind: 'all', reason }, now)
  await tx.image.update({ where: { id: imageId }, data: { pulledAt: null, version: { increment: 1 } } })
  await showTexts(tx, actor, texts, { type: 'image.put_back', isTaking: false, reason }, now)
  const change = { type: 'image.put_back', itemType: 'image', itemId: imageId } as const
  await recordForDesk(tx, actor, texts.image.storyId, change, now)
  return getImageView(tx, imageId)
}

type Texts = Awaited<ReturnType<typeof lockTexts>>

/** The published texts whose last version has it: items by their ids, then stories, rooms, the image. */
async function lockTexts(tx: Tx, { imageId, baseVersion }: Input) {
  const hasIt = { publishedAt: { not: null }, currentRevision: { images: { some: { imageId } } } }
  const last = { orderBy: { id: 'asc' } } as const
  const found = await tx.liveUpdate.findMany({ where: hasIt, select: { id: true } })
  const ids = found.map(({ id }) => id)
  await tx.$executeRaw`SELECT 1 FROM "LiveUpdate" WHERE id = ANY (${ids}::uuid[]) ORDER BY id FOR UPDATE`
  const updates = await tx.liveUpdate.findMany({ where: hasIt, ...last })
  const sections = await tx.section.findMany({ where: { ...hasIt, removedAt: null }, ...last })
  const sectionIds = sections.map(({ id }) => id)
  await tx.$executeRaw`SELECT 1 FROM "Section" WHERE id = ANY (${sectionIds}::uuid[]) ORDER BY id FOR UPDATE`
  const stories = await tx.story.findMany({ where: { ...hasIt, foldedIntoId: null }, ...last })
  const storyIds = [
    ...new Set([...[...updates, ...sections].map((item) => item.storyId), ...stories.map(({ id }) => id)]),
  ]
  await tx.$executeRaw`SELECT 1 FROM "Story" WHERE id = ANY (${storyIds}::uuid[]) ORDER BY id FOR NO KEY UPDATE`
  await lockRooms(tx, storyIds)
  return { image: await lockImage(tx, imageId, baseVersion), updates, sections, stories, storyIds }
}

interface Showing {
  type: 'image.pulled' | 'image.put_back'
  isTaking: boolean
  reason: string
}

/** Gives readers of each text the version that they may see now. */
async function showTexts(tx: Tx, actor: Actor, texts: Texts, { type, isTaking, reason }: Showing, now: Date) {
  for (const update of texts.updates) {
    const { id: itemId, storyId } = update
    const story = await raiseForTakeDown(tx, storyId, isTaking, now)
    const publishedRevisionId = await cutUpdate(tx, actor, update, now)
    await tx.liveUpdate.update({
      where: { id: itemId },
      data: { publishedRevisionId, storyRevision: story.revision, version: { increment: 1 } },
    })
    await record(tx, actor, story, { type, itemType: 'update', itemId, reason }, now)
  }
  for (const { id: itemId, storyId, currentRevisionId } of texts.sections) {
    const story = await raiseForTakeDown(tx, storyId, isTaking, now)
    const item = { storyId, itemType: 'section', itemId, currentRevisionId } as const
    const publishedRevisionId = await cutImages(tx, actor, item)
    await tx.section.update({
      where: { id: itemId },
      data: { publishedRevisionId, storyRevision: story.revision, version: { increment: 1 } },
    })
    await record(tx, actor, story, { type, itemType: 'section', itemId, reason }, now)
  }
  for (const { id, currentRevisionId } of texts.stories) {
    const story = await raiseForTakeDown(tx, id, isTaking, now)
    const item = { storyId: id, itemType: 'story', itemId: id, currentRevisionId } as const
    const revisionId = await cutImages(tx, actor, item, true)
    await tx.story.update({ where: { id }, data: { publishedRevisionId: revisionId, version: { increment: 1 } } })
    await record(tx, actor, story, { type, itemType: 'story', itemId: id, revisionId, reason }, now)
  }
}
