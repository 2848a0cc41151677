import type { z } from 'zod'
import { findDraftView } from '#lib/drafts/queries'
import type { DropDraft, KeepDraft } from '#lib/drafts/schema'
import type { DraftView, DroppedDraftView } from '#lib/drafts/views'
import { type Actor, authorize } from '#lib/permissions'
import type { Tx } from '#lib/platform/db'
import { AppError } from '#lib/platform/errors'
import { newId } from '#lib/platform/ids'

/**
 * Keeps what somebody is writing. It takes no lock that a story's changes take and raises no number: a draft is its
 * contributor's alone, so there is nobody to tell. One sheet writes it; another must have taken it up (`over`), so that
 * two devices never overwrite each other.
 */
export async function keepDraft(tx: Tx, actor: Actor, input: z.infer<typeof KeepDraft>, now: Date): Promise<DraftView> {
  authorize(actor, 'draft:keep')
  await checkItem(tx, input)
  const { itemId, storyId, itemType, baseVersion, content, sheetId, beganAt, over = null } = input
  const kept = await tx.$executeRaw`
    INSERT INTO "Draft" ("id", "storyId", "itemType", "itemId", "contributorId", "baseVersion", "content", "sheetId",
                         "beganAt", "updatedAt")
    VALUES (${newId()}::uuid, ${storyId}::uuid, ${itemType}::"ItemType", ${itemId}::uuid, ${actor.id}::uuid,
            ${baseVersion}, ${JSON.stringify(content)}::jsonb, ${sheetId}::uuid, ${new Date(beganAt)}, ${now})
    ON CONFLICT ("itemId", "contributorId") DO UPDATE
    SET "baseVersion" = EXCLUDED."baseVersion", "content" = EXCLUDED."content", "sheetId" = EXCLUDED."sheetId",
        "beganAt" = EXCLUDED."beganAt", "updatedAt" = EXCLUDED."updatedAt"
    WHERE "Draft"."sheetId" = EXCLUDED."sheetId" OR "Draft"."updatedAt" = ${over && new Date(over)}::timestamptz`
  const draft = await findDraftView(tx, actor, itemId)
  if (kept === 0 || !draft) {
    throw new AppError('conflict', 'You are writing this on another device too. Take that up, or drop it.', {
      current: draft,
    })
  }
  return draft
}

/** A draft of what was filed meanwhile would come back as something still to be done. */
async function checkItem(tx: Tx, { storyId, itemId, itemType, baseVersion }: z.infer<typeof KeepDraft>): Promise<void> {
  const story = await tx.story.findUnique({ where: { id: storyId }, select: { id: true } })
  if (!story) throw new AppError('not_found', 'That story does not exist.')
  if (itemType === 'story' && itemId !== storyId) {
    throw new AppError('invalid', 'A draft of a story’s texts has the story’s own id.')
  }
  if (baseVersion > 0) return
  const where = { id: itemId }
  const filed =
    itemType === 'section' ? await tx.section.findUnique({ where }) : await tx.liveUpdate.findUnique({ where })
  if (filed) throw new AppError('gone', 'This was filed already; nothing is left to keep.')
}

export async function dropDraft(
  tx: Tx,
  actor: Actor,
  { itemId, sheetId }: z.infer<typeof DropDraft>,
): Promise<DroppedDraftView> {
  authorize(actor, 'draft:keep')
  const own = { itemId, contributorId: actor.id, ...(sheetId ? { sheetId } : {}) }
  const { count } = await tx.draft.deleteMany({ where: own })
  return { itemId, dropped: count > 0 }
}

/** Its words have been filed, in the same transaction: the draft of them ends. A colleague's stays the colleague's. */
export async function endDraft(tx: Tx, actor: Actor, itemId: string): Promise<void> {
  await tx.draft.deleteMany({ where: { itemId, contributorId: actor.id } })
}
