import { route } from '#lib/api/route'
import { readNotifications } from '#lib/notifications/commands'
import { ReadNotifications } from '#lib/notifications/schema'
import { NotificationsView } from '#lib/notifications/views'

export const POST = route(ReadNotifications, readNotifications, {
  summary: 'Mark what you were told as read',
  returns: NotificationsView,
  status: 201,
})
