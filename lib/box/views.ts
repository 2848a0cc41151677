import { z } from 'zod'

/** A row of the box as the desk sees it. Times are ISO 8601, UTC. */
export const ClaimView = z.object({
  id: z.string(),
  storyId: z.string(),
  version: z.int(),
  position: z.int(),
  text: z.string(),
  publishedAt: z.string().nullable(),
  /** When the desk last found that it still holds, and who. */
  checkedAt: z.string(),
  checkedBy: z.object({ id: z.string(), name: z.string() }),
})
export type ClaimView = z.infer<typeof ClaimView>

/** The box "What we know" of a story, in the order in which readers see it. */
export const BoxView = z.object({ room: z.int(), rows: z.array(ClaimView) })
export type BoxView = z.infer<typeof BoxView>

export const ClaimRemovalView = z.object({ id: z.string(), removedAt: z.string() })
