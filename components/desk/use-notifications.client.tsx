'use client'

import { useCallback, useEffect, useState } from 'react'
import { followNewsroom } from '#lib/desk/newsroom-wake'
import { oneAtATime } from '#lib/desk/one-at-a-time'
import { look } from '#lib/desk/request'
import { NotificationsView } from '#lib/notifications/views'

/** Said to every part of this page that shows them: one was read. */
const READ = 'writethru:notifications-read'

/** What I was told, as it is now. Null until it was read once. */
export function useNotifications(initial: NotificationsView | null) {
  const [view, setView] = useState(initial)
  const [lookAgain] = useState(() =>
    oneAtATime(async () => {
      const read = await look('/notifications', NotificationsView)
      if (read) setView(read)
    }),
  )

  useEffect(() => {
    const again = () => void lookAgain()
    if (!initial) again()
    addEventListener(READ, again)
    const leave = followNewsroom(again)
    return () => {
      leave()
      removeEventListener(READ, again)
    }
  }, [initial, lookAgain])

  const put = useCallback((read: NotificationsView) => {
    setView(read)
    dispatchEvent(new Event(READ))
  }, [])

  return { view, put }
}
