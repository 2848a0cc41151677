import { z } from 'zod'
import type { Contributor } from '#prisma/client/client'

export const RoleName = z.enum(['reporter', 'editor', 'admin'])

export const ContributorView = z.strictObject({
  id: z.uuid(),
  email: z.string(),
  name: z.string(),
  role: RoleName,
  version: z.int().meta({ description: 'What `baseVersion` names' }),
  state: z.enum(['invited', 'active', 'disabled']),
  invitedAt: z.iso.datetime(),
  joinedAt: z.iso.datetime().nullable(),
  disabledAt: z.iso.datetime().nullable(),
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

type Row = Omit<Contributor, 'passwordHash' | 'singleSignOn' | 'disabledById' | 'goingOutSeconds'>

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
  }
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

/** Somebody's own account, with what they set for themselves. */
export const MeView = z.strictObject({
  id: z.uuid(),
  email: z.string(),
  name: z.string(),
  role: RoleName,
  goingOutSeconds: z.int(),
})
export type MeView = z.infer<typeof MeView>
