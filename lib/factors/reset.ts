import { lockContributor } from '#lib/contributors/lock'
import { endAllSessions } from '#lib/contributors/sessions'
import { toContributorView } from '#lib/contributors/views'
import type { ResetFactors } from '#lib/factors/schema'
import type { FactorsResetView } from '#lib/factors/views'
import { type Actor, authorize } from '#lib/permissions'
import { audit } from '#lib/platform/audit'
import type { Tx } from '#lib/platform/db'

/**
 * A colleague has lost their phone: from here on their password alone is asked for, and where their role needs a second factor
 * they are led to set up another. They are signed out everywhere, in case somebody else has the phone.
 */
export async function resetFactors(
  tx: Tx,
  actor: Actor,
  { contributorId }: ResetFactors,
  now: Date,
): Promise<FactorsResetView> {
  const contributor = await lockContributor(tx, contributorId)
  authorize(actor, 'contributor:reset-factors', contributor)
  const codes = await tx.authenticator.deleteMany({ where: { contributorId } })
  const passkeys = await tx.passkey.deleteMany({ where: { contributorId } })
  await tx.recoveryCode.deleteMany({ where: { contributorId } })
  await endAllSessions(tx, contributorId, now)
  const detail = { authenticators: codes.count, passkeys: passkeys.count }
  const subject = { subjectType: 'contributor', subjectId: contributorId } as const
  await audit(tx, { actor, action: 'contributor.factors-reset', ...subject, now, detail })
  return { contributor: toContributorView(contributor), mailed: false }
}
