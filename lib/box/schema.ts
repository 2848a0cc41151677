import { z } from 'zod'
import { BanReason } from '#lib/briefs/schema'
import { Id } from '#lib/platform/uuid'
import { AmendmentKind, BaseVersion, Note } from '#lib/revisions/schema'

/** A fact in a sentence; two lines of the rail. What needs more is an update or a section. */
const Fact = z.string().trim().min(1, 'Write the fact in a sentence').max(240)

/** What a revision of a row of the box holds. */
export const ClaimText = z.strictObject({ text: Fact })
export type ClaimText = z.infer<typeof ClaimText>

export const CreateClaim = z.strictObject({ storyId: Id, claimId: Id, text: Fact, banReason: BanReason })

export const EditClaim = z.strictObject({
  claimId: Id,
  baseVersion: BaseVersion,
  text: Fact,
  kind: AmendmentKind.optional().meta({ description: 'What the change is; required once readers have seen the row' }),
  note: Note.optional(),
  banReason: BanReason,
})

export const MoveClaim = z.strictObject({
  claimId: Id,
  baseVersion: BaseVersion,
  position: z.int().min(0).max(100).meta({ description: 'Its place among the rows that stand, from 0' }),
})

export const ChangeClaim = z.strictObject({ claimId: Id, baseVersion: BaseVersion })
