import { placeImages } from '#lib/media/placed'
import type { Actor } from '#lib/permissions'
import type { Tx } from '#lib/platform/db'
import { canonicalJson, newId, sha256 } from '#lib/platform/ids'
import type { Prisma } from '#prisma/client/client'
import type { ItemType, RevisionKind } from '#prisma/client/enums'

interface Bylined {
  contributorId?: string | null | undefined
  name: string
}

interface NewRevision {
  storyId: string
  itemType: ItemType
  itemId: string
  kind: RevisionKind
  content: Prisma.InputJsonObject
  note?: string | null
  bylines?: Bylined[]
}

/** The SHA-256 of a content, the same for equal content whatever the order of its keys. */
export const contentHash = (content: unknown): string => sha256(canonicalJson(content))

/** Writes one immutable version of a text and answers its id. The item is locked, so its numbers have no gaps. */
export async function writeRevision(tx: Tx, actor: Actor, revision: NewRevision, now: Date): Promise<string> {
  const { bylines = [], note = null, ...fields } = revision
  const { content, images } = await placeImages(tx, fields.content)
  const earlier = await tx.revision.count({ where: { itemId: revision.itemId } })
  const id = newId()
  await tx.revision.create({
    data: {
      ...fields,
      content,
      id,
      note,
      number: earlier + 1,
      contentHash: contentHash(content),
      createdById: actor.id,
      createdAt: now,
    },
  })
  if (images.length > 0) {
    await tx.imageUse.createMany({ data: images.map((image) => ({ revisionId: id, ...image })) })
  }
  if (bylines.length > 0) {
    const rows = bylines.map(({ contributorId = null, name }, position) => ({
      revisionId: id,
      position,
      contributorId,
      name,
    }))
    await tx.byline.createMany({ data: rows })
  }
  return id
}
