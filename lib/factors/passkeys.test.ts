import { describe, expect, it } from 'vitest'
import { findSessionOwner } from '#lib/contributors/callers'
import { logIn } from '#lib/contributors/log-in'
import { sessionCookieName } from '#lib/contributors/session-cookie'
import { confirmIdentity } from '#lib/factors/confirmation'
import { logInByPasskey, logInBySecondStep } from '#lib/factors/log-in'
import { addPasskey, askForAnyPasskey, askForPasskey, offerPasskey, removePasskey } from '#lib/factors/passkeys'
import { getFactors } from '#lib/factors/queries'
import { db } from '#lib/platform/db'
import { aMember, aPasskey, asSelf, cookiesOf, openOf, PASSWORD } from '#test/account'
import { aSession, sessionToken } from '#test/callers'
import { testDatabase } from '#test/database'
import { anAuthenticator } from '#test/passkeys'

testDatabase()
const now = new Date()
const from = { address: 'here', browser: null }
const proving = (proof: unknown) => ({ proof: JSON.stringify(proof) })
const cookieOf = async (secret: string) => ({ name: sessionCookieName(), value: await sessionToken(secret) })
const asked = () => db().$transaction((tx) => askForAnyPasskey(tx, null, now))

async function halfWay(email: string) {
  const result = await logIn({ email, password: PASSWORD }, from, now)
  if (!result.loggedIn) throw new Error(result.why)
  return cookieOf(result.sessionSecret)
}

describe('adding a passkey', () => {
  it('gives recovery codes with the first, signs out everywhere else, and takes several', async () => {
    const member = await aMember()
    const elsewhere = await aSession(member)
    const { session, recoveryCodes, factors } = await aPasskey(member)
    expect(recoveryCodes).toHaveLength(10)
    expect(factors).toMatchObject({ passkeys: [{ name: 'Laptop', lastUsedAt: null }], recoveryCodesLeft: 10 })
    expect(await findSessionOwner(cookiesOf(elsewhere))).toBeNull()
    const second = anAuthenticator().make(await asSelf(session, offerPasskey, {}))
    const after = await asSelf(session, addPasskey, { name: 'Key ring', credential: second })
    expect(after.factors.passkeys).toHaveLength(2)
    expect(after.recoveryCodes).toBeUndefined()
  })

  it.each([
    ['another site’s', { origin: 'https://evil.example' }],
    ['another host’s', { rpId: 'evil.example' }],
    ['one nobody unlocked', { isVerified: false }],
  ])('refuses %s', async (_what, signing) => {
    const session = await openOf(await aSession(await aMember()))
    const credential = anAuthenticator().make(await asSelf(session, offerPasskey, {}), signing)
    const adding = asSelf(session, addPasskey, { name: 'x', credential })
    await expect(adding).rejects.toMatchObject({ code: 'invalid' })
  })

  it('takes each challenge once, of this browser, for adding, in time', async () => {
    const member = await aMember()
    const [session, other] = [await openOf(await aSession(member)), await openOf(await aSession(member))]
    const offer = await asSelf(session, offerPasskey, {})
    const credential = anAuthenticator().make(offer)
    await expect(asSelf(other, addPasskey, { name: 'x', credential })).rejects.toMatchObject({ code: 'invalid' })
    const late = new Date(now.getTime() + 6 * 60_000)
    await expect(asSelf(session, addPasskey, { name: 'x', credential }, late)).rejects.toMatchObject({
      code: 'invalid',
    })
    const forLogIn = anAuthenticator().make(await asked())
    await expect(asSelf(session, addPasskey, { name: 'x', credential: forLogIn })).rejects.toMatchObject({
      code: 'invalid',
    })
    await asSelf(session, addPasskey, { name: 'x', credential })
    const again = anAuthenticator().make(offer)
    await expect(asSelf(session, addPasskey, { name: 'x', credential: again })).rejects.toMatchObject({
      code: 'invalid',
    })
  })

  it('takes no passkey of somebody else', async () => {
    const { key } = await aPasskey(await aMember())
    const session = await openOf(await aSession(await aMember()))
    const credential = key.make(await asSelf(session, offerPasskey, {}))
    await expect(asSelf(session, addPasskey, { name: 'x', credential })).rejects.toMatchObject({ code: 'conflict' })
  })
})

