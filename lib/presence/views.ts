import { z } from 'zod'

/** Somebody of the newsroom who has the room open. Times are ISO 8601, UTC. */
export const PersonInRoom = z.object({
  id: z.string(),
  name: z.string(),
  since: z.string(),
  /** The new updates they are writing: the first words of each. */
  writing: z.array(z.object({ words: z.string(), since: z.string() })),
  /** The updates whose text they have open. */
  editing: z.array(z.object({ updateId: z.string(), since: z.string() })),
})
export type PersonInRoom = z.infer<typeof PersonInRoom>

/** Who is in a story's room, in the order in which they came. */
export const PresenceView = z.object({ people: z.array(PersonInRoom) })
export type PresenceView = z.infer<typeof PresenceView>
