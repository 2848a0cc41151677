import { z } from 'zod'

/** One version of a text, for the desk. `content` has the shape of its item. */
export const RevisionView = z.object({
  id: z.string(),
  number: z.int(),
  kind: z.enum(['edit', 'typo', 'development', 'clarification', 'correction', 'retraction']),
  content: z.unknown(),
  contentHash: z.string(),
  note: z.string().nullable(),
  createdBy: z.object({ id: z.string(), name: z.string() }),
  createdAt: z.string(),
})

export const RevisionsView = z.object({ revisions: z.array(RevisionView) })
export type RevisionsView = z.infer<typeof RevisionsView>
