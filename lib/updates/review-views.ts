import { z } from 'zod'
import { UpdateView } from '#lib/updates/views'

/** The story of an update in the queue, as far as an editor needs it to decide. */
export const ReviewedStory = z.object({
  id: z.string(),
  slug: z.string(),
  headline: z.string(),
  topicSlug: z.string(),
  timeZone: z.string(),
  publishedAt: z.string().nullable(),
  endedAt: z.string().nullable(),
})
export type ReviewedStory = z.infer<typeof ReviewedStory>

export const ReviewRow = z.object({ update: UpdateView, story: ReviewedStory })
export type ReviewRow = z.infer<typeof ReviewRow>

export const ReviewView = z.object({
  /** The newsroom's desk number it was read at. */
  desk: z.int(),
  /** Now, by the newsroom's clock: waiting times are counted from it. */
  at: z.string(),
  rows: z.array(ReviewRow),
})
export type ReviewView = z.infer<typeof ReviewView>

/** What is asked about an update and waits for an answer. */
export const askOf = ({ secondEyes }: Pick<UpdateView, 'secondEyes'>) =>
  secondEyes?.answer === null ? secondEyes.asked : null

/** Whether somebody else's decision is waited for here: what one put to the others oneself is theirs to look at. */
export const waitsFor = (who: { id: string }, { update }: Pick<ReviewRow, 'update'>): boolean =>
  askOf(update)?.id !== who.id

/** Since when somebody waits for an editor. */
export const waitsSince = (update: Pick<UpdateView, 'secondEyes' | 'submittedAt' | 'createdAt'>): string =>
  askOf(update)?.at ?? update.submittedAt ?? update.createdAt
