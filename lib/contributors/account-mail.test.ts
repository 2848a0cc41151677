import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { asItIs, sessionRoute } from '#lib/api/account'
import { publicRoute, route } from '#lib/api/route'
import { acceptInvitation, mailAccepted, prepareAcceptance } from '#lib/contributors/acceptance'
import { openInvitation } from '#lib/contributors/invitations'
import { changePassword, prepareChange } from '#lib/contributors/own-password'
import { mailRenewed, mailReset, prepareUse, resetPassword } from '#lib/contributors/resets'
import { AcceptInvitation, ChangePassword, UseReset } from '#lib/contributors/schema'
import { AcceptedView, PasswordChangedView } from '#lib/contributors/views'
import { activateAuthenticator, beginAuthenticator } from '#lib/factors/authenticator'
import { mailFactorsReset } from '#lib/factors/mail'
import { resetFactors } from '#lib/factors/reset'
import { ActivateAuthenticator, ResetFactors } from '#lib/factors/schema'
import { FactorsChangedView, FactorsResetView } from '#lib/factors/views'
import { db } from '#lib/platform/db'
import { aMember, asSelf, codeOf, openOf, PASSWORD } from '#test/account'
import { aSession, aToken } from '#test/callers'
import { testDatabase } from '#test/database'
import { aContributor } from '#test/factories'
import { type MailServer, mailText, startMailServer } from '#test/mail-server'

testDatabase()
const ORIGIN = 'http://localhost:3000'
const NEW = 'otters sleep hand in hand'
const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:144.0) Gecko/20100101 Firefox/144.0'
let postbox: MailServer

beforeAll(async () => {
  postbox = await startMailServer()
})
beforeEach(() => {
  process.env.SMTP_URL = postbox.url
})
afterAll(() => postbox.close())

const mailsTo = (email: string) => postbox.mails.filter((mail) => mail.includes(`To: ${email}`)).map(mailText)
const comesTo = async (email: string, count = 1) => {
  await expect.poll(() => mailsTo(email).length).toBe(count)
  return mailsTo(email).at(-1) ?? ''
}

type Door = ReturnType<typeof sessionRoute>
const press = async (door: Door, body: object, headers = {}) => {
  const sent = { origin: ORIGIN, 'content-type': 'application/json', 'user-agent': FIREFOX }
  const init = {
    method: 'POST',
    headers: { ...sent, 'x-forwarded-for': '203.0.113.9', ...headers },
    body: JSON.stringify(body),
  }
  return (await door(new Request(`${ORIGIN}/api/v1/x`, init), { params: Promise.resolve({}) })).status
}
const cookie = ({ name, value }: Awaited<ReturnType<typeof aSession>>) => ({ cookie: `${name}=${value}` })

const change = sessionRoute(ChangePassword, prepareChange, changePassword, {
  summary: '',
  returns: PasswordChangedView,
  mails: 'password-changed',
})
const use = publicRoute(UseReset, prepareUse, resetPassword, {
  summary: '',
  returns: PasswordChangedView,
  afterwards: mailRenewed,
})
const accept = publicRoute(AcceptInvitation, prepareAcceptance, acceptInvitation, {
  summary: '',
  returns: AcceptedView,
  afterwards: mailAccepted,
})
const activate = sessionRoute(ActivateAuthenticator, asItIs, activateAuthenticator, {
  summary: '',
  returns: FactorsChangedView,
  mails: 'authenticator-added',
})
const takeFactors = route(ResetFactors, resetFactors, {
  summary: '',
  returns: FactorsResetView,
  changesContributors: true,
  after: mailFactorsReset,
})

/** The secret of a link that was mailed. */
async function linkFor(email: string) {
  await mailReset(db(), { prepared: { email } }, new Date())
  const [, secret = ''] = /new-password\/([\w-]+)/.exec(await comesTo(email)) ?? []
  return secret
}

