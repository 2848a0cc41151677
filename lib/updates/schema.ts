import { z } from 'zod'
import { Id } from '#lib/platform/uuid'
import { BaseVersion, bodyFields, Note, Reason } from '#lib/revisions/schema'
import { Doc } from '#lib/richtext/schema'

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

const OccurredAt = z.iso.datetime({ offset: true }).nullable()

/** What a revision of an update holds; its bylines stand in rows of their own. */
export const UpdateText = z.strictObject({ headline: z.string().nullable(), body: Doc })
export type UpdateText = z.infer<typeof UpdateText>

export const CreateUpdate = z.strictObject({
  storyId: Id,
  updateId: Id,
  headline: Headline.default(null),
  bylines: Bylines.optional().meta({ description: 'You, where it is left out' }),
  occurredAt: OccurredAt.default(null),
  publish: z.literal(true).optional(),
  submit: z.literal(true).optional(),
  pin: z.literal(true).optional().meta({ description: 'Put it at the top of the story as soon as readers see it' }),
  ...bodyFields,
})

export const EditUpdate = z.strictObject({
  updateId: Id,
  baseVersion: BaseVersion,
  headline: Headline.optional(),
  bylines: Bylines.optional(),
  occurredAt: OccurredAt.optional(),
  ...bodyFields,
})

export const AmendUpdate = z.strictObject({
  updateId: Id,
  baseVersion: BaseVersion,
  headline: Headline.optional(),
  bylines: Bylines.optional(),
  note: Note.optional(),
  ...bodyFields,
})

export const PublishUpdate = z.strictObject({ updateId: Id, baseVersion: BaseVersion })

export const DropUpdate = z.strictObject({ updateId: Id, baseVersion: BaseVersion })

export const RetractUpdate = z.strictObject({
  updateId: Id,
  baseVersion: BaseVersion,
  reason: Reason.meta({ description: 'Why it was taken back, in a sentence for readers' }),
})

export const PinUpdate = z.strictObject({ updateId: Id, baseVersion: BaseVersion })
