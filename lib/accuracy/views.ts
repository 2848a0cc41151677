import { z } from 'zod'
import { AloneReason } from '#lib/second-eyes/schema'

const Item = { itemType: z.enum(['update', 'claim']), itemId: z.string(), words: z.string() }

/** Something readers are told that is not sure yet. Times are ISO 8601, UTC. */
export const OpenStatement = z.object({
  ...Item,
  verification: z.enum(['unconfirmed', 'disputed']),
  /** Since when readers are told that it is so. */
  since: z.string(),
})
export type OpenStatement = z.infer<typeof OpenStatement>

/** What went out by one person's word, for a colleague to look at. */
export const ToCheck = z.object({
  ...Item,
  lookId: z.string(),
  /** What `baseVersion` names. */
  version: z.int(),
  what: z.enum(['alone', 'notNeeded']),
  reason: AloneReason.nullable(),
  by: z.object({ id: z.string(), name: z.string() }),
  at: z.string(),
})
export type ToCheck = z.infer<typeof ToCheck>

export const Corrected = z.object({
  id: z.string(),
  kind: z.enum(['correction', 'retraction']),
  what: z.enum(['update', 'headline', 'section', 'box']),
  note: z.string().nullable(),
  /** When the words that were wrong were first told, and when they were put right. */
  saidAt: z.string(),
  at: z.string(),
  href: z.string(),
})
export type Corrected = z.infer<typeof Corrected>

/** What a story still owes its readers. */
export const AccuracyView = z.object({
  /** The room's number at which it was read, and the time by the newsroom's clock. */
  room: z.int(),
  at: z.string(),
  /** Not confirmed, or disputed: the oldest first. */
  open: z.array(OpenStatement),
  /** The longest waiting first. */
  toCheck: z.array(ToCheck),
  /** How much readers have without a source, and the newest of it. */
  unsourcedCount: z.int(),
  unsourced: z.array(z.object({ itemId: z.string(), words: z.string(), at: z.string() })),
  /** Corrections and retractions, the oldest first. */
  corrections: z.array(Corrected),
  /** Half of them took no longer; null where there are none. */
  medianMs: z.number().nullable(),
})
export type AccuracyView = z.infer<typeof AccuracyView>
