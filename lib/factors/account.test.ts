import { describe, expect, it } from 'vitest'
import { run } from '#lib/api/run'
import { findOpenSession, findSessionOwner } from '#lib/contributors/callers'
import { logIn } from '#lib/contributors/log-in'
import {
  activateAuthenticator,
  beginAuthenticator,
  removeAuthenticator,
  renewRecoveryCodes,
} from '#lib/factors/authenticator'
import { hasFactor } from '#lib/factors/queries'
import { changeTwoFactorRoles, getTwoFactorRoles } from '#lib/factors/required'
import { resetFactors } from '#lib/factors/reset'
import { endMySession, listMySessions, signOutElsewhere } from '#lib/factors/sessions'
import type { Actor } from '#lib/permissions'
import { db } from '#lib/platform/db'
import { aMember, anApp, aPasskey, asSelf, codeOf, cookiesOf, openOf, PASSWORD } from '#test/account'
import { aSession } from '#test/callers'
import { testDatabase } from '#test/database'

testDatabase()
const now = new Date()
const one = { changesContributors: true }

async function require(by: Actor, roles: Actor['role'][]) {
  const { version } = await getTwoFactorRoles(db(), by)
  await run(changeTwoFactorRoles, by.id, { baseVersion: version, roles }, now, one)
}

describe('an authenticator app', () => {
  it('counts for nothing until a right code has come back, and its secret is not in the database', async () => {
    const member = await aMember()
    const session = await openOf(await aSession(member))
    const begun = await asSelf(session, beginAuthenticator, {}, now)
    expect(begun.uri).toMatch(/^otpauth:\/\/totp\/.+secret=/)
    const { authenticatorId } = begun
    const activating = asSelf(session, activateAuthenticator, { authenticatorId, code: codeOf(begun, now, 5) }, now)
    await expect(activating).rejects.toMatchObject({ code: 'invalid', details: { field: 'code' } })
    expect(await hasFactor(db(), member.id)).toBe(false)
    expect(
      await logIn({ email: member.email, password: PASSWORD }, { address: 'here', browser: null }, now),
    ).toMatchObject({ loggedIn: true })
    const changed = await asSelf(session, activateAuthenticator, { authenticatorId, code: codeOf(begun, now) }, now)
    expect(changed.recoveryCodes).toHaveLength(10)
    const row = await db().authenticator.findUniqueOrThrow({ where: { contributorId: member.id } })
    expect(JSON.stringify(row)).not.toContain(begun.secret)
  })

  it('begun in two browsers is turned on by the last; the first is told', async () => {
    const member = await aMember()
    const [here, there] = [await openOf(await aSession(member)), await openOf(await aSession(member))]
    const first = await asSelf(here, beginAuthenticator, {}, now)
    const second = await asSelf(there, beginAuthenticator, {}, now)
    const given = { authenticatorId: first.authenticatorId, code: codeOf(first, now) }
    await expect(asSelf(here, activateAuthenticator, given, now)).rejects.toMatchObject({ code: 'conflict' })
    const right = { authenticatorId: second.authenticatorId, code: codeOf(second, now) }
    await asSelf(there, activateAuthenticator, right, now)
    expect(await findOpenSession(cookiesOf(await aSession(member)))).not.toBeNull()
    await expect(asSelf(here, beginAuthenticator, {}, now)).rejects.toMatchObject({ code: 'unauthenticated' })
    await expect(asSelf(there, beginAuthenticator, {}, now)).rejects.toMatchObject({ code: 'conflict' })
  })

  it('of one row moved to another opens nothing', async () => {
    const [ana, bo] = [await aMember(), await aMember()]
    const app = await anApp(ana, now)
    await anApp(bo, now)
    const { sealedSecret } = await db().authenticator.findUniqueOrThrow({ where: { contributorId: ana.id } })
    const moved = { sealedSecret, lastCounter: null, confirmedAt: null }
    const row = await db().authenticator.update({ where: { contributorId: bo.id }, data: moved })
    const session = await openOf(await aSession(bo))
    const given = { authenticatorId: row.id, code: codeOf(app, now) }
    await expect(asSelf(session, activateAuthenticator, given, now)).rejects.toMatchObject({ code: 'invalid' })
  })

  it('turned off takes the recovery codes along; new codes end the old', async () => {
    const member = await aMember()
    const { session, recoveryCodes } = await anApp(member, now)
    const renewed = await asSelf(session, renewRecoveryCodes, {})
    expect(renewed.recoveryCodes).toHaveLength(10)
    expect(renewed.recoveryCodes).not.toEqual(expect.arrayContaining(recoveryCodes.slice(0, 1)))
    const off = await asSelf(session, removeAuthenticator, {})
    expect(off.factors).toMatchObject({ authenticatorSince: null, recoveryCodesLeft: 0 })
    await expect(asSelf(session, renewRecoveryCodes, {})).rejects.toMatchObject({ code: 'forbidden' })
    const actions = await db().auditEntry.findMany({ where: { actorId: member.id }, select: { action: true } })
    expect(actions.map(({ action }) => action)).toEqual([
      'factor.authenticator-added',
      'factor.recovery-codes-renewed',
      'factor.authenticator-removed',
    ])
  })
})

