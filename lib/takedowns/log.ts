import { notify } from '#lib/notifications/notify'
import type { Actor } from '#lib/permissions'
import type { Tx } from '#lib/platform/db'
import { AppError } from '#lib/platform/errors'
import { newId } from '#lib/platform/ids'
import { closeTakeDown } from '#lib/stories/record'
import type { TakeDown } from '#prisma/client/client'
import type { TakeDownKind, TakeDownSubject } from '#prisma/client/enums'

interface Taking {
  kind: TakeDownKind
  subject: TakeDownSubject
  subjectId: string
  storyId: string
  reason: string
}

/** Writes who took what down and why, and tells the admins. Ends a command: the site is the last that is locked. */
export async function logTaking(tx: Tx, actor: Actor, taking: Taking, now: Date): Promise<void> {
  await tx.takeDown.create({ data: { id: newId(), ...taking, byId: actor.id, at: now } })
  await closeTakeDown(tx)
  const { storyId, subject, subjectId } = taking
  const itemId = subject === 'story' ? null : subjectId
  await notify(tx, { kind: 'takenDown', storyId, itemId, to: 'admins', now })
}

/** Writes who put it back and why. What was erased cannot be. */
export async function logPuttingBack(
  tx: Tx,
  actor: Actor,
  { subjectId, kind, reason }: Pick<Taking, 'subjectId' | 'kind' | 'reason'>,
  now: Date,
): Promise<TakeDown> {
  const open = await findOpen(tx, subjectId, kind)
  if (!open) throw new AppError('conflict', 'A colleague put this back meanwhile; look at it as it is now.')
  if (open.erasedAt) throw new AppError('gone', 'This was erased from the record, so it cannot be put back.')
  return tx.takeDown.update({
    where: { id: open.id },
    data: { putBackAt: now, putBackById: actor.id, putBackReason: reason },
  })
}

/** Locked: whoever confirms an erasure at this moment finishes first. */
async function findOpen(tx: Tx, subjectId: string, kind: TakeDownKind): Promise<TakeDown | null> {
  await tx.$executeRaw`SELECT 1 FROM "TakeDown" WHERE "subjectId" = ${subjectId}::uuid FOR UPDATE`
  return tx.takeDown.findFirst({ where: { subjectId, kind, putBackAt: null } })
}
