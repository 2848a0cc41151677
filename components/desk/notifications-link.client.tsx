'use client'

import { useNotifications } from '#components/desk/use-notifications.client'

/** How many wait to be read, beside the word in the desk's left column. */
export function UnreadCount() {
  const { view } = useNotifications(null)
  if (!view?.unread) return null
  return <b className="text-live whitespace-nowrap tabular-nums">{view.unread} new</b>
}
