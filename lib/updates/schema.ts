import { z } from 'zod'
import { MOST_FACT_CHARACTERS } from '#lib/box/schema'
import { BanReason } from '#lib/briefs/schema'
import { Id } from '#lib/platform/uuid'
import { BaseVersion, bodyFields, Note, Reason } from '#lib/revisions/schema'
import { Doc } from '#lib/richtext/schema'
import { SecondEyes } from '#lib/second-eyes/schema'
import { knownFields } from '#lib/sources/schema'

const Headline = z
  .string()
  .trim()
  .max(200)
  .nullable()
  .transform((headline) => headline || null)

/** A contributor, or plain text such as "Reuters". */
const Bylines = z
  .array(z.strictObject({ contributorId: Id.nullish(), name: z.string().trim().min(1).max(120) }))
  .max(10)

const Instant = z.iso.datetime({ offset: true })
const GoingOut = z.literal(true).optional().meta({
  description: 'Wait your own seconds of “going out”, with an undo, as the desk does; at once where it is left out',
})
const PublishAt = Instant.meta({ description: 'When it is to be published; released as you, if you may publish then' })
const EmbargoUntil = Instant.meta({ description: 'Nobody publishes it before, except an editor with a reason' })

const OccurredAt = z.iso.datetime({ offset: true }).nullable()

/** What a revision of an update holds; its bylines stand in rows of their own. */
export const UpdateText = z.strictObject({ headline: z.string().nullable(), body: Doc, ...knownFields })
export type UpdateText = z.infer<typeof UpdateText>

/** More facts than that in one update are several updates. */
export const MOST_CLAIMS = 6

const SpokenOf = z
  .array(z.strictObject({ claimId: Id, text: z.string().trim().min(1).max(MOST_FACT_CHARACTERS).optional() }))
  .max(MOST_CLAIMS, `An update speaks of ${MOST_CLAIMS} claims at most`)
  .meta({ description: 'The claims it speaks of, for the desk; with `text` one that is not there yet is made' })

/** Filing and publishing in one request is two things. */
const NEEDS_BOTH = 'a token needs the right `publish` besides `file`'

export const CreateUpdate = z.strictObject({
  storyId: Id,
  updateId: Id,
  headline: Headline.default(null),
  bylines: Bylines.optional().meta({ description: 'You, where it is left out' }),
  occurredAt: OccurredAt.default(null),
  publish: z
    .literal(true)
    .optional()
    .meta({ description: `Out to readers at once; ${NEEDS_BOTH}` }),
  submit: z.literal(true).optional(),
  pin: z
    .literal(true)
    .optional()
    .meta({ description: `Put it at the top of the story as soon as readers see it; ${NEEDS_BOTH}` }),
  key: z.literal(true).optional().meta({ description: 'A key moment of its story' }),
  claims: SpokenOf.optional(),
  goingOut: GoingOut,
  hold: z.literal(true).optional().meta({ description: 'Kept until somebody releases it' }),
  publishAt: PublishAt.nullish().meta({ description: `When it is to be published, as you; ${NEEDS_BOTH}` }),
  embargoUntil: EmbargoUntil.nullish(),
  banReason: BanReason,
  secondEyes: SecondEyes.optional(),
  baseVersion: BaseVersion.optional().meta({
    description: 'Takes up an update that nobody has seen (undone, sent back) instead of filing a new one',
  }),
  ...knownFields,
  ...bodyFields,
})

export const EditUpdate = z.strictObject({
  updateId: Id,
  baseVersion: BaseVersion,
  headline: Headline.optional(),
  bylines: Bylines.optional(),
  occurredAt: OccurredAt.optional(),
  secondEyes: SecondEyes.optional(),
  ...knownFields,
  ...bodyFields,
})

export const AmendUpdate = z.strictObject({
  updateId: Id,
  baseVersion: BaseVersion,
  headline: Headline.optional(),
  bylines: Bylines.optional(),
  note: Note.optional(),
  line: z.boolean().optional().meta({
    description:
      'Of a correction: whether a line on top of the timeline leads to it; left out, it does unless the update is among the newest three',
  }),
  banReason: BanReason,
  secondEyes: SecondEyes.optional(),
  ...knownFields,
  ...bodyFields,
})

export const SubmitUpdate = z.strictObject({ updateId: Id, baseVersion: BaseVersion })

export const PublishUpdate = z.strictObject({
  updateId: Id,
  baseVersion: BaseVersion,
  goingOut: GoingOut,
  reason: Reason.optional().meta({ description: 'Why it is published before its embargo ends; an editor’s right' }),
  banReason: BanReason,
  secondEyes: SecondEyes.optional(),
})

/** Changed words are published as they are given; the editor's name stands beside the writer's unless bylines are given. */
export const ApproveUpdate = PublishUpdate.extend({
  headline: Headline.optional(),
  bylines: Bylines.optional(),
  ...knownFields,
  ...bodyFields,
})

export const ChangeWaiting = z.strictObject({ updateId: Id, baseVersion: BaseVersion })

export const ScheduleUpdate = z.strictObject({
  updateId: Id,
  baseVersion: BaseVersion,
  publishAt: PublishAt,
  reason: Reason.optional().meta({ description: 'Why it is published before its embargo ends; an editor’s right' }),
  banReason: BanReason,
  secondEyes: SecondEyes.optional(),
})

export const EmbargoUpdate = z.strictObject({
  updateId: Id,
  baseVersion: BaseVersion,
  embargoUntil: EmbargoUntil,
  reason: Reason.optional().meta({ description: 'Why it ends earlier than it did; an editor’s right' }),
})

export const LiftEmbargo = z.strictObject({
  updateId: Id,
  baseVersion: BaseVersion,
  reason: Reason.optional().meta({ description: 'Needed while the embargo is in force' }),
})

export const SendBack = z.strictObject({
  updateId: Id,
  baseVersion: BaseVersion,
  note: Reason.meta({ description: 'What is to be done, for its writer' }),
})

export const DropUpdate = z.strictObject({ updateId: Id, baseVersion: BaseVersion })

export const RetractUpdate = z.strictObject({
  updateId: Id,
  baseVersion: BaseVersion,
  reason: Reason.meta({ description: 'Why it was taken back, in a sentence for readers' }),
  withholdReason: Reason.optional().meta({
    description: 'Withholds the words in the same step: why, for the desk alone',
  }),
  banReason: BanReason,
})

export const MoveUpdate = z.strictObject({
  updateId: Id,
  baseVersion: BaseVersion,
  storyId: Id.meta({ description: 'The story it goes to' }),
  banReason: BanReason,
})

export const PinUpdate = z.strictObject({ updateId: Id, baseVersion: BaseVersion })

export const KeyUpdate = z.strictObject({ updateId: Id, baseVersion: BaseVersion })
