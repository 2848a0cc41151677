import type { Tx } from '#lib/platform/db'
import { AppError } from '#lib/platform/errors'
import { getUpdateView } from '#lib/updates/queries'
import type { LiveUpdate } from '#prisma/client/client'

/** Locks an update at the version its editor read: 404 where it is gone, 409 with the current text where it changed. */
export async function lockUpdate(tx: Tx, updateId: string, baseVersion: number): Promise<LiveUpdate> {
  const update = await lockUpdateNow(tx, updateId)
  if (update.version !== baseVersion) {
    throw new AppError('conflict', 'This update changed since you read it. Compare both texts, then decide.', {
      current: await getUpdateView(tx, updateId),
    })
  }
  return update
}

/** Locks an update as it is now. */
export async function lockUpdateNow(tx: Tx, updateId: string): Promise<LiveUpdate> {
  const locked = await tx.$executeRaw`SELECT 1 FROM "LiveUpdate" WHERE id = ${updateId}::uuid FOR UPDATE`
  if (locked === 0) throw new AppError('not_found', 'That update no longer exists.')
  const update = await tx.liveUpdate.findUniqueOrThrow({ where: { id: updateId } })
  if (update.droppedAt) throw new AppError('not_found', 'That draft was dropped.')
  return update
}
