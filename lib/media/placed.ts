import type { Tx } from '#lib/platform/db'
import { AppError } from '#lib/platform/errors'
import type { Image, Prisma } from '#prisma/client/client'

interface ImageInText {
  imageId: string
  hasWords: boolean
}

type Fields = Record<string, unknown>

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null

/** Every place of an image in a content, however deep: a block of a text, the lead image of a story. */
function placesIn(value: unknown): Fields[] {
  if (!isFields(value)) return []
  const below = Object.values(value).flatMap(placesIn)
  return typeof value.imageId === 'string' ? [value, ...below] : below
}

/**
 * A content with the true size of each of its images, and which they are. Refuses an image that has not arrived, or is gone.
 * Stands before every revision is written, so that no text can name an image that does not exist.
 */
export async function placeImages(
  tx: Tx,
  content: Prisma.InputJsonObject,
): Promise<{ content: Prisma.InputJsonObject; images: ImageInText[] }> {
  if (placesIn(content).length === 0) return { content, images: [] }
  const placed = structuredClone(content)
  const places = placesIn(placed)
  const ids = [...new Set(places.map(({ imageId }) => String(imageId)))]
  // Nobody deletes one of them before this text is written.
  await tx.$executeRaw`SELECT 1 FROM "Image" WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR NO KEY UPDATE`
  const rows = await tx.image.findMany({ where: { id: { in: ids }, storedAt: { not: null }, deletedAt: null } })
  const stored = new Map(rows.map((row) => [row.id, row]))
  const images = new Map(ids.map((imageId) => [imageId, { imageId, hasWords: true }]))
  for (const place of places) {
    const image = stored.get(String(place.imageId))
    if (!image) throw new AppError('invalid', NOT_THERE)
    place.width = image.width
    place.height = image.height
    await learnWords(tx, image, place)
    if (wordsOf(place.alt) === '' && wordsOf(place.caption) === '')
      images.set(image.id, { imageId: image.id, hasWords: false })
  }
  return { content: placed, images: [...images.values()] }
}

/** What a text says of an image is what the desk last said of it. */
async function learnWords(tx: Tx, { id, alt, caption, credit }: Image, place: Fields): Promise<void> {
  const said = { alt: wordsOf(place.alt), caption: wordsOf(place.caption), credit: wordsOf(place.credit) }
  if (said.alt === alt && said.caption === caption && said.credit === credit) return
  await tx.image.update({ where: { id }, data: { ...said, version: { increment: 1 } } })
}

const wordsOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')

const NOT_THERE = 'An image in this text has not arrived yet, or is gone; wait until it is there, or take it out.'

/** Who cannot see an image must be told of it: nothing goes to readers with one that has neither words nor caption. */
export async function requireImageWords(tx: Tx, revisionIds: string[]): Promise<void> {
  const mute = await tx.imageUse.findFirst({ where: { revisionId: { in: revisionIds }, hasWords: false } })
  if (mute)
    throw new AppError('invalid', 'Say what the image shows: write its alternative text, or a caption at least.')
}

/** What was taken down does not come before readers again in a text. */
export async function requireImagesStand(tx: Tx, revisionId: string): Promise<void> {
  const pulled = await tx.imageUse.findFirst({ where: { revisionId, image: { pulledAt: { not: null } } } })
  if (pulled)
    throw new AppError(
      'invalid',
      'A picture in this text was taken down: take it out of the text, or put it back first.',
    )
}

/** A content without some images and every word about them: blocks of a text, the lead image of a story. */
export function withoutImages(content: unknown, imageIds: ReadonlySet<string>): unknown {
  if (imageIds.size === 0) return content
  if (Array.isArray(content)) {
    return content.filter((part) => !isPlaceOf(part, imageIds)).map((part) => withoutImages(part, imageIds))
  }
  if (!isFields(content)) return content
  return Object.fromEntries(
    Object.entries(content).map(([name, part]) => [
      name,
      isPlaceOf(part, imageIds) ? null : withoutImages(part, imageIds),
    ]),
  )
}

/** A block with the image, or the lead image itself. */
function isPlaceOf(part: unknown, imageIds: ReadonlySet<string>): boolean {
  if (!isFields(part)) return false
  const attrs = isFields(part.attrs) ? part.attrs : part
  return typeof attrs.imageId === 'string' && imageIds.has(attrs.imageId)
}
