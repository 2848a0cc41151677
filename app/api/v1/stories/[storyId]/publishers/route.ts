import { z } from 'zod'
import { read, route } from '#lib/api/route'
import { Id } from '#lib/platform/ids'
import { givePublishing, listPublishers, takePublishing } from '#lib/stories/publishers'
import { ChangePublisher } from '#lib/stories/schema'
import { PublishersView } from '#lib/stories/views'

export const GET = read(z.strictObject({ storyId: Id }), listPublishers, {
  summary: 'The reporters who may publish their own updates in a story, and those who might',
  returns: PublishersView,
})

export const POST = route(ChangePublisher, givePublishing, {
  summary: 'Give a reporter the right to publish their own updates in a story',
  returns: PublishersView,
  status: 201,
})

export const DELETE = route(ChangePublisher, takePublishing, {
  summary: 'Take that right from a reporter again',
  returns: PublishersView,
})
