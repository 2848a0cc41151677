import { forgetBrowsers } from '#lib/contributors/known-browsers'
import { hashChosen } from '#lib/contributors/password-choice'
import { verifyPassword } from '#lib/contributors/passwords'
import { findForOwnPassword } from '#lib/contributors/queries'
import { endResets } from '#lib/contributors/resets'
import type { ChangePassword } from '#lib/contributors/schema'
import { endOtherSessions } from '#lib/contributors/sessions'
import { giveTryBack, takeTry, tooMany } from '#lib/contributors/tries'
import type { PasswordChangedView } from '#lib/contributors/views'
import type { Asker } from '#lib/contributors/visitor'
import type { Actor } from '#lib/permissions'
import { audit } from '#lib/platform/audit'
import type { Tx } from '#lib/platform/db'
import { AppError } from '#lib/platform/errors'

interface PreparedChange {
  passwordHash: string
  /** The password that was given as the present one: refused where it was changed meanwhile. */
  presentHash: string
  from: Asker
}

/** Before the transaction: two hashes, after the try is counted. */
export async function prepareChange(
  db: Tx,
  contributorId: string,
  { present, password }: ChangePassword,
  now: Date,
  from: Asker,
): Promise<PreparedChange> {
  const whose = await findForOwnPassword(db, contributorId)
  const taken = await takeTry(db, 'code', contributorId, from.visitor, now)
  if (!taken.allowed) throw tooMany(taken.seconds)
  if (!whose?.passwordHash || !(await verifyPassword(present, whose.passwordHash))) throw wrong()
  await giveTryBack(db, taken.counted)
  return { passwordHash: await hashChosen(password, whose), presentHash: whose.passwordHash, from }
}

/** One's own password, by whoever knows the present one: every other session ends. */
export async function changePassword(
  tx: Tx,
  actor: Actor,
  { passwordHash, presentHash, from }: PreparedChange,
  now: Date,
): Promise<PasswordChangedView> {
  const { count } = await tx.contributor.updateMany({
    where: { id: actor.id, passwordHash: presentHash },
    data: { passwordHash },
  })
  if (count === 0) throw wrong()
  await endResets(tx, actor.id)
  await endOtherSessions(tx, actor.id, from.session, now)
  await forgetBrowsers(tx, actor.id, from.visitor.browser)
  await audit(tx, {
    actor,
    action: 'contributor.password-changed',
    subjectType: 'contributor',
    subjectId: actor.id,
    now,
  })
  const { email } = await tx.contributor.findUniqueOrThrow({ where: { id: actor.id }, select: { email: true } })
  return { email }
}

const wrong = () => new AppError('invalid', 'This is not your present password.', { field: 'present' })
