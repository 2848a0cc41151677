import { CONTRIBUTOR_COLUMNS } from '#lib/contributors/columns'
import { coverageColumns } from '#lib/contributors/coverage'
import { endInvitations, openInvitation } from '#lib/contributors/invitations'
import { lockContributor, lockContributorAt } from '#lib/contributors/lock'
import { changeContributor, getContributorView, recordAbout } from '#lib/contributors/record'
import { coverageWords, requireCoverable } from '#lib/contributors/rights'
import type { ChangeRole, InviteContributor, NameContributor, SwitchContributor } from '#lib/contributors/schema'
import { endAllSessions } from '#lib/contributors/sessions'
import { revokeTokens } from '#lib/contributors/tokens'
import { type ContributorView, type InvitationView, toContributorView } from '#lib/contributors/views'
import { type Actor, authorize } from '#lib/permissions'
import type { Tx } from '#lib/platform/db'
import { AppError } from '#lib/platform/errors'
import { presetGoingOutSeconds } from '#lib/site/queries'

// The actor of each of these is locked by lockActorToChangeContributors: one such command at a time. Nobody may change
// or disable their own account, so the admin who acts is always one who is left.

export async function inviteContributor(
  tx: Tx,
  actor: Actor,
  { contributorId, email, name, role, coverage, publishes }: InviteContributor,
  now: Date,
): Promise<InvitationView> {
  authorize(actor, 'contributor:invite')
  await refuseDouble(tx, contributorId, email)
  await requireCoverable(tx, coverage)
  await tx.contributor.create({
    data: {
      ...{ id: contributorId, email, name, role, invitedAt: now },
      ...coverageColumns(coverage, now),
      publishesAt: publishes ? now : null,
      goingOutSeconds: await presetGoingOutSeconds(tx),
    },
    select: { id: true },
  })
  const invitationUrl = await openInvitation(tx, { contributorId, createdById: actor.id }, now)
  await recordAbout(tx, actor, 'contributor.invited', contributorId, now, {
    role,
    publishes,
    covers: coverageWords(coverage),
  })
  return { contributor: await getContributorView(tx, contributorId), invitationUrl, mailed: false }
}

/** A new link: for somebody who has not joined yet, or who has joined and forgotten the password. */
export async function renewInvitation(
  tx: Tx,
  actor: Actor,
  { contributorId }: NameContributor,
  now: Date,
): Promise<InvitationView> {
  const contributor = await lockContributor(tx, contributorId)
  authorize(actor, 'contributor:invite')
  if (contributor.disabledAt) {
    throw new AppError('forbidden', `${contributor.name}’s account is disabled. Enable it first, then make a link.`)
  }
  const invitationUrl = await openInvitation(tx, { contributorId, createdById: actor.id }, now)
  await recordAbout(tx, actor, 'contributor.invitation-renewed', contributorId, now)
  return { contributor: await getContributorView(tx, contributorId), invitationUrl, mailed: false }
}

/** The link that was sent opens nothing any more; the account stays, for a new link or for none. */
export async function withdrawInvitation(
  tx: Tx,
  actor: Actor,
  { contributorId }: NameContributor,
  now: Date,
): Promise<ContributorView> {
  const contributor = await lockContributor(tx, contributorId)
  authorize(actor, 'contributor:invite')
  if (contributor.invitations.length === 0) {
    throw new AppError('invalid', `${contributor.name} has no link any more; it was used or withdrawn.`)
  }
  await endInvitations(tx, contributorId)
  await recordAbout(tx, actor, 'contributor.invitation-withdrawn', contributorId, now)
  return getContributorView(tx, contributorId)
}

export async function changeRole(
  tx: Tx,
  actor: Actor,
  { contributorId, baseVersion, role }: ChangeRole,
  now: Date,
): Promise<ContributorView> {
  const contributor = await lockContributorAt(tx, contributorId, baseVersion)
  authorize(actor, 'contributor:change-role', contributor)
  await recordAbout(tx, actor, 'contributor.role-changed', contributorId, now, { from: contributor.role, to: role })
  return changeContributor(tx, contributorId, { role })
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
  await recordAbout(tx, actor, 'contributor.disabled', contributorId, now)
  return changeContributor(tx, contributorId, { disabledAt: now, disabledById: actor.id })
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
  await recordAbout(tx, actor, 'contributor.enabled', contributorId, now)
  return changeContributor(tx, contributorId, { disabledAt: null, disabledById: null })
}

async function refuseDouble(tx: Tx, id: string, email: string): Promise<void> {
  const there = await tx.contributor.findFirst({ where: { OR: [{ id }, { email }] }, select: CONTRIBUTOR_COLUMNS })
  if (!there) return
  throw new AppError('conflict', `${there.email} has an account already, under the name ${there.name}.`, {
    current: toContributorView(there),
  })
}
