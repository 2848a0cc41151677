import { NotificationKind, type NotificationsView } from '#lib/notifications/views'
import type { Actor } from '#lib/permissions'
import type { Tx } from '#lib/platform/db'
import { StoryTexts } from '#lib/stories/schema'

/** What lies further back has been seen or does not matter any more. */
const MAX_LISTED = 60

/** What the one who asks was told, the newest first. Kinds that this version does not know are left out. */
export async function listNotifications(tx: Tx, actor: Actor): Promise<NotificationsView> {
  const mine = { contributorId: actor.id, kind: { in: NotificationKind.options } }
  const rows = await tx.notification.findMany({
    where: mine,
    include: { story: { include: { currentRevision: { select: { content: true } } } } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: MAX_LISTED,
  })
  const unread = await tx.notification.count({ where: { ...mine, readAt: null } })
  const notifications = rows.map(({ id, kind, story, itemId, createdAt, readAt }) => ({
    id,
    kind: NotificationKind.parse(kind),
    story: story && {
      id: story.id,
      headline: StoryTexts.parse(story.currentRevision.content).headline,
      timeZone: story.timeZone,
    },
    itemId,
    createdAt: createdAt.toISOString(),
    readAt: readAt?.toISOString() ?? null,
  }))
  return { unread, notifications }
}
