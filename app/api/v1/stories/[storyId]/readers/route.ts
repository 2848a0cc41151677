import { z } from 'zod'
import { read } from '#lib/api/route'
import { readersOf } from '#lib/live/server/readers'
import { Id } from '#lib/platform/uuid'
import { ReadersView } from '#lib/stories/views'

export const GET = read(z.strictObject({ storyId: Id }), async (_tx, _actor, { storyId }) => readersOf(storyId), {
  summary: 'How many have a story open now, and in each of the last sixty minutes',
  returns: ReadersView,
})