describe('a role that needs a factor', () => {
  it('leaves whoever has none at the set-up, with open sessions too, until they have one', async () => {
    const [admin, member, reporter] = [await aMember('admin'), await aMember('editor'), await aMember('reporter')]
    const [cookie, other] = [await aSession(member), await aSession(reporter)]
    await require(admin, ['editor'])
    expect(await findOpenSession(cookiesOf(cookie))).toMatchObject({ standing: 'lacking' })
    expect(await findSessionOwner(cookiesOf(cookie))).toBeNull()
    expect(await findSessionOwner(cookiesOf(other))).toMatchObject({ id: reporter.id })
    expect((await getTwoFactorRoles(db(), admin)).without).toContain(member.name)
    const session = await openOf(cookie)
    const begun = await asSelf(session, beginAuthenticator, {}, now)
    const given = { authenticatorId: begun.authenticatorId, code: codeOf(begun, now) }
    await asSelf(session, activateAuthenticator, given, now)
    expect(await findSessionOwner(cookiesOf(cookie))).toMatchObject({ id: member.id })
    await expect(asSelf(session, removeAuthenticator, {})).rejects.toMatchObject({ code: 'forbidden' })
    await require(admin, [])
    await asSelf(session, removeAuthenticator, {})
  })

  it('is an admin’s to say, one at a time', async () => {
    const [admin, editor] = [await aMember('admin'), await aMember('editor')]
    const { version: baseVersion } = await getTwoFactorRoles(db(), admin)
    const asEditor = run(changeTwoFactorRoles, editor.id, { baseVersion, roles: [] }, now, one)
    await expect(asEditor).rejects.toMatchObject({ code: 'forbidden' })
    const both = [1, 2].map(() => run(changeTwoFactorRoles, admin.id, { baseVersion, roles: [] }, now, one))
    const settled = await Promise.allSettled(both)
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })
})

describe('a colleague’s factors, reset', () => {
  it('are gone with every session, and it stands in the audit', async () => {
    const [admin, member] = [await aMember('admin'), await aMember()]
    const app = await anApp(member, now)
    await aPasskey(member)
    await run(resetFactors, admin.id, { contributorId: member.id }, now, one)
    expect(await hasFactor(db(), member.id)).toBe(false)
    expect(await db().session.count({ where: { contributorId: member.id, endedAt: null } })).toBe(0)
    await expect(asSelf(app.session, beginAuthenticator, {})).rejects.toMatchObject({ code: 'unauthenticated' })
    const entry = { actorId: admin.id, subjectId: member.id, action: 'contributor.factors-reset' }
    expect(await db().auditEntry.count({ where: entry })).toBe(1)
    const own = run(resetFactors, admin.id, { contributorId: admin.id }, now, one)
    await expect(own).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('where I am signed in', () => {
  it('begins with this browser, and ends the others one by one or all', async () => {
    const member = await aMember()
    const [here, phone, library] = [await aSession(member), await aSession(member), await aSession(member)]
    const session = await openOf(here)
    const listed = await listMySessions(db(), session, now)
    expect(listed.sessions.map(({ id }) => id)[0]).toBe(session.id)
    expect(listed.sessions).toHaveLength(3)
    await asSelf(session, endMySession, { sessionId: (await openOf(phone)).id })
    expect(await findSessionOwner(cookiesOf(phone))).toBeNull()
    await expect(asSelf(session, endMySession, { sessionId: session.id })).rejects.toMatchObject({ code: 'forbidden' })
    expect((await asSelf(session, signOutElsewhere, {})).sessions).toHaveLength(1)
    expect(await findSessionOwner(cookiesOf(library))).toBeNull()
    expect(await findSessionOwner(cookiesOf(here))).toMatchObject({ id: member.id })
    const other = await openOf(await aSession(await aMember()))
    const ending = asSelf(other, endMySession, { sessionId: session.id })
    await expect(ending).rejects.toMatchObject({ code: 'not_found' })
  })
})
