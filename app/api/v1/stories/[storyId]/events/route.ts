import { z } from 'zod'
import { read } from '#lib/api/route'
import { Id } from '#lib/platform/ids'
import { listStoryEvents } from '#lib/stories/queries'
import { StoryEventsView } from '#lib/stories/views'

const EventsAfter = z.strictObject({
  storyId: Id,
  after: z.coerce.number().int().min(0).default(0).meta({ description: 'The last revision you know' }),
})

export const GET = read(EventsAfter, listStoryEvents, {
  summary: 'What changed after a revision',
  returns: StoryEventsView,
})
