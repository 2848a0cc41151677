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
  /** Made for readers alone, of a version with something that they may not see. */
  isCut?: boolean
}

/** The SHA-256 of a content, the same for equal content whatever the order of its keys. */
export const contentHash = (content: unknown): string => sha256(canonicalJson(content))

/** Writes one immutable version of a text and answers its id. The item is locked, so its numbers have no gaps. */
export async function writeRevision(tx: Tx, actor: Actor, revision: NewRevision, now: Date): Promise<string> {
  const { bylines = [], note = null, storyId, itemType, itemId, kind, isCut = false } = revision
  const { content, images } = await placeImages(tx, revision.content)
  const id = newId()
  await tx.$executeRaw`
    WITH revision AS (
      INSERT INTO "Revision"
        (id, "storyId", "itemType", "itemId", number, kind, content, "contentHash", note, "createdById", "createdAt", "isCut", "previousHash", "toldId")
      SELECT ${id}::uuid, ${storyId}::uuid, ${itemType}::"ItemType", ${itemId}::uuid, count(*) + 1, ${kind}::"RevisionKind",
        ${JSON.stringify(content)}::jsonb, ${contentHash(content)}, ${note}, ${actor.id}::uuid, ${now}::timestamptz, ${isCut}::boolean, (
          SELECT revision_digest(before) FROM "Revision" before WHERE before."itemId" = ${itemId}::uuid
          ORDER BY before.number DESC LIMIT 1), CASE ${kind} WHEN 'edit' THEN NULL WHEN 'typo' THEN (
          SELECT before."toldId" FROM "Revision" before WHERE before."itemId" = ${itemId}::uuid AND NOT before."isCut"
          ORDER BY before.number DESC LIMIT 1) ELSE ${id}::uuid END
      FROM "Revision" WHERE "itemId" = ${itemId}::uuid)
    INSERT INTO "Byline" ("revisionId", position, "contributorId", name)
    SELECT ${id}::uuid, place - 1, (byline->>'contributorId')::uuid, byline->>'name'
    FROM jsonb_array_elements(${JSON.stringify(bylines)}::jsonb) WITH ORDINALITY AS given (byline, place)`
  if (images.length > 0) {
    await tx.imageUse.createMany({ data: images.map((image) => ({ revisionId: id, ...image })) })
  }
  return id
}
