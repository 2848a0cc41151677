import { z } from 'zod'
import { read } from '#lib/api/route'
import { listReview } from '#lib/updates/review'
import { ReviewView } from '#lib/updates/review-views'

export const GET = read(z.strictObject({}), listReview, {
  summary: 'What waits for an editor, in all stories, the longest waiting first',
  returns: ReviewView,
})