describe('the owner is told by mail', () => {
  it('of a changed password: what, when in their zone, from where, and what to do', async () => {
    const { id, email } = await aMember()
    await db().contributor.update({ where: { id }, data: { timeZone: 'Asia/Tokyo' } })
    const session = await aSession({ id })
    expect(await press(change, { present: 'not the password', password: NEW }, cookie(session))).toBe(422)
    expect(await press(change, { present: PASSWORD, password: NEW }, cookie(session))).toBe(200)
    const mail = await comesTo(email)
    expect(mail).toContain('Subject: Your password was changed at localhost:3000')
    const tokyo = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Tokyo', dateStyle: 'full' }).format(new Date())
    expect(mail).toContain(`When: ${tokyo}`)
    expect(mail).toContain('(Asia/Tokyo)')
    expect(mail).toContain('From: Firefox on Windows, at the address 203.0.113.9')
    expect(mail).toContain('If it was not you: choose another password now')
    expect(mail).not.toContain('API token')
    expect(mail).not.toContain(NEW)
  })

  it('of a reset, with the API tokens that still work and where to end them', async () => {
    const { id, role, name, email } = await aMember()
    const owner = { id, role, name, coverage: null, publishes: false } as Parameters<typeof aToken>[0]
    await aToken(owner)
    await aToken(owner, { days: 1 })
    await aToken(owner, { name: 'gone' })
    await db().apiToken.updateMany({ where: { name: 'gone' }, data: { revokedAt: new Date() } })
    expect(await press(use, { secret: await linkFor(email), password: NEW })).toBe(200)
    const mail = await comesTo(email, 2)
    expect(mail).toContain('A new password was chosen by a link')
    expect(mail).toContain(
      `2 API tokens of yours work as before. If you do not know what for, end them: ${ORIGIN}/desk/tokens`,
    )
    expect(await db().apiToken.count({ where: { contributorId: id, revokedAt: null } })).toBe(2)
  })

  it('of a reset that ended them, which the audit knows', async () => {
    const { id, role, name, email } = await aMember()
    const owner = { id, role, name, coverage: null, publishes: false } as Parameters<typeof aToken>[0]
    await aToken(owner)
    expect(await press(use, { secret: await linkFor(email), password: NEW, endTokens: true })).toBe(200)
    expect(await comesTo(email, 2)).not.toContain('API token')
    expect(await db().apiToken.count({ where: { contributorId: id, revokedAt: null } })).toBe(0)
    const entry = { subjectId: id, action: 'contributor.password-renewed' }
    expect(await db().auditEntry.findFirst({ where: entry })).toMatchObject({ detail: { by: 'mail', tokensEnded: 1 } })
  })

  it('of a new password by an admin’s link, and not of the first one', async () => {
    const admin = await aContributor('admin')
    const { id, email } = await aMember()
    const link = async () =>
      (await openInvitation(db(), { contributorId: id, createdById: admin.id }, new Date())).split('/').at(-1)
    await db().contributor.update({ where: { id }, data: { joinedAt: null, passwordHash: null } })
    const now = new Date()
    const prepared = await prepareAcceptance(db(), { secret: (await link()) ?? '', password: NEW }, now)
    const view = await db().$transaction((tx) => acceptInvitation(tx, prepared, now))
    await mailAccepted(db(), { view, visitor: { address: '203.0.113.9', browser: null } }, now)
    expect(mailsTo(email)).toEqual([])
    expect(await press(accept, { secret: await link(), password: PASSWORD })).toBe(200)
    expect(await comesTo(email)).toContain('A new password was chosen by a link')
  })

  it('of a second factor, theirs and one that an admin took away', async () => {
    const { id, email } = await aMember()
    const now = new Date()
    const session = await aSession({ id })
    const begun = await asSelf(await openOf(session), beginAuthenticator, {}, now)
    const given = { authenticatorId: begun.authenticatorId, code: codeOf(begun, now) }
    expect(await press(activate, given, cookie(session))).toBe(200)
    expect(await comesTo(email)).toContain('An authenticator app was added')
    const admin = await aContributor('admin')
    expect(await press(takeFactors, { contributorId: id }, cookie(await aSession(admin)))).toBe(200)
    expect(await comesTo(email, 2)).toMatch(/an admin of the newsroom .* has removed[\s\S]*When: .*20\d\d/)
  })

  it('or not, where the mail server is down: the change stands', async () => {
    const { id } = await aMember()
    process.env.SMTP_URL = 'smtp://127.0.0.1:1'
    const session = await aSession({ id })
    expect(await press(change, { present: PASSWORD, password: NEW }, cookie(session))).toBe(200)
    expect(await press(change, { present: NEW, password: PASSWORD }, cookie(session))).toBe(200)
  })

  it('or not, where the newsroom sends no mail', async () => {
    const { id, email } = await aMember()
    delete process.env.SMTP_URL
    expect(await press(change, { present: PASSWORD, password: NEW }, cookie(await aSession({ id })))).toBe(200)
    expect(mailsTo(email)).toEqual([])
  })
})
