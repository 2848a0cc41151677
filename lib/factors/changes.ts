import type { SignedIn } from '#lib/contributors/callers'
import { endOtherSessions } from '#lib/contributors/sessions'
import { countFactors, getFactors, needsFactor } from '#lib/factors/queries'
import { issueRecoveryCodes } from '#lib/factors/recovery'
import type { FactorsChangedView } from '#lib/factors/views'
import { audit } from '#lib/platform/audit'
import type { Tx } from '#lib/platform/db'
import { AppError } from '#lib/platform/errors'

/**
 * After every change of somebody's own factors: it stands in the audit, whoever else holds a session of theirs is out, and
 * with the first factor come the recovery codes.
 */
export async function factorsChanged(
  tx: Tx,
  person: SignedIn,
  action: string,
  now: Date,
  detail: Record<string, string | number> = {},
): Promise<FactorsChangedView> {
  const ended = await endOtherSessions(tx, { contributorId: person.id, sessionId: person.sessionId }, now)
  const subject = { subjectType: 'contributor', subjectId: person.id } as const
  await audit(tx, { actor: person, action, ...subject, now, detail: { ...detail, sessionsEnded: ended } })
  const { code, passkeys } = await countFactors(tx, person.id)
  if (code + passkeys === 0) await tx.recoveryCode.deleteMany({ where: { contributorId: person.id } })
  const isFirst = code + passkeys > 0 && (await tx.recoveryCode.count({ where: { contributorId: person.id } })) === 0
  const recoveryCodes = isFirst ? { recoveryCodes: await issueRecoveryCodes(tx, person.id, now) } : {}
  return { factors: await getFactors(tx, person), ...recoveryCodes }
}

/** A role that needs a factor is never without one, so the last goes only after another has come. */
export async function refuseLast(tx: Tx, person: SignedIn): Promise<void> {
  const { code, passkeys } = await countFactors(tx, person.id)
  if (code + passkeys > 1 || !(await needsFactor(tx, person))) return
  throw new AppError(
    'forbidden',
    'Your role needs a second factor, and this is your only one. Add another one first, then remove this.',
  )
}