describe('a passkey alone', () => {
  it('logs in, to a whole session', async () => {
    const member = await aMember()
    const { key } = await aPasskey(member)
    const result = await logInByPasskey(proving(key.sign(await asked())), from, now)
    if (!result.loggedIn) throw new Error(result.why)
    expect(await findSessionOwner(cookiesOf(await cookieOf(result.sessionSecret)))).toMatchObject({ id: member.id })
    expect((await getFactors(db(), member)).passkeys).toMatchObject([{ lastUsedAt: now.toISOString() }])
  })

  it('does so once for each challenge, also at the same time', async () => {
    const { key } = await aPasskey(await aMember())
    const proof = proving(key.sign(await asked()))
    const both = await Promise.all([logInByPasskey(proof, from, now), logInByPasskey(proof, from, now)])
    expect(both.filter(({ loggedIn }) => loggedIn)).toHaveLength(1)
    expect(await logInByPasskey(proof, from, now)).toEqual({ loggedIn: false, why: 'wrong-passkey' })
  })

  it('is refused with another’s signature, another site’s, unverified, counted backwards, unknown, or made up', async () => {
    const member = await aMember()
    const { key, session } = await aPasskey(member)
    const other = anAuthenticator()
    const forged = { ...other.sign(await asked()), id: key.id, rawId: key.id }
    const proofs = [
      forged,
      other.sign(await asked()),
      key.sign(await asked(), { origin: 'https://evil.example' }),
      key.sign(await asked(), { rpId: 'evil.example' }),
      key.sign(await asked(), { isVerified: false }),
      key.sign(await asked(), { counter: 1 }),
      key.sign({ challenge: 'bWFkZSB1cA' }),
      key.sign(await asSelf(session, askForPasskey, {})),
      key.sign(await asSelf(session, offerPasskey, {})),
      {},
      null,
    ]
    for (const proof of proofs)
      expect(await logInByPasskey(proving(proof), from, now)).toEqual({ loggedIn: false, why: 'wrong-passkey' })
    expect(await logInByPasskey({ proof: '{' }, from, now)).toMatchObject({ loggedIn: false })
  })

  it('of somebody disabled, or removed, opens nothing', async () => {
    const [gone, admin, member] = [await aMember(), await aMember('admin'), await aMember()]
    const [theirs, mine] = [await aPasskey(gone), await aPasskey(member)]
    await db().contributor.update({ where: { id: gone.id }, data: { disabledAt: now, disabledById: admin.id } })
    const disabled = await logInByPasskey(proving(theirs.key.sign(await asked())), from, now)
    expect(disabled).toEqual({ loggedIn: false, why: 'disabled' })
    const [passkey] = mine.factors.passkeys
    await asSelf(mine.session, removePasskey, { passkeyId: passkey?.id ?? '' })
    expect(await logInByPasskey(proving(mine.key.sign(await asked())), from, now)).toMatchObject({ loggedIn: false })
    expect(await db().recoveryCode.count({ where: { contributorId: member.id } })).toBe(0)
  })
})

describe('a passkey as the second step', () => {
  it('makes a log-in whole; a colleague’s does not, nor one signed for another browser', async () => {
    const [member, colleague] = [await aMember(), await aMember()]
    const [mine, theirs] = [await aPasskey(member), await aPasskey(colleague)]
    const [half, another] = [await halfWay(member.email), await halfWay(member.email)]
    const by = (cookie: typeof half, credential: unknown) =>
      logInBySecondStep(proving({ way: 'passkey', credential }), cookiesOf(cookie), from, now)
    const ask = async (cookie: typeof half) => asSelf(await openOf(cookie), askForPasskey, {})
    expect(await by(half, theirs.key.sign(await ask(half)))).toEqual({ loggedIn: false, why: 'wrong-passkey' })
    expect(await by(half, mine.key.sign(await ask(another)))).toEqual({ loggedIn: false, why: 'wrong-passkey' })
    expect(await by(half, mine.key.sign(await asked()))).toEqual({ loggedIn: false, why: 'wrong-passkey' })
    expect(await by(half, mine.key.sign(await ask(half)))).toMatchObject({ loggedIn: true })
  })
})

describe('a passkey as a confirmation', () => {
  it('counts for the session it was asked in', async () => {
    const member = await aMember()
    const { key, session } = await aPasskey(member)
    await db().session.update({ where: { id: session.id }, data: { confirmedAt: new Date(0) } })
    const credential = key.sign(await asSelf(session, askForPasskey, {}))
    await asSelf(session, confirmIdentity, { way: 'passkey', credential }, now)
    expect((await db().session.findUniqueOrThrow({ where: { id: session.id } })).confirmedAt).toEqual(now)
    const replayed = asSelf(session, confirmIdentity, { way: 'passkey', credential }, now)
    await expect(replayed).rejects.toMatchObject({ code: 'invalid' })
  })
})

it('nobody removes a colleague’s passkey', async () => {
  const { factors } = await aPasskey(await aMember())
  const session = await openOf(await aSession(await aMember()))
  const removing = asSelf(session, removePasskey, { passkeyId: factors.passkeys[0]?.id ?? '' })
  await expect(removing).rejects.toMatchObject({ code: 'not_found' })
})
