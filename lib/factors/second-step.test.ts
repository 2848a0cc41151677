import { describe, expect, it } from 'vitest'
import { findCaller, findOpenSession, findSessionOwner } from '#lib/contributors/callers'
import { logIn } from '#lib/contributors/log-in'
import { sessionCookieName } from '#lib/contributors/session-cookie'
import { removeAuthenticator } from '#lib/factors/authenticator'
import { logInBySecondStep } from '#lib/factors/log-in'
import { getLogInStep } from '#lib/factors/queries'
import { db } from '#lib/platform/db'
import { aMember, anApp, asSelf, codeOf, cookiesOf, openOf, PASSWORD } from '#test/account'
import { requestWith, sessionToken } from '#test/callers'
import { testDatabase } from '#test/database'

testDatabase()
const now = new Date()
const from = { address: 'here', browser: null }

/** Somebody with an app who has given the password: the cookie of the half session. */
async function halfWay(member: { email: string }) {
  const result = await logIn({ email: member.email, password: PASSWORD }, from, now)
  if (!result.loggedIn) throw new Error(result.why)
  return cookieOf(result.sessionSecret)
}
const cookieOf = async (secret: string) => ({ name: sessionCookieName(), value: await sessionToken(secret) })
const proving = (proof: unknown) => ({ proof: JSON.stringify(proof) })
const byCode = (cookie: { name: string; value: string }, code: string, at = now) =>
  logInBySecondStep(proving({ way: 'code', code }), cookiesOf(cookie), from, at)

describe('a log-in of somebody with a second factor', () => {
  it('is half of one after the password: nobody to every door', async () => {
    const member = await aMember()
    await anApp(member, now)
    const half = await halfWay(member)
    expect(await findCaller(requestWith({ cookie: `${half.name}=${half.value}` }))).toBeNull()
    expect(await findSessionOwner(cookiesOf(half))).toBeNull()
    const step = await getLogInStep(db(), await findOpenSession(cookiesOf(half)))
    expect(step).toEqual({ step: 'second-step', name: member.name, ways: ['code', 'recovery-code'] })
  })

  it('is whole after the code, in another session: the half one opens nothing', async () => {
    const member = await aMember()
    const app = await anApp(member, now)
    const half = await halfWay(member)
    const result = await byCode(half, codeOf(app, now))
    if (!result.loggedIn) throw new Error(result.why)
    expect(await findSessionOwner(cookiesOf(await cookieOf(result.sessionSecret)))).toMatchObject({ id: member.id })
    expect(await findOpenSession(cookiesOf(half))).toBeNull()
    const opened = { actorId: member.id, action: 'session.opened' }
    expect(await db().auditEntry.findFirstOrThrow({ where: opened })).toMatchObject({ detail: { way: 'code' } })
  })

  it('takes a code once: of two browsers at once one gets in, and none after them', async () => {
    const member = await aMember()
    const app = await anApp(member, now)
    const [one, two] = [await halfWay(member), await halfWay(member)]
    const code = codeOf(app, now)
    const both = await Promise.all([byCode(one, code), byCode(two, code)])
    expect(both.filter(({ loggedIn }) => loggedIn)).toHaveLength(1)
    expect(await byCode(await halfWay(member), code)).toEqual({ loggedIn: false, why: 'wrong-code' })
    expect(await byCode(await halfWay(member), codeOf(app, now, -1))).toEqual({ loggedIn: false, why: 'wrong-code' })
    expect(await byCode(await halfWay(member), codeOf(app, now, 1))).toMatchObject({ loggedIn: true })
  })

  it('of one half session pressed twice becomes one', async () => {
    const member = await aMember()
    const app = await anApp(member, now)
    const half = await halfWay(member)
    const both = await Promise.all([byCode(half, codeOf(app, now)), byCode(half, codeOf(app, now, 1))])
    expect(both.filter(({ loggedIn }) => loggedIn)).toHaveLength(1)
  })

  it('refuses codes of other times and other people, and words that are none', async () => {
    const member = await aMember()
    const app = await anApp(member, now)
    const theirs = await anApp(await aMember(), now)
    const half = await halfWay(member)
    for (const code of [codeOf(app, now, 2), codeOf(app, now, -2), codeOf(theirs, now), '12345', 'abcdef', ''])
      expect(await byCode(half, code)).toMatchObject({ loggedIn: false })
    for (const proof of [null, [], {}, { way: 'password', password: PASSWORD }, { way: 'code', code: { $ne: 1 } }])
      expect(await logInBySecondStep(proving(proof), cookiesOf(half), from, now)).toMatchObject({ loggedIn: false })
    expect(await logInBySecondStep(undefined, cookiesOf(half), from, now)).toMatchObject({ loggedIn: false })
  })

  it('needs the half session: no cookie, a whole one, or one of ten minutes ago is told to begin again', async () => {
    const member = await aMember()
    const app = await anApp(member, now)
    const nobody = await logInBySecondStep(proving({ way: 'code', code: codeOf(app, now) }), [], from, now)
    expect(nobody).toEqual({ loggedIn: false, why: 'begin-again' })
    const half = await halfWay(member)
    const { id } = await openOf(half)
    await db().session.update({ where: { id }, data: { expiresAt: new Date() } })
    expect(await byCode(half, codeOf(app, now))).toEqual({ loggedIn: false, why: 'begin-again' })
  })

  it('is over where the app is turned off elsewhere meanwhile', async () => {
    const member = await aMember()
    const app = await anApp(member, now)
    const half = await halfWay(member)
    await asSelf(app.session, removeAuthenticator, {})
    expect(await byCode(half, codeOf(app, now))).toEqual({ loggedIn: false, why: 'begin-again' })
    const again = await halfWay(member)
    expect(await findSessionOwner(cookiesOf(again))).toMatchObject({ id: member.id })
  })

  it('goes by a recovery code too, each once, whatever its spaces and case', async () => {
    const member = await aMember()
    const { recoveryCodes } = await anApp(member, now)
    expect(new Set(recoveryCodes).size).toBe(10)
    const [first = '', second = ''] = recoveryCodes
    const [one, two] = [await halfWay(member), await halfWay(member)]
    const by = async (cookie: typeof one, recoveryCode: string) =>
      logInBySecondStep(proving({ way: 'recovery-code', recoveryCode }), cookiesOf(cookie), from, now)
    const both = await Promise.all([by(one, first), by(two, first.toLowerCase().replaceAll('-', ' '))])
    expect(both.filter(({ loggedIn }) => loggedIn)).toHaveLength(1)
    expect(await by(await halfWay(member), second)).toMatchObject({ loggedIn: true })
    const stored = await db().recoveryCode.findMany({ where: { contributorId: member.id } })
    expect(stored.filter(({ usedAt }) => usedAt)).toHaveLength(2)
    expect(JSON.stringify(stored)).not.toContain(first)
    const others = await anApp(await aMember(), now)
    expect(await by(await halfWay(member), others.recoveryCodes[0] ?? '')).toMatchObject({ loggedIn: false })
  })
})
