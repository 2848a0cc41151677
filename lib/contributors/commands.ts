import { endInvitations, openInvitation } from '#lib/contributors/invitations'
import { lockContributor, lockContributorAt } from '#lib/contributors/lock'
import { CONTRIBUTOR_COLUMNS } from '#lib/contributors/queries'
import type { ChangeRole, InviteContributor, RenewInvitation, SwitchContributor } from '#lib/contributors/schema'
import { endAllSessions } from '#lib/contributors/sessions'
import { revokeTokens } from '#lib/contributors/tokens'
import { type ContributorView, type InvitationView, toContributorView } from '#lib/contributors/views'
import { type Actor, authorize } from '#lib/permissions'
import { audit } from '#lib/platform/audit'
import type { Tx } from '#lib/platform/db'
import { AppError } from '#lib/platform/errors'
import { presetGoingOutSeconds } from '#lib/site/queries'
import type { Prisma } from '#prisma/client/client'

// The actor of each of these is locked by lockActorToChangeContributors: one such command at a time. Nobody may change
// or disable their own account, so the admin who acts is always one who is left.

export async function inviteContributor(
  tx: Tx,
  actor: Actor,
  { contributorId, email, name, role }: InviteContributor,
  now: Date,
): Promise<InvitationView> {
  authorize(actor, 'contributor:invite')
  await refuseDouble(tx, contributorId, email)
  const contributor = await tx.contributor.create({
    data: { id: contributorId, email, name, role, invitedAt: now, goingOutSeconds: await presetGoingOutSeconds(tx) },
    select: CONTRIBUTOR_COLUMNS,
  })
  const invitationUrl = await openInvitation(tx, { contributorId, createdById: actor.id }, now)
  await record(tx, actor, 'contributor.invited', contributorId, now, { role })
  return { contributor: toContributorView(contributor), invitationUrl, mailed: false }
}

/** A new link: for somebody who has not joined yet, or who has joined and forgotten the password. */
export async function renewInvitation(
  tx: Tx,
  actor: Actor,
  { contributorId }: RenewInvitation,
  now: Date,
): Promise<InvitationView> {
  const contributor = await lockContributor(tx, contributorId)
  authorize(actor, 'contributor:invite')
  if (contributor.disabledAt) {
    throw new AppError('forbidden', `${contributor.name}’s account is disabled. Enable it first, then make a link.`)
  }
  const invitationUrl = await openInvitation(tx, { contributorId, createdById: actor.id }, now)
  await record(tx, actor, 'contributor.invitation-renewed', contributorId, now)
  return { contributor: toContributorView(contributor), invitationUrl, mailed: false }
}

export async function changeRole(
  tx: Tx,
  actor: Actor,
  { contributorId, baseVersion, role }: ChangeRole,
  now: Date,
): Promise<ContributorView> {
  const contributor = await lockContributorAt(tx, contributorId, baseVersion)
  authorize(actor, 'contributor:change-role', contributor)
  await record(tx, actor, 'contributor.role-changed', contributorId, now, { from: contributor.role, to: role })
  return change(tx, contributorId, { role })
}

/** From here on nothing of theirs opens a door: sessions, tokens and links end in the same transaction. */
export async function disableContributor(
  tx: Tx,
  actor: Actor,
  { contributorId, baseVersion }: SwitchContributor,
  now: Date,
): Promise<ContributorView> {
  const contributor = await lockContributorAt(tx, contributorId, baseVersion)
  authorize(actor, 'contributor:disable', contributor)
  await endAllSessions(tx, contributorId, now)
  await revokeTokens(tx, contributorId, now)
  await endInvitations(tx, contributorId)
  await record(tx, actor, 'contributor.disabled', contributorId, now)
  return change(tx, contributorId, { disabledAt: now, disabledById: actor.id })
}

/** They log in again with their password; what ended with the disabling stays ended. */
export async function enableContributor(
  tx: Tx,
  actor: Actor,
  { contributorId, baseVersion }: SwitchContributor,
  now: Date,
): Promise<ContributorView> {
  const contributor = await lockContributorAt(tx, contributorId, baseVersion)
  authorize(actor, 'contributor:enable', contributor)
  await record(tx, actor, 'contributor.enabled', contributorId, now)
  return change(tx, contributorId, { disabledAt: null, disabledById: null })
}

async function refuseDouble(tx: Tx, id: string, email: string): Promise<void> {
  const there = await tx.contributor.findFirst({ where: { OR: [{ id }, { email }] }, select: CONTRIBUTOR_COLUMNS })
  if (!there) return
  throw new AppError('conflict', `${there.email} has an account already, under the name ${there.name}.`, {
    current: toContributorView(there),
  })
}

async function change(tx: Tx, id: string, data: Prisma.ContributorUncheckedUpdateInput): Promise<ContributorView> {
  const changed = await tx.contributor.update({
    where: { id },
    data: { ...data, version: { increment: 1 } },
    select: CONTRIBUTOR_COLUMNS,
  })
  return toContributorView(changed)
}

const record = (
  tx: Tx,
  actor: Actor,
  action: string,
  subjectId: string,
  now: Date,
  detail?: Record<string, string>,
): Promise<void> => audit(tx, { actor, action, subjectType: 'contributor', subjectId, now, ...(detail && { detail }) })
