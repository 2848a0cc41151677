import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import type { SignedIn } from '#lib/contributors/callers'
import { CHALLENGE_MS, keepChallenge, takeChallenge } from '#lib/factors/challenges'
import { factorsChanged, refuseLast } from '#lib/factors/changes'
import type { AddPasskey, Assertion, Nothing, RemovePasskey } from '#lib/factors/schema'
import { type FactorsChangedView, PasskeyAskedView, PasskeyOfferedView } from '#lib/factors/views'
import type { Tx } from '#lib/platform/db'
import { env, siteOrigin } from '#lib/platform/env'
import { AppError } from '#lib/platform/errors'
import { newId } from '#lib/platform/ids'
import { log, messageOf } from '#lib/platform/log'

/** Of which site they are (WebAuthn's RP ID): SITE_URL's host, whatever a request says. */
const siteId = (): string => new URL(env().SITE_URL).hostname
/** Nobody has more devices; more would be somebody filling the table. */
const MOST_PASSKEYS = 20

/** Always with a fingerprint, a face or a PIN, and always to be found by the browser: each is a log-in of its own. */
const VERIFIED = { residentKey: 'required', userVerification: 'required' } as const

const STORED = { id: true, contributorId: true, credentialId: true, publicKey: true, counter: true } as const

/** What the browser makes a passkey by. */
export async function offerPasskey(tx: Tx, person: SignedIn, _input: Nothing, now: Date): Promise<PasskeyOfferedView> {
  const { email } = await tx.contributor.findUniqueOrThrow({ where: { id: person.id }, select: { email: true } })
  const { name: rpName } = await tx.site.findUniqueOrThrow({ where: { id: 1 }, select: { name: true } })
  const theirs = await listOf(tx, person.id)
  if (theirs.length >= MOST_PASSKEYS) throw new AppError('forbidden', 'You have many passkeys. Remove one first.')
  const options = await generateRegistrationOptions({
    rpName,
    rpID: siteId(),
    userName: email,
    userDisplayName: person.name,
    userID: new TextEncoder().encode(person.id),
    timeout: CHALLENGE_MS,
    attestationType: 'none',
    excludeCredentials: theirs,
    authenticatorSelection: VERIFIED,
  })
  await keepChallenge(tx, options.challenge, { purpose: 'register', sessionId: person.sessionId }, now)
  return PasskeyOfferedView.parse(options)
}

export async function addPasskey(
  tx: Tx,
  person: SignedIn,
  { name, credential }: AddPasskey,
  now: Date,
): Promise<FactorsChangedView> {
  const asked = { purpose: 'register', sessionId: person.sessionId } as const
  const challenge = await takeChallenge(tx, credential.response.clientDataJSON, asked, now)
  const made = challenge && (await madeBy(credential, challenge))
  if (!made)
    throw new AppError('invalid', 'This passkey could not be added: it took too long, or is not for this site.')
  const { id: credentialId, publicKey, counter, transports = [] } = made
  if (await tx.passkey.findUnique({ where: { credentialId } })) {
    throw new AppError('conflict', 'This passkey is in use already.')
  }
  const id = newId()
  const key = { credentialId, publicKey: Uint8Array.from(publicKey), counter: BigInt(counter), transports }
  await tx.passkey.create({ data: { id, contributorId: person.id, name, createdAt: now, ...key } })
  return factorsChanged(tx, person, 'factor.passkey-added', now, { passkeyId: id })
}

export async function removePasskey(
  tx: Tx,
  person: SignedIn,
  { passkeyId }: RemovePasskey,
  now: Date,
): Promise<FactorsChangedView> {
  const there = await tx.passkey.findFirst({ where: { id: passkeyId, contributorId: person.id } })
  if (!there) throw new AppError('not_found', 'That passkey is not one of yours any more.')
  await refuseLast(tx, person)
  await tx.passkey.delete({ where: { id: passkeyId } })
  return factorsChanged(tx, person, 'factor.passkey-removed', now, { passkeyId })
}

/** What one of this person's passkeys signs, to prove who they are. */
export async function askForPasskey(tx: Tx, person: SignedIn, _input: Nothing, now: Date): Promise<PasskeyAskedView> {
  return ask(tx, { purpose: 'confirm', sessionId: person.sessionId }, now, await listOf(tx, person.id))
}

/** What any passkey of this site signs, to log in: the browser knows which there are. */
export const askForAnyPasskey = (tx: Tx, _input: null, now: Date): Promise<PasskeyAskedView> =>
  ask(tx, { purpose: 'log_in', sessionId: null }, now)

type Credentials = { id: string; transports: string[] }[]

async function ask(tx: Tx, asking: Parameters<typeof keepChallenge>[2], now: Date, allowCredentials?: Credentials) {
  const options = await generateAuthenticationOptions({
    rpID: siteId(),
    timeout: CHALLENGE_MS,
    userVerification: 'required',
    ...(allowCredentials && { allowCredentials }),
  })
  await keepChallenge(tx, options.challenge, asking, now)
  return PasskeyAskedView.parse(options)
}

async function listOf(tx: Tx, contributorId: string): Promise<Credentials> {
  const rows = await tx.passkey.findMany({ where: { contributorId }, select: { credentialId: true, transports: true } })
  return rows.map(({ credentialId, transports }) => ({ id: credentialId, transports }))
}

/** Whose passkey it is that a browser says has signed; nothing is proved by it yet. */
export const findPasskey = (tx: Tx, credentialId: string) =>
  tx.passkey.findUnique({ where: { credentialId }, select: STORED })

interface Proving {
  contributorId: string
  /** Null for a log-in by it alone. */
  sessionId: string | null
}

/** Whether one of this person's passkeys has signed what was asked of this browser just now. */
export async function spendAssertion(
  tx: Tx,
  { contributorId, sessionId }: Proving,
  credential: Assertion,
  now: Date,
): Promise<boolean> {
  const asked = { purpose: sessionId === null ? 'log_in' : 'confirm', sessionId } as const
  const challenge = await takeChallenge(tx, credential.response.clientDataJSON, asked, now)
  const passkey = await findPasskey(tx, credential.id)
  if (challenge === null || passkey?.contributorId !== contributorId) return false
  const counter = await counterOf(credential, challenge, passkey)
  if (counter === null) return false
  await tx.passkey.update({ where: { id: passkey.id }, data: { counter: BigInt(counter), lastUsedAt: now } })
  return true
}

type Passkey = NonNullable<Awaited<ReturnType<typeof findPasskey>>>

/** The authenticator's count with this signature; null where it is not one, or counts backwards: a copy of the key. */
async function counterOf(response: Assertion, challenge: string, passkey: Passkey): Promise<number | null> {
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: siteOrigin(),
      expectedRPID: siteId(),
      credential: {
        id: passkey.credentialId,
        publicKey: Uint8Array.from(passkey.publicKey),
        counter: Number(passkey.counter),
      },
    })
    return verified ? authenticationInfo.newCounter : null
  } catch (error) {
    return refused(error)
  }
}

async function madeBy(response: AddPasskey['credential'], challenge: string) {
  try {
    const { registrationInfo } = await verifyRegistrationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: siteOrigin(),
      expectedRPID: siteId(),
    })
    return registrationInfo?.credential ?? null
  } catch (error) {
    return refused(error)
  }
}

/** The library throws for whatever does not fit: the person is refused, and the log says what it was. */
function refused(error: unknown): null {
  log('warn', 'passkey.refused', { why: messageOf(error) })
  return null
}
