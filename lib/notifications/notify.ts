import type { NotificationKind } from '#lib/notifications/views'
import type { Tx } from '#lib/platform/db'
import { newId } from '#lib/platform/ids'
import { wakeNewsroom } from '#lib/site/newsroom'

interface Notice {
  kind: NotificationKind
  storyId: string | null
  itemId?: string | null
  /** Every editor and admin, every admin, or one person. */
  to: 'editors' | 'admins' | (string & {})
  now: Date
}

/**
 * Tells people of the newsroom that something happened, in the transaction in which it did. Only what and where: the words
 * are made when somebody reads them, so nothing confidential lies here. Raises the newsroom's number: the site's row is the
 * last lock of a command, so this is the last thing that it does.
 */
export async function notify(tx: Tx, { kind, storyId, itemId = null, to, now }: Notice): Promise<void> {
  const whom = groupOf(to) ?? { id: to }
  const people = await tx.contributor.findMany({ where: { ...whom, disabledAt: null }, select: { id: true } })
  await tx.notification.createMany({
    data: people.map(({ id }) => ({ id: newId(), kind, contributorId: id, storyId, itemId, createdAt: now })),
  })
  await wakeNewsroom(tx)
}

function groupOf(to: string) {
  if (to === 'editors') return { role: { not: 'reporter' as const } }
  return to === 'admins' ? { role: 'admin' as const } : null
}
