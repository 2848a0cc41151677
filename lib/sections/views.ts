import { z } from 'zod'
import { Doc } from '#lib/richtext/schema'

/** A section as the desk sees it. */
export const SectionView = z.object({
  id: z.string(),
  storyId: z.string(),
  version: z.int(),
  position: z.int(),
  heading: z.string(),
  body: Doc,
  publishedAt: z.string().nullable(),
})
export type SectionView = z.infer<typeof SectionView>

export const RemovalView = z.object({ id: z.string(), removedAt: z.string() })
