import { z } from 'zod'
import { ClaimStatus } from '#lib/box/status'
import { Sources } from '#lib/sources/schema'

const Person = z.object({ id: z.string(), name: z.string() })

/** A claim as the desk sees it. Times are ISO 8601, UTC. */
export const ClaimView = z.object({
  id: z.string(),
  storyId: z.string(),
  version: z.int(),
  position: z.int(),
  text: z.string(),
  /** The same left open; '' while nobody wrote it. */
  question: z.string(),
  sources: Sources,
  status: ClaimStatus,
  statusAt: z.string(),
  /** Since when it is in the box; null while it is the desk's alone. */
  boxedAt: z.string().nullable(),
  /** When readers first saw it. */
  publishedAt: z.string().nullable(),
  /** Readers were told the statement once. */
  wasStated: z.boolean(),
  /** It stands under What we got wrong, for ever. */
  isWrong: z.boolean(),
  /** When the desk last found that it still holds, and who. */
  checkedAt: z.string(),
  checkedBy: Person,
})
export type ClaimView = z.infer<typeof ClaimView>

/** All claims of a story: those in the box in the order in which readers see them, then the desk's own. */
export const BoxView = z.object({ room: z.int(), rows: z.array(ClaimView) })
export type BoxView = z.infer<typeof BoxView>

export const ClaimRemovalView = z.object({ id: z.string(), removedAt: z.string() })

/** What became of a claim, the newest first. */
export const StatusesView = z.object({
  statuses: z.array(
    z.object({
      status: ClaimStatus,
      at: z.string(),
      by: Person,
      reason: z.string().nullable(),
      revisionId: z.string(),
    }),
  ),
})
export type StatusesView = z.infer<typeof StatusesView>

/** A question that is still open. */
export interface OpenClaim {
  id: string
  version: number
  text: string
  /** '' while nobody wrote it. */
  question: string
  status: 'unconfirmed' | 'disputed'
  /** ISO 8601, UTC. */
  since: string
  isInBox: boolean
}
