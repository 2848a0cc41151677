import { z } from 'zod'
import { WithheldByline } from '#lib/bylines/views'

const Person = z.object({ id: z.string(), name: z.string() })

/** A name or a fact that must not go out for now. */
export const TermView = z.object({
  id: z.string(),
  term: z.string(),
  why: z.string(),
  addedBy: Person,
  addedAt: z.string(),
})
export type TermView = z.infer<typeof TermView>

/** What heads a story's room, for the desk alone. Times are ISO 8601, UTC. */
export const BriefView = z.object({
  storyId: z.string(),
  room: z.int(),
  version: z.int(),
  /** Who has the desk; null while nobody does. */
  holder: z.object({ id: z.string(), name: z.string(), handoverId: z.string(), since: z.string() }).nullable(),
  waitingFor: z.string(),
  comesNext: z.string(),
  /** Do not publish. */
  terms: z.array(TermView),
  withheld: z
    .array(WithheldByline)
    .meta({ description: 'Whose byline is withheld from readers: no text should name them' }),
})
export type BriefView = z.infer<typeof BriefView>
