import type { z } from 'zod'
import { guardTerms } from '#lib/briefs/guard'
import { type Actor, authorize } from '#lib/permissions'
import type { Tx } from '#lib/platform/db'
import { checkByChange, withdrawOpenLook } from '#lib/second-eyes/looks'
import { raiseRevision, record } from '#lib/stories/record'
import { withholdWords } from '#lib/takedowns/updates'
import { lockUpdate } from '#lib/updates/locks'
import { requireRoomForPin } from '#lib/updates/pinning'
import { getUpdateView } from '#lib/updates/queries'
import type { PinUpdate, RetractUpdate } from '#lib/updates/schema'
import { repeatText } from '#lib/updates/texts'
import type { UpdateView } from '#lib/updates/views'

/**
 * Takes back what should never have been published, and tells readers why. The update keeps its place and its words, and
 * cannot be changed, pinned or brought back any more: whoever retracted in error publishes a new update. A pin ends with it.
 * With a reason for it, the words are withheld in the same step.
 */
export async function retractUpdate(
  tx: Tx,
  actor: Actor,
  { updateId, baseVersion, reason, withholdReason, banReason }: z.infer<typeof RetractUpdate>,
  now: Date,
): Promise<UpdateView> {
  const update = await lockUpdate(tx, updateId, baseVersion)
  authorize(actor, 'update:retract', update)
  const revisionId = await repeatText(tx, actor, update, { kind: 'retraction', note: reason }, now)
  const story = await raiseRevision(tx, update.storyId, now)
  const item = { storyId: story.id, itemType: 'update', itemId: updateId } as const
  await guardTerms(tx, actor, { ...item, texts: { reason } }, banReason, now)
  await tx.liveUpdate.update({
    where: { id: updateId, retractedAt: null },
    data: {
      retractedAt: now,
      amendedAt: now,
      currentRevisionId: revisionId,
      publishedRevisionId: revisionId,
      storyRevision: story.revision,
      ...(update.pinnedAt ? { pinnedAt: null, pinRevision: story.revision } : {}),
      ...(update.keyAt ? { keyAt: null, keyRevision: story.revision } : {}),
      version: { increment: 1 },
    },
  })
  await checkByChange(tx, actor, updateId, now)
  await withdrawOpenLook(tx, updateId, now)
  await record(tx, actor, story, { type: 'update.retracted', itemType: 'update', itemId: updateId, revisionId }, now)
  if (!withholdReason) return getUpdateView(tx, updateId)
  return withholdWords(tx, actor, { updateId, baseVersion: baseVersion + 1, reason: withholdReason }, now)
}

/** Puts an update at the top of its story, where readers find it first; it keeps its place in the list as well. */
export async function pinUpdate(
  tx: Tx,
  actor: Actor,
  { updateId, baseVersion }: z.infer<typeof PinUpdate>,
  now: Date,
): Promise<UpdateView> {
  const update = await lockUpdate(tx, updateId, baseVersion)
  authorize(actor, 'update:pin', update)
  const story = await raiseRevision(tx, update.storyId, now)
  await requireRoomForPin(tx, story.id)
  await tx.liveUpdate.update({
    where: { id: updateId, pinnedAt: null },
    data: { pinnedAt: now, pinRevision: story.revision, version: { increment: 1 } },
  })
  await record(tx, actor, story, { type: 'update.pinned', itemType: 'update', itemId: updateId }, now)
  return getUpdateView(tx, updateId)
}

/** Takes an update off the top of its story. */
export async function unpinUpdate(
  tx: Tx,
  actor: Actor,
  { updateId, baseVersion }: z.infer<typeof PinUpdate>,
  now: Date,
): Promise<UpdateView> {
  const update = await lockUpdate(tx, updateId, baseVersion)
  authorize(actor, 'update:unpin', update)
  const story = await raiseRevision(tx, update.storyId, now)
  await tx.liveUpdate.update({
    where: { id: updateId },
    data: { pinnedAt: null, pinRevision: story.revision, version: { increment: 1 } },
  })
  await record(tx, actor, story, { type: 'update.unpinned', itemType: 'update', itemId: updateId }, now)
  return getUpdateView(tx, updateId)
}
