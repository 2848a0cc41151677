import type { InvitationView } from '#lib/contributors/views'
import type { Tx } from '#lib/platform/db'
import { env, siteOrigin } from '#lib/platform/env'
import { newId, newSecret, sha256 } from '#lib/platform/ids'
import { sendMail } from '#lib/platform/mail'

/** A link waits over a weekend and a day off, not over a change of jobs. */
const INVITATION_DAYS = 7
const DAY_MS = 24 * 60 * 60 * 1000

interface NewInvitation {
  /** Null for the first admin, who brings name and e-mail along. */
  contributorId: string | null
  /** Null for the system itself. */
  createdById: string | null
}

/** Returns the link; only the hash of its secret is kept. Earlier links of the same person end. */
export async function openInvitation(
  tx: Tx,
  { contributorId, createdById }: NewInvitation,
  now: Date,
): Promise<string> {
  await endInvitations(tx, contributorId)
  const secret = newSecret()
  const expiresAt = new Date(now.getTime() + INVITATION_DAYS * DAY_MS)
  await tx.invitation.create({
    data: { id: newId(), contributorId, createdById, secretHash: sha256(secret), createdAt: now, expiresAt },
  })
  return `${siteOrigin()}/invitation/${secret}`
}

/** What was never used leaves nothing behind; that it was made stands in the audit. */
export async function endInvitations(tx: Tx, contributorId: string | null): Promise<void> {
  await tx.invitation.deleteMany({ where: { contributorId, acceptedAt: null } })
}

/** The set-up link of a newsroom that nobody belongs to yet; null once somebody does. An earlier link ends. */
export async function createSetupInvitation(tx: Tx, now: Date): Promise<string | null> {
  if ((await tx.contributor.count({ where: { joinedAt: { not: null } } })) > 0) return null
  return openInvitation(tx, { contributorId: null, createdById: null }, now)
}

/** After the commit: a mail server that is slow or down must not hold locks, nor undo the invitation. */
export async function mailInvitation(view: InvitationView): Promise<InvitationView> {
  if (!view.invitationUrl) return view
  const { name, email } = view.contributor
  const newsroom = new URL(env().SITE_URL).host
  const mailed = await sendMail({
    to: email,
    subject: `Your account at ${newsroom}`,
    text: [
      `Hello ${name},`,
      `you have an account in the newsroom at ${newsroom}. Choose your password here:`,
      view.invitationUrl,
      `The link works once, for ${INVITATION_DAYS} days. If you did not expect it, delete this mail.`,
    ].join('\n\n'),
  })
  return { ...view, mailed }
}
