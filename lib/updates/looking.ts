import type { z } from 'zod'
import { getActor } from '#lib/contributors/queries'
import { type Actor, authorize } from '#lib/permissions'
import type { Tx } from '#lib/platform/db'
import { AppError } from '#lib/platform/errors'
import { guardSecondEyes, updateGoing } from '#lib/second-eyes/guard'
import { checkLook, withdrawOpenLook } from '#lib/second-eyes/looks'
import { findOpenLook } from '#lib/second-eyes/queries'
import type { AnswerSecondEyes, CheckSecondEyes, WithdrawSecondEyes } from '#lib/second-eyes/schema'
import { ProposalView } from '#lib/second-eyes/views'
import { wakeNewsroom } from '#lib/site/newsroom'
import { holdStory, recordForDesk } from '#lib/stories/record'
import { amendUpdate } from '#lib/updates/amending'
import { lockUpdate } from '#lib/updates/locks'
import { getUpdateView } from '#lib/updates/queries'
import type { UpdateView } from '#lib/updates/views'
import type { SecondLook } from '#prisma/client/client'

/**
 * Answers what was asked about an update: another editor has looked, in the version that was read, or whoever asked says why
 * nobody has to. What is held or scheduled stays so; a proposed change of what readers see is made.
 */
export async function answerSecondEyes(
  tx: Tx,
  actor: Actor,
  { updateId, baseVersion, secondEyes }: z.infer<typeof AnswerSecondEyes>,
  now: Date,
): Promise<UpdateView> {
  const update = await lockUpdate(tx, updateId, baseVersion)
  const open = await requireOpen(tx, updateId)
  authorize(actor, 'second-eyes:answer', open)
  const proposal = ProposalView.safeParse(open.proposal).data
  if (proposal) {
    const { kind, note, fromRevisionId, ...words } = proposal
    if (fromRevisionId !== update.currentRevisionId) throw new AppError('invalid', CHANGED_SINCE)
    const change = { updateId, baseVersion, secondEyes, ...(note ? { note } : {}), ...words }
    const view = await amendUpdate(kind)(tx, actor, change, now, await writerOf(tx, open, actor))
    await wakeNewsroom(tx)
    return view
  }
  await holdStory(tx, update.storyId)
  await guardSecondEyes(tx, actor, updateGoing(update), secondEyes, now)
  return changed(tx, actor, update, 'update.looked_at', now)
}

const CHANGED_SINCE = 'The text was changed since this was proposed: give it up, and make the change anew.'

/** Takes back what was asked: the text stays as it is, and a proposed change is gone. */
export async function withdrawSecondEyes(
  tx: Tx,
  actor: Actor,
  { updateId, baseVersion }: z.infer<typeof WithdrawSecondEyes>,
  now: Date,
): Promise<UpdateView> {
  const update = await lockUpdate(tx, updateId, baseVersion)
  authorize(actor, 'second-eyes:answer', await requireOpen(tx, updateId))
  await holdStory(tx, update.storyId)
  await withdrawOpenLook(tx, updateId, now)
  return changed(tx, actor, update, 'update.asked_no_more', now)
}

/** A second person has looked at what went out by one person's word, in the version that was read, and it stands. */
export async function checkSecondEyes(
  tx: Tx,
  actor: Actor,
  { updateId, lookId, baseVersion }: z.infer<typeof CheckSecondEyes>,
  now: Date,
): Promise<UpdateView> {
  const update = await lockUpdate(tx, updateId, baseVersion)
  await checkLook(tx, actor, { itemId: updateId, lookId }, now)
  const change = { type: 'update.second_checked', itemType: 'update', itemId: updateId } as const
  await recordForDesk(tx, actor, update.storyId, change, now)
  return getUpdateView(tx, updateId)
}

async function requireOpen(tx: Tx, updateId: string): Promise<SecondLook> {
  const open = await findOpenLook(tx, updateId)
  if (!open) throw new AppError('invalid', 'Nobody asks for a second pair of eyes here any more.')
  return open
}

async function writerOf(tx: Tx, { askedById }: SecondLook, actor: Actor): Promise<Actor> {
  if (!askedById) return actor
  return getActor(tx, askedById)
}

async function changed(
  tx: Tx,
  actor: Actor,
  { id, storyId }: { id: string; storyId: string },
  type: string,
  now: Date,
): Promise<UpdateView> {
  await tx.liveUpdate.update({ where: { id }, data: { version: { increment: 1 } } })
  await recordForDesk(tx, actor, storyId, { type, itemType: 'update', itemId: id }, now)
  await wakeNewsroom(tx)
  return getUpdateView(tx, id)
}
