import { TOTP } from 'otpauth'
import { findOpenSession, lockSignedIn, type OpenSession, type SignedIn } from '#lib/contributors/callers'
import { hashPassword } from '#lib/contributors/passwords'
import { activateAuthenticator, beginAuthenticator } from '#lib/factors/authenticator'
import { addPasskey, offerPasskey } from '#lib/factors/passkeys'
import type { Actor } from '#lib/permissions'
import { db, type Tx } from '#lib/platform/db'
import { aSession } from '#test/callers'
import { aContributor } from '#test/factories'
import { anAuthenticator } from '#test/passkeys'

export const PASSWORD = 'four words to remember'
let passwordHash: string | undefined

/** Somebody who can log in. */
export async function aMember(role: Actor['role'] = 'editor') {
  const actor = await aContributor(role)
  passwordHash ??= await hashPassword(PASSWORD)
  const { email } = await db().contributor.update({ where: { id: actor.id }, data: { passwordHash } })
  return { ...actor, email }
}

interface Cookie {
  name: string
  value: string
}

export const cookiesOf = ({ name, value }: Cookie): [string, string][] => [[name, value]]

/** The session behind a cookie, which must be there. */
export async function openOf(cookie: Cookie): Promise<OpenSession> {
  const session = await findOpenSession(cookiesOf(cookie))
  if (!session) throw new Error('There is no such session')
  return session
}

type Work<Input, View> = (tx: Tx, person: SignedIn, input: Input, now: Date) => Promise<View>

/** What the door does for one's own account, after it has found the session. */
export const asSelf = async <Input, View>(
  session: OpenSession,
  work: Work<Input, View>,
  input: Input,
  now = new Date(),
) => db().$transaction(async (tx) => work(tx, await lockSignedIn(tx, session), input, now))

/** What their app shows, some steps of 30 s from a time. */
export const codeOf = (uri: { secret: string }, at: Date, steps = 0): string =>
  new TOTP({ secret: uri.secret }).generate({ timestamp: at.getTime() + steps * 30_000 })

/** An authenticator app that is on; its last code was the one of the step before `at`. */
export async function anApp(of: Actor, at = new Date()) {
  const session = await openOf(await aSession(of))
  const begun = await asSelf(session, beginAuthenticator, {}, at)
  const given = { authenticatorId: begun.authenticatorId, code: codeOf(begun, at, -1) }
  const { recoveryCodes = [] } = await asSelf(session, activateAuthenticator, given, at)
  return { ...begun, recoveryCodes, session }
}

/** A passkey of theirs. */
export async function aPasskey(of: Actor) {
  const session = await openOf(await aSession(of))
  const key = anAuthenticator()
  const offer = await asSelf(session, offerPasskey, {})
  const { factors, recoveryCodes } = await asSelf(session, addPasskey, { name: 'Laptop', credential: key.make(offer) })
  return { key, factors, recoveryCodes, session }
}
