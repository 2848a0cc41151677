import { z } from 'zod'
import { Id } from '#lib/platform/uuid'

export const ReadConfidences = z.strictObject({ updateId: Id })

/** A name, an office and a number. */
const MOST_IDENTITY_CHARACTERS = 300
/** A page of notes from a meeting. */
const MOST_NOTE_CHARACTERS = 5_000

export const KeepInConfidence = z.strictObject({
  updateId: Id,
  identity: z.string().trim().max(MOST_IDENTITY_CHARACTERS).default('').meta({ description: 'Who the source is' }),
  note: z
    .string()
    .trim()
    .max(MOST_NOTE_CHARACTERS)
    .default('')
    .meta({ description: 'What only you and the editors may read' }),
})

/** That it is kept: the words do not come back, so that no stored reply holds them. */
export const KeptView = z.object({ id: z.string(), writtenAt: z.string() })
export type KeptView = z.infer<typeof KeptView>

export const EraseConfidence = z.strictObject({ updateId: Id, confidenceId: Id })

export const ErasedView = z.object({ id: z.string(), erasedAt: z.string() })
export type ErasedView = z.infer<typeof ErasedView>

export const ConfidencesView = z.object({
  confidences: z.array(
    z.object({
      id: z.string(),
      identity: z.string(),
      note: z.string(),
      writtenBy: z.object({ id: z.string(), name: z.string() }),
      writtenAt: z.string(),
    }),
  ),
})
export type ConfidencesView = z.infer<typeof ConfidencesView>
