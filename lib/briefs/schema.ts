import { z } from 'zod'
import { Id } from '#lib/platform/uuid'
import { BaseVersion, Reason } from '#lib/revisions/schema'

/** A line of the brief: what fits beside who has the desk. */
const Line = z.string().trim().max(200)

export const EditBrief = z.strictObject({
  storyId: Id,
  baseVersion: BaseVersion,
  waitingFor: Line.optional(),
  comesNext: Line.optional(),
})

export const TakeDesk = z.strictObject({ storyId: Id, handoverId: Id })
export const UndoHandover = z.strictObject({ storyId: Id, handoverId: Id })

export const BanTerm = z.strictObject({
  storyId: Id,
  termId: Id,
  term: z
    .string()
    .trim()
    .max(120)
    .regex(/[\p{L}\p{N}]/u, 'Write the name or the words that must not go out'),
  why: z.string().trim().max(200).default('').meta({ description: 'Why, and until when' }),
})

export const LiftTerm = z.strictObject({ termId: Id })

/** A field of every request that may bring words to readers. */
export const BanReason = Reason.optional().meta({
  description: 'Why a term on the list Do not publish goes out all the same; only whoever has the desk can give it',
})
