import { z } from 'zod'
import { read } from '#lib/api/route'
import { listNotifications } from '#lib/notifications/queries'
import { NotificationsView } from '#lib/notifications/views'

export const GET = read(z.strictObject({}), listNotifications, {
  summary: 'What you were told, the newest first',
  returns: NotificationsView,
})
