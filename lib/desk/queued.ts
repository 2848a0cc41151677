import { z } from 'zod'
import { EyesAsked } from '#lib/desk/request'

/** What pressing did: an editor publishes, a reporter submits, a story not published yet gets a draft, and what is embargoed is kept. */
export const Sends = z.enum(['publish', 'submit', 'prepare', 'keep'])
export type Sends = z.infer<typeof Sends>

/** A bullet that was pressed and is not filed yet. It stays on the device until the desk has answered. */
export const Queued = z.object({
  /** Made here; the same however often it is sent, so it is filed once. */
  updateId: z.string(),
  /** One per press of the button. */
  key: z.string(),
  contributorId: z.string(),
  story: z.object({ id: z.string(), headline: z.string(), timeZone: z.string() }),
  sends: Sends,
  /** What is sent to the desk. */
  body: z.record(z.string(), z.unknown()),
  /** What the composer held, to go on writing it. */
  writing: z.unknown(),
  words: z.string(),
  pressedAt: z.int(),
  /** Its place in the queue. */
  place: z.int(),
  /** The last update that readers had when it was pressed: what came after it is news to its writer. */
  seenOrdinal: z.int(),
  /** What went out from this queue since then: no news. */
  own: z.array(z.string()),
  tries: z.int(),
  state: z.enum(['waiting', 'parked', 'asks']),
  /** Why it is parked, and what to do. */
  sentence: z.string(),
  code: z.string(),
  /** Whoever pressed it may let it out all the same, for a reason. */
  mayGiveReason: z.literal(true).optional(),
  /** It needs a second pair of eyes, and whoever pressed it may say how. */
  secondEyes: EyesAsked.optional(),
  /** Updates published since it was written. */
  since: z.int(),
})
export type Queued = z.infer<typeof Queued>
