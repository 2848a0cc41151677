import { z } from 'zod'

/** What somebody is told of. */
export const NotificationKind = z.enum([
  'submitted',
  'sentBack',
  'releaseRefused',
  'quiet',
  'boxRow',
  'desk',
  'secondEyes',
  'takenDown',
  'erasureAsked',
  'bylineWithheld',
  'handedOn',
])
export type NotificationKind = z.infer<typeof NotificationKind>

export const NotificationView = z.object({
  id: z.string(),
  kind: NotificationKind,
  /** Where it leads; null where the story is gone. */
  story: z.object({ id: z.string(), headline: z.string(), timeZone: z.string() }).nullable(),
  itemId: z.string().nullable(),
  createdAt: z.string(),
  readAt: z.string().nullable(),
})
export type NotificationView = z.infer<typeof NotificationView>

/** The newest first. */
export const NotificationsView = z.object({ unread: z.int(), notifications: z.array(NotificationView) })
export type NotificationsView = z.infer<typeof NotificationsView>
