import type { OpenSession, SignedIn } from '#lib/contributors/callers'
import { forgetBrowsers } from '#lib/contributors/known-browsers'
import { hashChosen } from '#lib/contributors/password-choice'
import { verifyPassword } from '#lib/contributors/passwords'
import { findForOwnPassword } from '#lib/contributors/queries'
import { endResets } from '#lib/contributors/resets'
import type { ChangePassword } from '#lib/contributors/schema'
import { endOtherSessions } from '#lib/contributors/sessions'
import type { PasswordChangedView } from '#lib/contributors/views'
import type { Visitor } from '#lib/contributors/visitor'
import { audit } from '#lib/platform/audit'
import type { Tx } from '#lib/platform/db'
import { AppError } from '#lib/platform/errors'

interface PreparedChange {
  passwordHash: string
  /** The password that was given as the present one: refused where it was changed meanwhile. */
  presentHash: string
  /** What the browser it is changed in is known by. */
  browser: string | null
}

/** Before the transaction: two hashes. */
export async function prepareChange(
  db: Tx,
  { owner }: OpenSession,
  { present, password }: ChangePassword,
  _now: Date,
  { browser }: Visitor,
): Promise<PreparedChange> {
  const whose = await findForOwnPassword(db, owner.id)
  if (!whose?.passwordHash || !(await verifyPassword(present, whose.passwordHash))) throw wrong()
  return { passwordHash: await hashChosen(password, whose), presentHash: whose.passwordHash, browser }
}

/** One's own password, by whoever knows the present one: every other session ends. */
export async function changePassword(
  tx: Tx,
  person: SignedIn,
  { passwordHash, presentHash, browser }: PreparedChange,
  now: Date,
): Promise<PasswordChangedView> {
  const { count } = await tx.contributor.updateMany({
    where: { id: person.id, passwordHash: presentHash },
    data: { passwordHash },
  })
  if (count === 0) throw wrong()
  await endResets(tx, person.id)
  await endOtherSessions(tx, { contributorId: person.id, sessionId: person.sessionId }, now)
  await forgetBrowsers(tx, person.id, browser)
  await audit(tx, {
    actor: person,
    action: 'contributor.password-changed',
    subjectType: 'contributor',
    subjectId: person.id,
    now,
  })
  const { email } = await tx.contributor.findUniqueOrThrow({ where: { id: person.id }, select: { email: true } })
  return { email }
}

const wrong = () => new AppError('invalid', 'This is not your present password.', { field: 'present' })
