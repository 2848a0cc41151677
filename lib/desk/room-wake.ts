import { z } from 'zod'

/** A wake-up: how far a story's room and readers are now. What changed is read through the API. */
export const RoomWake = z.object({
  story: z.string(),
  room: z.int(),
  revision: z.int(),
  readers: z.int(),
  /** Somebody came, went or writes. */
  presence: z.literal(true).optional(),
})
export type RoomWake = z.infer<typeof RoomWake>

/** The same of what the whole desk sees: the review queue, notifications, the front. */
export const NewsroomWake = z.object({ newsroom: z.int() })
export type NewsroomWake = z.infer<typeof NewsroomWake>

export type Wake = RoomWake | NewsroomWake
const AnyWake = z.union([RoomWake, NewsroomWake])

/** Followed like a story's room. */
export const NEWSROOM = 'newsroom'

/** What the stream says last to whoever may read no more. */
export const OUT = 'out'

/** Whose wake-up it is: a story's, or the newsroom's. */
export const subjectOf = (wake: Wake): string => ('newsroom' in wake ? NEWSROOM : wake.story)

/** The server speaks of every followed room every 15 s: two lost words and some time for a slow line. */
export const SILENT_MS = 40_000

/** What the stream said; null where it cannot be read. */
export function readWake(data: unknown): Wake | null {
  try {
    return AnyWake.safeParse(JSON.parse(String(data))).data ?? null
  } catch {
    return null // a proxy wrote into the stream; the next word comes within seconds
  }
}
