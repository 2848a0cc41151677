import type { Metadata } from 'next'
import { DeskPage } from '#components/desk/desk-page'
import { NotificationList } from '#components/desk/notification-list.client'
import { ask } from '#lib/api/ask'
import { getDeskActor } from '#lib/contributors/session'
import { listNotifications } from '#lib/notifications/queries'

export const metadata: Metadata = { title: 'Notifications' }

export default async function NotificationsPage() {
  const actor = await getDeskActor()
  return (
    <DeskPage title="Notifications" about="What waits for you, and what happened to what you wrote.">
      <NotificationList initial={await ask(listNotifications, actor)} />
    </DeskPage>
  )
}
