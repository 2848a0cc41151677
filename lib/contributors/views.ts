import { z } from 'zod'
import type { CONTRIBUTOR_COLUMNS } from '#lib/contributors/columns'
import { coverageOf } from '#lib/contributors/coverage'
import type { Prisma } from '#prisma/client/client'

export const RoleName = z.enum(['reporter', 'editor', 'admin'])

export const StateName = z.enum(['invited', 'active', 'disabled'])

export const ContributorView = z.strictObject({
  id: z.uuid(),
  email: z.string(),
  name: z.string(),
  role: RoleName,
  version: z.int().meta({ description: 'What `baseVersion` names' }),
  state: StateName,
  invitedAt: z.iso.datetime(),
  joinedAt: z.iso.datetime().nullable(),
  disabledAt: z.iso.datetime().nullable(),
  linkUntil: z.iso
    .datetime()
    .nullable()
    .meta({ description: 'Until when their one-time link works; null where none does' }),
  lastSeenAt: z.iso.datetime().nullable().meta({ description: 'Their last request from a browser, to the minute' }),
  coverage: z
    .strictObject({ storyIds: z.array(z.uuid()), topics: z.array(z.string()) })
    .nullable()
    .meta({ description: 'Where a reporter may write, by stories’ ids and topics’ slugs; null: everywhere' }),
  publishes: z.boolean().meta({ description: 'A reporter who publishes without review what they write' }),
  timeZone: z.string().nullable().meta({ description: 'Null: the site’s' }),
  language: z.string().nullable().meta({ description: 'Null: the site’s' }),
})
export type ContributorView = z.infer<typeof ContributorView>

export const ContributorListView = z.strictObject({ contributors: z.array(ContributorView) })

export const InvitationView = z.strictObject({
  contributor: ContributorView,
  invitationUrl: z.string().optional().meta({ description: 'The one-time link; in the first answer to a press only' }),
  mailed: z.boolean().meta({ description: 'Whether the link was also sent by mail' }),
})
export type InvitationView = z.infer<typeof InvitationView>

export const ResetAskedView = z.strictObject({
  minutes: z.int().meta({ description: 'How long a link works; the same whether or not one was sent' }),
})
export type ResetAskedView = z.infer<typeof ResetAskedView>

export const PasswordChangedView = z.strictObject({ email: z.string() })
export type PasswordChangedView = z.infer<typeof PasswordChangedView>

export const AcceptedView = z.strictObject({ contributor: ContributorView })
export type AcceptedView = z.infer<typeof AcceptedView>

type Row = Prisma.ContributorGetPayload<{ select: typeof CONTRIBUTOR_COLUMNS }>

export function toContributorView({ id, email, name, role, version, ...row }: Row): ContributorView {
  return {
    id,
    email,
    name,
    role,
    version,
    state: stateOf(row),
    invitedAt: row.invitedAt.toISOString(),
    joinedAt: row.joinedAt?.toISOString() ?? null,
    disabledAt: row.disabledAt?.toISOString() ?? null,
    linkUntil: row.invitations[0]?.expiresAt.toISOString() ?? null,
    lastSeenAt: row.sessions[0]?.lastSeenAt?.toISOString() ?? null,
    coverage: toCoverageView(row),
    publishes: row.publishesAt !== null,
    timeZone: row.timeZone,
    language: row.language,
  }
}

function toCoverageView(row: Parameters<typeof coverageOf>[0]): ContributorView['coverage'] {
  const coverage = coverageOf(row)
  return coverage && { storyIds: [...coverage.storyIds], topics: [...coverage.topics] }
}

function stateOf({ joinedAt, disabledAt }: Pick<Row, 'joinedAt' | 'disabledAt'>): ContributorView['state'] {
  if (disabledAt) return 'disabled'
  return joinedAt ? 'active' : 'invited'
}

/** Where somebody is signed in. */
export const SessionView = z.strictObject({
  id: z.uuid(),
  address: z.string().nullable(),
  device: z.string().nullable().meta({ description: 'Which browser on what, in words' }),
  startedAt: z.iso.datetime(),
  lastSeenAt: z.iso.datetime().nullable().meta({ description: 'To the minute' }),
  expiresAt: z.iso.datetime(),
})
export type SessionView = z.infer<typeof SessionView>

export const SessionsView = z.strictObject({ sessions: z.array(SessionView) })
export type SessionsView = z.infer<typeof SessionsView>

const NamedStory = z.strictObject({ id: z.uuid(), headline: z.string() })

/** Everything an admin needs about one person, on one page. */
export const PersonView = z.strictObject({
  contributor: ContributorView,
  sessions: z.array(SessionView),
  unpublished: z
    .array(
      z.strictObject({ id: z.uuid(), story: NamedStory, state: z.string(), words: z.string(), at: z.iso.datetime() }),
    )
    .meta({ description: 'Updates they entered that no reader has seen, the newest first' }),
  writing: z
    .array(z.strictObject({ itemId: z.uuid(), itemType: z.string(), story: NamedStory, at: z.iso.datetime() }))
    .meta({ description: 'What they are writing and have not filed: where, and not a word of it' }),
  lately: z
    .array(z.strictObject({ id: z.uuid(), at: z.iso.datetime(), action: z.string(), story: NamedStory.nullable() }))
    .meta({ description: 'What they did last' }),
})
export type PersonView = z.infer<typeof PersonView>

export const HandedOnView = z.strictObject({
  updates: z.int().meta({ description: 'How many unpublished updates changed hands' }),
  drafts: z.int().meta({ description: 'How many texts that were being written' }),
})
export type HandedOnView = z.infer<typeof HandedOnView>

/** Somebody's own account, with what they set for themselves. */
export const MeView = z.strictObject({
  id: z.uuid(),
  email: z.string(),
  name: z.string(),
  role: RoleName,
  goingOutSeconds: z.int(),
  timeZone: z.string().nullable().meta({ description: 'Null: the site’s' }),
  language: z.string().nullable().meta({ description: 'Null: the site’s' }),
})
export type MeView = z.infer<typeof MeView>
