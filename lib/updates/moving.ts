import type { z } from 'zod'
import { type Actor, authorize } from '#lib/permissions'
import type { Tx } from '#lib/platform/db'
import { AppError } from '#lib/platform/errors'
import { newId } from '#lib/platform/ids'
import { writeRevision } from '#lib/revisions/write'
import { carryLooks, moveLooks, refuseWaitingChange } from '#lib/second-eyes/looks'
import { wakeNewsroom } from '#lib/site/newsroom'
import { getLocked, lockBothStories, raiseRevision, record, recordForDesk } from '#lib/stories/record'
import { lockUpdate } from '#lib/updates/locks'
import { markPublished } from '#lib/updates/publishing'
import { getUpdateView } from '#lib/updates/queries'
import { type MoveUpdate, UpdateText } from '#lib/updates/schema'
import { getLastText } from '#lib/updates/texts'
import type { UpdateView } from '#lib/updates/views'
import type { LiveUpdate, Story } from '#prisma/client/client'

/**
 * Moves an update to another story. What nobody has seen simply goes over. What readers have seen keeps its place and its
 * number, and says there where it went; in the other story it is a new update, the newest. A pin ends with it; a key moment stays one. What was
 * retracted stays: it was taken back where readers saw it.
 */
export async function moveUpdate(
  tx: Tx,
  actor: Actor,
  { updateId, baseVersion, storyId, banReason }: z.infer<typeof MoveUpdate>,
  now: Date,
): Promise<UpdateView> {
  const update = await lockUpdate(tx, updateId, baseVersion)
  if (update.storyId === storyId) throw new AppError('invalid', 'This update is in that story already; choose another.')
  await lockBothStories(tx, update.storyId, storyId)
  authorize(actor, 'update:move', update, await getLocked(tx, storyId))
  await (update.publishedAt === null
    ? moveUnseen(tx, actor, update, storyId, now)
    : movePublished(tx, actor, update, { storyId, banReason }, now))
  return getUpdateView(tx, updateId)
}

async function moveUnseen(tx: Tx, actor: Actor, update: LiveUpdate, storyId: string, now: Date) {
  const { id, storyId: fromId } = update
  await tx.liveUpdate.update({ where: { id, publishedAt: null }, data: { storyId, version: { increment: 1 } } })
  await tx.draft.updateMany({ where: { itemId: id }, data: { storyId } })
  await moveLooks(tx, id, storyId)
  const change = { itemType: 'update', itemId: id } as const
  await recordForDesk(tx, actor, fromId, { ...change, type: 'update.moved' }, now)
  await recordForDesk(tx, actor, storyId, { ...change, type: 'update.arrived' }, now)
  if (update.submittedAt) await wakeNewsroom(tx)
}

async function movePublished(
  tx: Tx,
  actor: Actor,
  update: LiveUpdate,
  { storyId, banReason }: { storyId: string; banReason: string | undefined },
  now: Date,
) {
  await refuseWaitingChange(tx, update.id)
  const from = await raiseRevision(tx, update.storyId, now)
  const to = await raiseRevision(tx, storyId, now)
  const movedToId = await copyUpdate(tx, actor, update, to, now, banReason)
  await tx.liveUpdate.update({
    where: { id: update.id, movedAt: null },
    data: {
      movedAt: now,
      movedToId,
      amendedAt: now,
      storyRevision: from.revision,
      ...(update.pinnedAt ? { pinnedAt: null, pinRevision: from.revision } : {}),
      ...(update.keyAt ? { keyAt: null, keyRevision: from.revision } : {}),
      version: { increment: 1 },
    },
  })
  await record(tx, actor, from, { type: 'update.moved', itemType: 'update', itemId: update.id }, now)
}

/** Publishes an update's words, with their bylines, as the newest of another story, whose number is raised; answers its id. */
export async function copyUpdate(
  tx: Tx,
  actor: Actor,
  update: LiveUpdate,
  to: Story,
  now: Date,
  banReason?: string,
): Promise<string> {
  const { content, bylines } = await getLastText(tx, update)
  const id = newId()
  const text = { content: UpdateText.parse(content), bylines }
  const currentRevisionId = await writeRevision(
    tx,
    actor,
    { storyId: to.id, itemType: 'update', itemId: id, kind: 'edit', ...text },
    now,
  )
  const { createdById, occurredAt, keyAt, embargoUntil, embargoReason } = update
  const kept = { createdById, occurredAt, keyAt, embargoUntil, embargoReason }
  const copy = await tx.liveUpdate.create({
    data: { id, storyId: to.id, currentRevisionId, createdAt: now, ...kept },
  })
  await carryLooks(tx, update.id, { storyId: to.id, itemId: id, revisionId: currentRevisionId })
  // Readers have these words already.
  await markPublished(tx, actor, copy, to, now, banReason, 'settled')
  return id
}
