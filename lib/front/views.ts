import { z } from 'zod'

export const FrontStory = z.object({
  id: z.string(),
  slug: z.string(),
  headline: z.string(),
  topic: z.string(),
  timeZone: z.string(),
  state: z.enum(['live', 'ended']),
  changedAt: z.string(),
})
export type FrontStory = z.infer<typeof FrontStory>

export const LineView = z.object({
  words: z.string(),
  href: z.string().nullable(),
  putUpAt: z.string(),
  putUpBy: z.string(),
  expiresAt: z.string(),
})
export type LineView = z.infer<typeof LineView>

/** The breaking line; null while none stands. */
export const BreakingView = z.object({ version: z.int(), line: LineView.nullable() })
export type BreakingView = z.infer<typeof BreakingView>

/** The front as the desk arranges it. */
export const FrontView = z.object({
  version: z.int(),
  /** From the top; the first leads. */
  placed: z.array(FrontStory),
  /** They follow, the last changed first. */
  others: z.array(FrontStory),
  hidden: z.array(FrontStory),
  /** Who arranged it, and when; null where nobody has. */
  arranged: z.object({ by: z.string(), at: z.string() }).nullable(),
  breaking: BreakingView,
})
export type FrontView = z.infer<typeof FrontView>
