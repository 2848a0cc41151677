import { mailAccountChange } from '#lib/contributors/account-mail'
import { endInvitations } from '#lib/contributors/invitations'
import { forgetBrowsers } from '#lib/contributors/known-browsers'
import { lockContributor } from '#lib/contributors/lock'
import { hashChosen } from '#lib/contributors/password-choice'
import { findForReset, findOpenReset } from '#lib/contributors/queries'
import type { AskForReset, UseReset } from '#lib/contributors/schema'
import { endAllSessions } from '#lib/contributors/sessions'
import { revokeTokens } from '#lib/contributors/tokens'
import { takeTry, tooMany } from '#lib/contributors/tries'
import type { PasswordChangedView, ResetAskedView } from '#lib/contributors/views'
import type { Visitor } from '#lib/contributors/visitor'
import { audit } from '#lib/platform/audit'
import type { Tx } from '#lib/platform/db'
import { env, siteOrigin } from '#lib/platform/env'
import { AppError } from '#lib/platform/errors'
import { newId, newSecret, sha256 } from '#lib/platform/ids'
import { sendMail } from '#lib/platform/mail'

/** Long enough for a slow mail server, short enough that a mailbox read later opens nothing. */
const RESET_MINUTES = 30

/** Counts the try, by what was typed: the answer is the same whether or not anybody has this address. */
export async function prepareReset(db: Tx, input: AskForReset, now: Date, visitor: Visitor): Promise<AskForReset> {
  if (!env().SMTP_URL)
    throw new AppError('unavailable', 'This newsroom sends no mail. Ask an admin for a link to choose a new password.')
  const taken = await takeTry(db, 'reset', input.email, visitor, now)
  if (!taken.allowed) throw tooMany(taken.seconds)
  return input
}

interface Asked {
  prepared: AskForReset
}

/** Nothing is looked up before the answer, so that the clock does not tell who works here. */
export async function answerReset(): Promise<ResetAskedView> {
  return { minutes: RESET_MINUTES }
}

/**
 * After the answer: a link by mail, where somebody can log in with this address. Earlier links go on working until one is used:
 * a stranger who asks for more must not take away the one that its owner has just opened.
 */
export async function mailReset(db: Tx, { prepared: { email } }: Asked, now: Date): Promise<void> {
  const contributor = await findForReset(db, email)
  if (!contributor) return
  const secret = newSecret()
  const expiresAt = new Date(now.getTime() + RESET_MINUTES * 60_000)
  await db.passwordReset.create({
    data: { id: newId(), contributorId: contributor.id, secretHash: sha256(secret), createdAt: now, expiresAt },
  })
  const newsroom = new URL(env().SITE_URL).host
  await sendMail({
    to: email,
    subject: `A new password at ${newsroom}`,
    text: [
      `Hello ${contributor.name},`,
      `somebody, most likely you, wants to choose a new password for your account at ${newsroom}. Do it here:`,
      `${siteOrigin()}/login/new-password/${secret}`,
      `The link works once, for ${RESET_MINUTES} minutes. If it was not you, delete this mail: nothing has changed.`,
    ].join('\n\n'),
  })
}

/** A new password whose hash is made: 50 ms of work that must not hold a transaction open. */
export interface PreparedUse {
  secret: string
  passwordHash: string
  address: string
  endTokens: boolean
}

/** Before the transaction. Looks at the link first, so that strangers cannot make us hash. */
export async function prepareUse(
  db: Tx,
  { secret, password, endTokens = false }: UseReset,
  now: Date,
  { address }: Visitor,
): Promise<PreparedUse> {
  const whose = await findOpenReset(db, secret, now)
  if (!whose) throw spent()
  return { secret, passwordHash: await hashChosen(password, whose), address, endTokens }
}

/**
 * The old password, its sessions and the browsers it was used in are worth nothing from here on; API tokens only where the person
 * says so: most have forgotten a password, and machines work by tokens through the night (decision 24).
 */
export async function resetPassword(tx: Tx, input: PreparedUse, now: Date): Promise<PasswordChangedView> {
  const reset = await tx.passwordReset.findUnique({
    where: { secretHash: sha256(input.secret), expiresAt: { gt: now } },
    select: { id: true, contributorId: true },
  })
  if (!reset) throw spent()
  const { id, email, disabledAt } = await lockContributor(tx, reset.contributorId)
  // Of many who press at once, one gets through.
  const { count } = await tx.passwordReset.deleteMany({ where: { id: reset.id } })
  if (count === 0 || disabledAt) throw spent()
  await endResets(tx, id)
  await endInvitations(tx, id)
  await endAllSessions(tx, id, now)
  await forgetBrowsers(tx, id)
  const data = { passwordHash: input.passwordHash, version: { increment: 1 } }
  await tx.contributor.update({ where: { id }, data })
  const tokensEnded = input.endTokens ? await revokeTokens(tx, id, now) : 0
  const detail = { by: 'mail', tokensEnded }
  const by = { actor: { id, address: input.address }, action: 'contributor.password-renewed', detail }
  await audit(tx, { ...by, subjectType: 'contributor', subjectId: id, now })
  return { email }
}

/** After the answer: whoever did not choose it must hear of it. */
export async function mailRenewed(db: Tx, { view, visitor }: Renewed, now: Date): Promise<void> {
  const { id } = await db.contributor.findUniqueOrThrow({ where: { email: view.email }, select: { id: true } })
  await mailAccountChange(db, { contributorId: id, change: 'password-renewed', visitor }, now)
}

interface Renewed {
  view: PasswordChangedView
  visitor: Visitor
}

export async function endResets(tx: Tx, contributorId: string): Promise<void> {
  await tx.passwordReset.deleteMany({ where: { contributorId } })
}

/** The same words whether it never existed, was used, or is too old: a guesser learns nothing. */
const spent = () => new AppError('gone', 'This link has been used already or is too old. Ask for a new one.')
