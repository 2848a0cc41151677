import { z } from 'zod'
import { Doc } from '#lib/richtext/schema'
import { AloneReason } from '#lib/second-eyes/schema'
import { knownFields } from '#lib/sources/schema'

const By = z.object({ id: z.string(), name: z.string(), at: z.string() })

/** A change of what readers see, as it waits for a second pair of eyes. */
export const ProposalView = z.object({
  kind: z.enum(['typo', 'development', 'clarification', 'correction']),
  note: z.string().nullable(),
  /** Of a correction: whether it has a line on top. */
  line: z.boolean().optional(),
  /** The version it was made from. */
  fromRevisionId: z.string(),
  headline: z.string().nullable(),
  body: Doc,
  bylines: z.array(z.object({ contributorId: z.string().nullish(), name: z.string() })),
  ...knownFields,
})
export type ProposalView = z.infer<typeof ProposalView>

/** What two people answer for in a text: who asked, what became of it, who looked afterwards. Times are ISO 8601, UTC. */
export const LookView = z.object({
  id: z.string(),
  asked: By.nullable(),
  answer: By.extend({ what: z.enum(['passed', 'alone', 'notNeeded']), reason: AloneReason.nullable() }).nullable(),
  checked: By.nullable(),
  /** The change that was asked about, until somebody answers. */
  proposal: ProposalView.nullable(),
})
export type LookView = z.infer<typeof LookView>
