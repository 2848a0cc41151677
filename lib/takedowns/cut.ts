import { withoutImages } from '#lib/media/placed'
import type { Actor } from '#lib/permissions'
import type { Tx } from '#lib/platform/db'
import { canonicalJson } from '#lib/platform/ids'
import { writeRevision } from '#lib/revisions/write'
import { EMPTY_DOC } from '#lib/richtext/text'
import type { LiveUpdate, Prisma } from '#prisma/client/client'
import type { ItemType } from '#prisma/client/enums'

interface Item {
  storyId: string
  itemType: ItemType
  itemId: string
  currentRevisionId: string
}

const withBylines = {
  bylines: { select: { contributorId: true, name: true }, orderBy: { position: 'asc' } },
  images: { select: { imageId: true }, where: { image: { pulledAt: { not: null } } } },
} as const satisfies Prisma.RevisionInclude

/** What readers are told of an update that was taken down; it stands in no page, which say it themselves. */
const REMOVED = 'This update was removed.'

/**
 * The version of an update that readers may see now: none of its words where they are withheld or it was taken down, else its
 * last one, without the pictures that were taken down. Everything readers are shown follows from it, so no page, feed or
 * list needs to know of this; old versions are cut where they are read (lib/history/versions.ts).
 */
export async function cutUpdate(tx: Tx, actor: Actor, update: LiveUpdate, now: Date): Promise<string> {
  const { storyId, id: itemId, currentRevisionId, pulledAt, withheldAt } = update
  const item = { storyId, itemType: 'update', itemId, currentRevisionId } as const
  if (!pulledAt && !withheldAt) return cutImages(tx, actor, item)
  const { note } = await tx.revision.findUniqueOrThrow({ where: { id: currentRevisionId }, select: { note: true } })
  const told = pulledAt ? REMOVED : (note ?? REMOVED)
  const content = { headline: null, body: EMPTY_DOC }
  return writeRevision(tx, actor, { ...item, kind: 'retraction', note: told, content, isCut: true }, now)
}

/**
 * The last version of a text without the pictures that were taken down; itself where it has none. With a number of its own
 * always (`isNew`) where readers are told of a text by its revision's event.
 */
export async function cutImages(tx: Tx, actor: Actor, item: Item, isNew = false): Promise<string> {
  const { currentRevisionId, ...text } = item
  const last = await tx.revision.findUniqueOrThrow({ where: { id: currentRevisionId }, include: withBylines })
  const pulled = new Set(last.images.map(({ imageId }) => imageId))
  if (pulled.size === 0 && !isNew) return currentRevisionId
  const content: Prisma.InputJsonObject = JSON.parse(canonicalJson(withoutImages(last.content, pulled)))
  const { kind, note, bylines, createdAt } = last
  // What readers are told of the text's last change, and when that was, stays as it is.
  return writeRevision(tx, actor, { ...text, kind, note, bylines, content, isCut: true }, createdAt)
}
