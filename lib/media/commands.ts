import type { z } from 'zod'
import { getImageView } from '#lib/media/queries'
import type { AddImage, DeleteImage } from '#lib/media/schema'
import type { DeletedImage, ImageView } from '#lib/media/views'
import { type Actor, authorize } from '#lib/permissions'
import type { Tx } from '#lib/platform/db'
import { AppError } from '#lib/platform/errors'
import { holdStory, recordForDesk } from '#lib/stories/record'
import type { Image } from '#prisma/client/client'

/** Making and storing have less time than this together; after it whoever began is taken for dead. */
export const MAKING_MS = 120_000

export interface ArrivedImage extends z.infer<typeof AddImage> {
  /** SHA-256 of the file as it was sent. */
  hash: string
}

export interface MadeImage {
  width: number
  height: number
  bytes: number
}

/** Before a body is read: whether its sender may add an image there at all. */
export async function mayAddImage(tx: Tx, actor: Actor, { storyId }: z.infer<typeof AddImage>): Promise<void> {
  authorize(actor, 'image:add', await holdStory(tx, storyId))
}

/** Takes the id, so that two attempts do not make the same image at once. Answers whether it is all there already. */
export async function beginImage(tx: Tx, actor: Actor, arrived: ArrivedImage, now: Date): Promise<boolean> {
  const { imageId: id, storyId, hash } = arrived
  authorize(actor, 'image:add', await holdStory(tx, storyId))
  const row = { id, storyId, hash, uploadedById: actor.id, uploadedAt: now }
  const { count } = await tx.image.createMany({ data: [row], skipDuplicates: true })
  if (count === 1) return false
  const image = await lockImage(tx, id)
  if (image.hash !== hash || image.uploadedById !== actor.id || image.storyId !== storyId) {
    throw new AppError('conflict', 'This id belongs to another image; add the picture anew.')
  }
  if (image.deletedAt) throw new AppError('gone', 'This image was deleted; add the picture anew.')
  if (image.storedAt) return true
  if (now.getTime() - image.uploadedAt.getTime() < MAKING_MS) {
    throw new AppError('busy', 'This picture is being worked on; ask again in a second.')
  }
  await tx.image.update({ where: { id }, data: { uploadedAt: now } })
  return false
}

/** Files are stored: from here on the image is there. `made` is null where an earlier attempt has stored it. */
export async function finishImage(
  tx: Tx,
  actor: Actor,
  { imageId, storyId }: ArrivedImage,
  made: MadeImage | null,
  now: Date,
): Promise<ImageView> {
  authorize(actor, 'image:add', await holdStory(tx, storyId))
  const image = await lockImage(tx, imageId)
  if (image.deletedAt) throw new AppError('gone', 'This image was deleted; add the picture anew.')
  if (made && !image.storedAt) {
    await tx.image.update({ where: { id: imageId }, data: { ...made, storedAt: now } })
    await recordForDesk(tx, actor, storyId, { type: 'image.added', itemType: 'image', itemId: imageId }, now)
  }
  return getImageView(tx, imageId)
}

/** Deletes an image that no text, old or new, and nobody's draft names. Its files follow. */
export async function deleteImage(
  tx: Tx,
  actor: Actor,
  { imageId, baseVersion }: z.infer<typeof DeleteImage>,
  now: Date,
): Promise<DeletedImage> {
  const { storyId } = await getImageView(tx, imageId)
  const story = await holdStory(tx, storyId)
  const image = await lockImage(tx, imageId, baseVersion)
  const { isPublished, isUsed } = await getImageView(tx, imageId)
  authorize(actor, 'image:change', { ...image, isPublished }, story)
  const drafts = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM "Draft" WHERE "storyId" = ${image.storyId}::uuid AND content::text LIKE ${`%${imageId}%`} LIMIT 1`
  if (isUsed || drafts.length > 0) {
    throw new AppError(
      'invalid',
      'A text has this image, or had it once, so it stays in the record; take it out of the text.',
    )
  }
  await tx.image.update({ where: { id: imageId }, data: { deletedAt: now, version: { increment: 1 } } })
  const change = { type: 'image.deleted', itemType: 'image', itemId: imageId } as const
  await recordForDesk(tx, actor, image.storyId, change, now)
  return { id: imageId, deletedAt: now.toISOString() }
}

/** Locks an image, after its story; with a version, only as its reader knows it. */
export async function lockImage(tx: Tx, imageId: string, baseVersion?: number): Promise<Image> {
  await tx.$executeRaw`SELECT 1 FROM "Image" WHERE id = ${imageId}::uuid FOR NO KEY UPDATE`
  const image = await tx.image.findUnique({ where: { id: imageId } })
  if (!image) throw new AppError('not_found', 'That image no longer exists.')
  if (baseVersion !== undefined && image.version !== baseVersion) {
    throw new AppError('conflict', 'The words of this image changed since you read them. Compare, then decide.', {
      current: await getImageView(tx, imageId),
    })
  }
  return image
}

/** Gives an id back after a failure; false where the image is there after all. */
export async function abandonImage(tx: Tx, { imageId }: z.infer<typeof AddImage>): Promise<boolean> {
  const { count } = await tx.image.deleteMany({ where: { id: imageId, storedAt: null } })
  return count > 0
}

/** The row of an image whose files are gone; nothing happens where somebody has taken it up again. */
export async function forgetImage(tx: Tx, imageId: string, begunBefore: Date): Promise<void> {
  await tx.image.deleteMany({
    where: {
      id: imageId,
      OR: [{ storedAt: null, uploadedAt: { lt: begunBefore } }, { deletedAt: { not: null } }],
    },
  })
}
