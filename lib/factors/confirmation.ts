import type { OpenSession, SignedIn } from '#lib/contributors/callers'
import { verifyPassword } from '#lib/contributors/passwords'
import { singleSignOn } from '#lib/contributors/single-sign-on'
import { spendProof } from '#lib/factors/proving'
import { listWays } from '#lib/factors/queries'
import type { ConfirmIdentity } from '#lib/factors/schema'
import type { ConfirmedView, ConfirmingWay } from '#lib/factors/views'
import { audit } from '#lib/platform/audit'
import type { Tx } from '#lib/platform/db'
import { AppError } from '#lib/platform/errors'

/** How the holder of an open session can confirm who they are. The provider's word is for whoever has no factor here. */
export async function listConfirmingWays(db: Tx, { owner, bySingleSignOn }: OpenSession): Promise<ConfirmingWay[]> {
  const ways = await listWays(db, owner.id)
  const own = ways.filter((way) => way !== 'recovery-code')
  const hasFactor = own.includes('code') || own.includes('passkey')
  return bySingleSignOn && singleSignOn() && !hasFactor ? [...own, 'single-sign-on'] : own
}

/** With a password, whether it was right: 50 ms of work that must not hold a transaction open. */
type Confirming = { way: 'password'; isRight: boolean } | Exclude<ConfirmIdentity, { way: 'password' }>

/** Before the transaction. */
export async function prepareConfirmation(db: Tx, { owner }: OpenSession, input: ConfirmIdentity): Promise<Confirming> {
  if (input.way !== 'password') return input
  const { passwordHash } = await db.contributor.findUniqueOrThrow({
    where: { id: owner.id },
    select: { passwordHash: true },
  })
  return { way: 'password', isRight: await verifyPassword(input.password, passwordHash) }
}

/** Whoever sits at this browser has just proved who they are: for a while what changes accounts does not ask again. */
export async function confirmIdentity(tx: Tx, person: SignedIn, input: Confirming, now: Date): Promise<ConfirmedView> {
  const holder = { contributorId: person.id, sessionId: person.sessionId }
  const isRight = input.way === 'password' ? input.isRight : await spendProof(tx, holder, input, now)
  if (!isRight) throw new AppError('invalid', WRONG[input.way], { field: input.way })
  await tx.session.update({ where: { id: person.sessionId }, data: { confirmedAt: now } })
  const subject = { subjectType: 'contributor', subjectId: person.id } as const
  await audit(tx, { actor: person, action: 'session.confirmed', ...subject, now, detail: { way: input.way } })
  return { confirmedAt: now.toISOString() }
}

const WRONG = {
  password: 'The password is not right. Try again.',
  code: 'This code is not right, or was used already. Wait for the next one in the app and type that.',
  passkey: 'This passkey could not be used. Try again, or choose another way.',
}
