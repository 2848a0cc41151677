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

/** The server speaks of every followed room every 15 s: two lost words and some time for a slow line. */
export const SILENT_MS = 40_000

/** What the stream said; null where it cannot be read. */
export function readWake(data: unknown): RoomWake | null {
  try {
    return RoomWake.safeParse(JSON.parse(String(data))).data ?? null
  } catch {
    return null // a proxy wrote into the stream; the next word comes within seconds
  }
}
