import { z } from 'zod'
import { Password } from '#lib/contributors/passwords'
import { RoleName } from '#lib/contributors/views'
import { Id } from '#lib/platform/ids'
import { Language, Slug, TimeZone } from '#lib/stories/schema'

/** Kept in lower case: nobody has two accounts for one mailbox. 254 characters is what SMTP can carry (RFC 5321). */
export const Email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .regex(z.regexes.email, 'This is not an e-mail address; it looks like name@example.com.')

/** A byline: one line, as readers will see it. */
export const PersonName = z
  .string()
  .trim()
  .min(1, 'Give a name, as it should stand in a byline.')
  .max(100, 'A name has at most 100 characters.')
  .regex(/^\P{Cc}*$/u, 'A name is one line of text.')

const baseVersion = z.int().positive().meta({ description: 'The `version` that was seen when this was decided' })

/** Some dozens at most, in practice; a list that is sent whole has a bound all the same. */
const MOST_COVERED = 200

const CoverageInput = z
  .strictObject({
    storyIds: z.array(Id).max(MOST_COVERED).default([]),
    topics: z.array(Slug).max(MOST_COVERED).default([]).meta({ description: 'Slugs of topics' }),
  })
  .refine(({ storyIds, topics }) => storyIds.length + topics.length > 0, 'Name at least one story or topic.')
  .nullable()
  .meta({ description: 'Where a reporter may write; null: everywhere' })

const publishes = z.boolean().meta({
  description: 'Whether a reporter publishes what they write themselves wherever they may write, without review',
})

export const InviteContributor = z.strictObject({
  contributorId: Id,
  email: Email,
  name: PersonName,
  role: RoleName,
  coverage: CoverageInput.default(null),
  publishes: publishes.default(false),
})
export type InviteContributor = z.infer<typeof InviteContributor>

export const ChangeRole = z.strictObject({ contributorId: Id, baseVersion, role: RoleName })
export type ChangeRole = z.infer<typeof ChangeRole>

export const ChangeRights = z.strictObject({
  contributorId: Id,
  baseVersion,
  coverage: CoverageInput.optional(),
  publishes: publishes.optional(),
})
export type ChangeRights = z.infer<typeof ChangeRights>

export const NameContributor = z.strictObject({ contributorId: Id })
export type NameContributor = z.infer<typeof NameContributor>

export const EndSession = z.strictObject({ contributorId: Id, sessionId: Id })
export type EndSession = z.infer<typeof EndSession>

export const HandOn = z.strictObject({
  contributorId: Id,
  toId: Id.meta({ description: 'Who goes on with what this contributor has not published' }),
})
export type HandOn = z.infer<typeof HandOn>

const timeZone = TimeZone.nullable().optional().meta({ description: 'IANA zone; null: the site’s' })
const language = Language.nullable().optional().meta({ description: 'BCP 47 tag; null: the site’s' })

export const ChangeContributor = z.strictObject({ contributorId: Id, baseVersion, timeZone, language })
export type ChangeContributor = z.infer<typeof ChangeContributor>

/** Disabling and enabling. */
export const SwitchContributor = z.strictObject({ contributorId: Id, baseVersion })
export type SwitchContributor = z.infer<typeof SwitchContributor>

export const AcceptInvitation = z.strictObject({
  secret: z.string().min(1).max(100),
  password: Password,
  name: PersonName.optional().meta({ description: 'For the first admin only' }),
  email: Email.optional().meta({ description: 'For the first admin only' }),
})
export type AcceptInvitation = z.infer<typeof AcceptInvitation>

export const AskForReset = z.strictObject({ email: Email })
export type AskForReset = z.infer<typeof AskForReset>

export const UseReset = z.strictObject({
  secret: z.string().min(1).max(100),
  password: Password,
  endTokens: z
    .boolean()
    .optional()
    .meta({ description: 'Whether your API tokens end with it: where somebody else may have had the account' }),
})
export type UseReset = z.infer<typeof UseReset>

export const ChangePassword = z.strictObject({
  present: z.string().max(200).meta({ description: 'The password as it is now' }),
  password: Password,
})
export type ChangePassword = z.infer<typeof ChangePassword>

export const ChangeMe = z.strictObject({
  goingOutSeconds: z
    .int()
    .min(0)
    .max(30)
    .optional()
    .meta({ description: 'How long what you publish from the desk waits for an undo; 0 is at once' }),
  timeZone,
  language,
})
export type ChangeMe = z.infer<typeof ChangeMe>
