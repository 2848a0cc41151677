import { z } from 'zod'
import { MOST_BIO_CHARACTERS } from '#lib/bylines/views'
import { PersonName } from '#lib/contributors/schema'
import { Id } from '#lib/platform/uuid'
import { BaseVersion, Reason } from '#lib/revisions/schema'
import { ImageWords } from '#lib/richtext/schema'
import { Slug } from '#lib/stories/schema'

export const NamedContributor = z.strictObject({ contributorId: Id })

export const EditProfile = z.strictObject({
  contributorId: Id,
  baseVersion: BaseVersion,
  name: PersonName.optional().meta({ description: 'As it stands in new bylines; published ones keep theirs' }),
  bio: z
    .string()
    .trim()
    .max(MOST_BIO_CHARACTERS)
    .optional()
    .meta({ description: 'Plain text; blank lines between paragraphs' }),
  portraitAlt: ImageWords.alt.optional().meta({ description: 'What the portrait shows, for whoever cannot see it' }),
  withoutPortrait: z.literal(true).optional().meta({ description: 'Takes the portrait away, and its files' }),
  slug: Slug.optional().meta({ description: 'For admins; earlier ones lead to the new one for ever' }),
})

export const AddPortrait = z.strictObject({ contributorId: Id, portraitId: Id })

export const ChangeByline = z.strictObject({
  contributorId: Id,
  baseVersion: BaseVersion,
  reason: Reason.meta({ description: 'Why, for the desk alone' }),
})
