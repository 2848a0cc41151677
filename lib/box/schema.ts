import { z } from 'zod'
import { ClaimStatus, FirstStatus } from '#lib/box/status'
import { BanReason } from '#lib/briefs/schema'
import { Id } from '#lib/platform/uuid'
import { AmendmentKind, BaseVersion, Note, Reason } from '#lib/revisions/schema'
import { SecondEyesAtOnce } from '#lib/second-eyes/schema'
import { Sources } from '#lib/sources/schema'

/** A fact in a sentence; two lines of the rail. What needs more is an update or a section. */
export const MOST_FACT_CHARACTERS = 240

const Fact = z.string().trim().min(1, 'Write the fact in a sentence').max(MOST_FACT_CHARACTERS)
const Question = z.string().trim().max(MOST_FACT_CHARACTERS).optional().meta({
  description: 'The same left open (“Whether he acted alone”): what readers see while it is unconfirmed or disputed',
})

/** What a revision of a claim holds. What says nothing is left out, so that equal texts have one hash. */
export const ClaimText = z.strictObject({
  /** The statement. */
  text: z.string(),
  question: z.string().optional(),
  /** Attributed where it is left out. */
  status: ClaimStatus.optional(),
  /** When it came to its status (ISO 8601, UTC), where it is not the first one. */
  since: z.string().optional(),
  sources: Sources.optional(),
  /** The last version before this one in which readers were told the statement. */
  statedIn: z.string().optional(),
  /** The last version before this one that corrected it or took it back. */
  wrongIn: z.string().optional(),
})
export type ClaimText = z.infer<typeof ClaimText>

const wording = { text: Fact, question: Question, sources: Sources.optional() }

export const MakeClaim = z.strictObject({
  storyId: Id,
  claimId: Id,
  ...wording,
  status: FirstStatus.default('attributed'),
})

export const CreateClaim = MakeClaim.extend({ banReason: BanReason, secondEyes: SecondEyesAtOnce.optional() })

export const EditClaim = z.strictObject({
  claimId: Id,
  baseVersion: BaseVersion,
  ...wording,
  kind: AmendmentKind.optional().meta({ description: 'What the change is; required where readers see it' }),
  note: Note.optional(),
  banReason: BanReason,
  secondEyes: SecondEyesAtOnce.optional(),
})

export const PutClaimIn = z.strictObject({
  claimId: Id,
  baseVersion: BaseVersion,
  banReason: BanReason,
  secondEyes: SecondEyesAtOnce.optional(),
})

export const ChangeStatus = z.strictObject({
  claimId: Id,
  baseVersion: BaseVersion,
  status: ClaimStatus,
  question: Question,
  reason: Reason.optional().meta({ description: 'Why, for the desk alone' }),
  kind: AmendmentKind.exclude(['typo']).optional().meta({
    description: 'What it is for readers of the box: a development where it is left out',
  }),
  note: Note.optional().meta({
    description: 'What readers are told; what is true instead, where a statement they saw is withdrawn',
  }),
  banReason: BanReason,
  secondEyes: SecondEyesAtOnce.optional(),
})

export const MoveClaim = z.strictObject({
  claimId: Id,
  baseVersion: BaseVersion,
  position: z.int().min(0).max(100).meta({ description: 'Its place among the claims that are in the box, from 0' }),
})

export const ChangeClaim = z.strictObject({ claimId: Id, baseVersion: BaseVersion })
export const ClaimPath = z.strictObject({ claimId: Id })
