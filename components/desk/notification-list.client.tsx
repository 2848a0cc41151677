'use client'

import Link from 'next/link'
import { RefusalAlert } from '#components/desk/refusal'
import { useNotifications } from '#components/desk/use-notifications.client'
import { useSend } from '#components/desk/use-send.client'
import { Button } from '#components/ui/button'
import { dayAndTimeIn } from '#lib/desk/clock'
import { NotificationsView, type NotificationView } from '#lib/notifications/views'
import { WORDS } from '#lib/notifications/words'

/** Everything I was told, the newest first; whoever opens one has read it. */
export function NotificationList({ initial }: { initial: NotificationsView }) {
  const { view, put } = useNotifications(initial)
  const { press, busy, refusal } = useSend()
  const { unread, notifications } = view ?? initial

  async function read(ids?: string[]) {
    const body = ids ? { ids } : {}
    const reply = await press({ method: 'POST', path: '/notifications/reading', body, returns: NotificationsView })
    if (reply?.ok) put(reply.value)
  }

  if (notifications.length === 0) return <p>Nothing yet. What is submitted, sent back or gone quiet is told here.</p>
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p role="status" className="text-soft">
          {unread === 0 ? 'All read.' : `${unread} not read yet`}
        </p>
        {unread > 0 && (
          <Button busy={busy} onClick={() => void read()}>
            Mark all as read
          </Button>
        )}
      </div>
      <RefusalAlert refusal={refusal} />
      <ul aria-label="Notifications, newest first" className="border-t border-hair">
        {notifications.map((notification) => (
          <Row key={notification.id} notification={notification} onRead={() => void read([notification.id])} />
        ))}
      </ul>
    </>
  )
}

function Row({ notification, onRead }: { notification: NotificationView; onRead: () => void }) {
  const { kind, story, createdAt, readAt } = notification
  const isNew = readAt === null
  return (
    <li className="relative grid gap-x-4 gap-y-0.5 border-b border-hair px-1 py-3 sm:grid-cols-[6rem_1fr]">
      <span className="text-xs text-soft tabular-nums">
        <time dateTime={createdAt}>{dayAndTimeIn(story?.timeZone ?? 'UTC', createdAt)}</time>
        {isNew && <b className="ml-2 text-live sm:ml-0 sm:block">New</b>}
      </span>
      <div className="min-w-0">
        <p className={isNew ? 'font-semibold' : 'text-soft'}>{WORDS[kind]}</p>
        {story && (
          <Link
            href={`/desk/stories/${story.id}`}
            onClick={() => isNew && onRead()}
            className="press inline-flex items-center font-serif text-lg leading-snug hover:underline after:absolute after:inset-0"
          >
            {story.headline}
          </Link>
        )}
      </div>
    </li>
  )
}
