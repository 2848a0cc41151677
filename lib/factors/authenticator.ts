import type { SignedIn } from '#lib/contributors/callers'
import { factorsChanged, refuseLast } from '#lib/factors/changes'
import { issueRecoveryCodes } from '#lib/factors/recovery'
import type { ActivateAuthenticator, Nothing } from '#lib/factors/schema'
import { newTotpSecret, stepOf, totpUri } from '#lib/factors/totp'
import type { AuthenticatorBegunView, FactorsChangedView } from '#lib/factors/views'
import type { Tx } from '#lib/platform/db'
import { AppError } from '#lib/platform/errors'
import { newId } from '#lib/platform/ids'
import { seal, unseal } from '#lib/platform/sealing'

const placeOf = (contributorId: string) => ({ purpose: 'authenticator', of: contributorId })

/** A secret for the app. It counts for nothing until a right code has come back; beginning again makes another. */
export async function beginAuthenticator(
  tx: Tx,
  person: SignedIn,
  _input: Nothing,
  now: Date,
): Promise<AuthenticatorBegunView> {
  const contributorId = person.id
  const there = await tx.authenticator.findUnique({ where: { contributorId } })
  if (there?.confirmedAt) throw isOn()
  const { email } = await tx.contributor.findUniqueOrThrow({ where: { id: contributorId }, select: { email: true } })
  const { name: issuer } = await tx.site.findUniqueOrThrow({ where: { id: 1 }, select: { name: true } })
  const secret = newTotpSecret()
  const fresh = { id: newId(), sealedSecret: seal(secret, placeOf(contributorId)), createdAt: now, lastCounter: null }
  await tx.authenticator.upsert({ where: { contributorId }, create: { ...fresh, contributorId }, update: fresh })
  return { authenticatorId: fresh.id, secret, uri: totpUri(secret, { issuer, email }) }
}

/** Turned on by a code of the app, so that nobody shuts themselves out with a secret that never arrived there. */
export async function activateAuthenticator(
  tx: Tx,
  person: SignedIn,
  { authenticatorId, code }: ActivateAuthenticator,
  now: Date,
): Promise<FactorsChangedView> {
  const there = await tx.authenticator.findUnique({ where: { contributorId: person.id } })
  if (there?.confirmedAt) throw isOn()
  if (there?.id !== authenticatorId) {
    throw new AppError(
      'conflict',
      'This was begun again elsewhere, or is over. Begin again here and scan the new code.',
    )
  }
  const step = stepIn(there, code, now)
  if (step === null) throw wrongCode()
  await tx.authenticator.update({ where: { id: there.id }, data: { confirmedAt: now, lastCounter: step } })
  return factorsChanged(tx, person, 'factor.authenticator-added', now)
}

export async function removeAuthenticator(
  tx: Tx,
  person: SignedIn,
  _input: Nothing,
  now: Date,
): Promise<FactorsChangedView> {
  const there = await tx.authenticator.findUnique({ where: { contributorId: person.id } })
  if (!there?.confirmedAt) throw new AppError('not_found', 'No authenticator app is turned on for your account.')
  await refuseLast(tx, person)
  await tx.authenticator.delete({ where: { id: there.id } })
  return factorsChanged(tx, person, 'factor.authenticator-removed', now)
}

export async function renewRecoveryCodes(
  tx: Tx,
  person: SignedIn,
  _input: Nothing,
  now: Date,
): Promise<FactorsChangedView> {
  const { factors } = await factorsChanged(tx, person, 'factor.recovery-codes-renewed', now)
  if (!factors.authenticatorSince && factors.passkeys.length === 0) {
    throw new AppError('forbidden', 'Recovery codes are for when a second factor is lost. Add one first.')
  }
  const recoveryCodes = await issueRecoveryCodes(tx, person.id, now)
  return { factors: { ...factors, recoveryCodesLeft: recoveryCodes.length }, recoveryCodes }
}

/** Whether this code is of their app now; each works once, and none from before the last one. */
export async function spendCode(tx: Tx, contributorId: string, code: string, now: Date): Promise<boolean> {
  const there = await tx.authenticator.findUnique({ where: { contributorId, confirmedAt: { not: null } } })
  const step = there && stepIn(there, code, now)
  if (!there || step === null) return false
  const { count } = await tx.authenticator.updateMany({
    where: { id: there.id, OR: [{ lastCounter: null }, { lastCounter: { lt: step } }] },
    data: { lastCounter: step },
  })
  return count === 1
}

function stepIn(row: { contributorId: string; sealedSecret: string }, code: string, now: Date): number | null {
  const secret = unseal(row.sealedSecret, placeOf(row.contributorId))
  return secret === null ? null : stepOf(secret, code, now)
}

const isOn = () =>
  new AppError('conflict', 'An authenticator app is on already. To use another phone, turn it off first.')

export const wrongCode = () =>
  new AppError(
    'invalid',
    'This code is not right, or was used already. Wait for the next one in the app and type that.',
    {
      field: 'code',
    },
  )
