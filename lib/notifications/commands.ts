import type { z } from 'zod'
import { listNotifications } from '#lib/notifications/queries'
import type { ReadNotifications } from '#lib/notifications/schema'
import type { NotificationsView } from '#lib/notifications/views'
import type { Actor } from '#lib/permissions'
import type { Tx } from '#lib/platform/db'
import { wakeNewsroom } from '#lib/site/newsroom'

/** Marks one's own as read; others' ids change nothing. */
export async function readNotifications(
  tx: Tx,
  actor: Actor,
  { ids }: z.infer<typeof ReadNotifications>,
  now: Date,
): Promise<NotificationsView> {
  const which = ids ? { id: { in: ids } } : {}
  await tx.notification.updateMany({
    where: { contributorId: actor.id, readAt: null, ...which },
    data: { readAt: now },
  })
  await wakeNewsroom(tx)
  return listNotifications(tx, actor)
}
