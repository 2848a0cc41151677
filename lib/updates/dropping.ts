import type { z } from 'zod'
import { endDraft } from '#lib/drafts/commands'
import { type Actor, authorize } from '#lib/permissions'
import type { Tx } from '#lib/platform/db'
import { AppError } from '#lib/platform/errors'
import { withdrawOpenLook } from '#lib/second-eyes/looks'
import { holdStory, recordForDesk } from '#lib/stories/record'
import { lockUpdate } from '#lib/updates/locks'
import type { DropUpdate } from '#lib/updates/schema'

/** Throws a draft away, in the version that was made: one that somebody has worked on since stays. Its record stays too. */
export async function dropUpdate(
  tx: Tx,
  actor: Actor,
  { updateId, baseVersion }: z.infer<typeof DropUpdate>,
  now: Date,
): Promise<{ id: string; droppedAt: string }> {
  const update = await lockUpdate(tx, updateId, baseVersion)
  await holdStory(tx, update.storyId)
  authorize(actor, 'update:drop', update)
  if (update.submittedAt)
    throw new AppError('invalid', 'This update is with the editors already; it cannot be dropped.')
  const others = await tx.draft.count({ where: { itemId: updateId, contributorId: { not: actor.id } } })
  if (others > 0) throw new AppError('conflict', 'A colleague is writing on this draft; ask them before you drop it.')
  await endDraft(tx, actor, updateId)
  await withdrawOpenLook(tx, updateId, now)
  await tx.liveUpdate.update({ where: { id: updateId }, data: { droppedAt: now, version: { increment: 1 } } })
  const change = { type: 'update.dropped', itemType: 'update', itemId: updateId } as const
  await recordForDesk(tx, actor, update.storyId, change, now)
  return { id: updateId, droppedAt: now.toISOString() }
}
