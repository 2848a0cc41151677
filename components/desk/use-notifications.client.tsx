'use client'

import { useCallback, useEffect, useState } from 'react'
import { useNewsroom } from '#components/desk/use-newsroom.client'
import { look } from '#lib/desk/request'
import { NotificationsView } from '#lib/notifications/views'

/** Said to every part of this page that shows them: one was read. */
const READ = 'writethru:notifications-read'

/** What I was told, as it is now. Null until it was read once. */
export function useNotifications(initial: NotificationsView | null) {
  const [view, setView] = useState(initial)
  const lookAgain = useNewsroom(async () => {
    const read = await look('/notifications', NotificationsView)
    if (read) setView(read)
    return read !== null
  })

  useEffect(() => {
    const again = () => void lookAgain()
    if (!initial) again()
    addEventListener(READ, again)
    return () => removeEventListener(READ, again)
  }, [initial, lookAgain])

  const put = useCallback((read: NotificationsView) => {
    setView(read)
    dispatchEvent(new Event(READ))
  }, [])

  return { view, put }
}
