import { mailAccountChange } from '#lib/contributors/account-mail'
import { oneAtATime } from '#lib/contributors/callers'
import { CONTRIBUTOR_COLUMNS } from '#lib/contributors/columns'
import { endInvitations } from '#lib/contributors/invitations'
import { forgetBrowsers } from '#lib/contributors/known-browsers'
import { lockContributor } from '#lib/contributors/lock'
import { hashChosen } from '#lib/contributors/password-choice'
import { findOpenInvitation } from '#lib/contributors/queries'
import { endResets } from '#lib/contributors/resets'
import type { AcceptInvitation } from '#lib/contributors/schema'
import { endAllSessions } from '#lib/contributors/sessions'
import { type AcceptedView, toContributorView } from '#lib/contributors/views'
import type { Visitor } from '#lib/contributors/visitor'
import { audit } from '#lib/platform/audit'
import type { Tx } from '#lib/platform/db'
import { AppError } from '#lib/platform/errors'
import { newId, sha256 } from '#lib/platform/ids'

/** An acceptance whose password is hashed: 50 ms of work that must not hold a transaction open. */
export type PreparedAcceptance = Omit<AcceptInvitation, 'password'> & { passwordHash: string }

/** Before the transaction. Looks at the link first, so that strangers cannot make us hash. */
export async function prepareAcceptance(
  db: Tx,
  { password, ...input }: AcceptInvitation,
  now: Date,
): Promise<PreparedAcceptance> {
  const invitation = await findOpenInvitation(db, input.secret, now)
  if (!invitation) throw spent()
  const whose = invitation.contributor ?? { name: input.name ?? '', email: input.email ?? '' }
  return { ...input, passwordHash: await hashChosen(password, whose) }
}

/** Somebody joins by their link, which works once; or comes back by it after forgetting the password. */
export async function acceptInvitation(tx: Tx, input: PreparedAcceptance, now: Date): Promise<AcceptedView> {
  const invitation = await tx.invitation.findUnique({
    where: { secretHash: sha256(input.secret) },
    select: { id: true, contributorId: true },
  })
  if (!invitation) throw spent()
  if (invitation.contributorId === null) return setUp(tx, invitation.id, input, now)
  return join(tx, invitation.id, invitation.contributorId, input.passwordHash, now)
}

async function join(tx: Tx, invitationId: string, contributorId: string, passwordHash: string, now: Date) {
  const { disabledAt, joinedAt } = await lockContributor(tx, contributorId)
  await spend(tx, invitationId, now)
  if (disabledAt) throw spent()
  await endInvitations(tx, contributorId)
  await endResets(tx, contributorId)
  await forgetBrowsers(tx, contributorId)
  // Whoever knew the old password, or holds a session of it, is out.
  await endAllSessions(tx, contributorId, now)
  const contributor = await tx.contributor.update({
    where: { id: contributorId },
    data: { passwordHash, singleSignOn: null, joinedAt: joinedAt ?? now, version: { increment: 1 } },
    select: CONTRIBUTOR_COLUMNS,
  })
  const action = joinedAt ? 'contributor.password-renewed' : 'contributor.joined'
  await audit(tx, { actor: contributor, action, subjectType: 'contributor', subjectId: contributorId, now })
  return { contributor: toContributorView(contributor) }
}

/** After the answer, where somebody who had a password before has another one now. */
export async function mailAccepted(db: Tx, { view, visitor }: Accepted, now: Date): Promise<void> {
  const { id, joinedAt } = view.contributor
  if (joinedAt === now.toISOString()) return
  await mailAccountChange(db, { contributorId: id, change: 'password-renewed', visitor }, now)
}

interface Accepted {
  view: AcceptedView
  visitor: Visitor
}

/** The first admin of a new newsroom. */
async function setUp(tx: Tx, invitationId: string, { name, email, passwordHash }: PreparedAcceptance, now: Date) {
  if (!name || !email) throw new AppError('invalid', 'Give your name and your e-mail address.')
  await oneAtATime(tx)
  await spend(tx, invitationId, now)
  if ((await tx.contributor.count({ where: { joinedAt: { not: null } } })) > 0) throw spent()
  const contributor = await tx.contributor.create({
    data: { id: newId(), email, name, role: 'admin', passwordHash, invitedAt: now, joinedAt: now },
    select: CONTRIBUTOR_COLUMNS,
  })
  const subject = { subjectType: 'contributor', subjectId: contributor.id }
  await audit(tx, { actor: contributor, action: 'contributor.set-up', ...subject, now })
  return { contributor: toContributorView(contributor) }
}

/** Of many who press at once, one gets through. */
async function spend(tx: Tx, invitationId: string, now: Date): Promise<void> {
  const { count } = await tx.invitation.updateMany({
    where: { id: invitationId, acceptedAt: null, expiresAt: { gt: now } },
    data: { acceptedAt: now },
  })
  if (count === 0) throw spent()
}

/** The same words whether it never existed, was used, or is too old: a guesser learns nothing. */
const spent = () =>
  new AppError('gone', 'This link has been used already or is too old. Ask an admin of the newsroom for a new one.')
