import { read, route } from '#lib/api/route'
import { endPresence, showPresence } from '#lib/presence/commands'
import { getPresenceForDesk } from '#lib/presence/queries'
import { EndPresence, ShowPresence } from '#lib/presence/schema'
import { PresenceView } from '#lib/presence/views'
import { StoryPath } from '#lib/stories/schema'

export const GET = read(StoryPath, getPresenceForDesk, { summary: 'Who is in a story’s room', returns: PresenceView })

export const POST = route(ShowPresence, showPresence, {
  summary: 'Say that a tab shows a story’s room; again every few seconds',
  returns: PresenceView,
  // In a room are people: a program that says it is there would be greeted.
  sessionOnly: true,
})

export const DELETE = route(EndPresence, endPresence, {
  summary: 'Leave a story’s room',
  returns: PresenceView,
  sessionOnly: true,
})
