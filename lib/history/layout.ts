import { z } from 'zod'

const Ids = z.array(z.string())

/**
 * What stood where on a story's page at one of its numbers, as `record()` writes it with the event: ids in their order. The
 * texts at that number follow from revisions and events; places, pins and key moments leave no other trace when they change.
 */
export const Layout = z.object({
  timeZone: z.string(),
  language: z.string(),
  endedAt: z
    .string()
    .transform((at) => new Date(at))
    .nullable(),
  publishedCount: z.int(),
  sections: Ids,
  /** The rows of the box. */
  claims: Ids,
  /** The version that stood in each of them; events from before a claim could be edited out of readers' sight have none. */
  claimTexts: Ids.optional(),
  /** The last pinned first. */
  pins: Ids,
  /** The newest first. */
  moments: Ids,
  /** "Correction to 20:42"; none before there were any. */
  lines: Ids.default([]),
})
export type Layout = z.infer<typeof Layout>
