import { z } from 'zod'

const Person = z.object({ id: z.string(), name: z.string() })
const Done = z.object({ at: z.string(), by: Person, reason: z.string() })

/** Something that was taken from readers, for the editors. */
export const TakeDownView = z.object({
  id: z.string(),
  /** `words`: the words of a retracted update; `all`: the thing itself. */
  kind: z.enum(['words', 'all']),
  subject: z.enum(['update', 'image', 'story']),
  subjectId: z.string(),
  storyId: z.string(),
  taken: Done,
  putBack: Done.nullable(),
  erasureAsked: Done.nullable(),
  erased: z.object({ at: z.string(), by: Person }).nullable(),
})
export type TakeDownView = z.infer<typeof TakeDownView>

export const TakeDownsView = z.object({ takeDowns: z.array(TakeDownView) })
export type TakeDownsView = z.infer<typeof TakeDownsView>
