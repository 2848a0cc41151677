import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sessionRoute } from '#lib/api/account'
import { publicRoute } from '#lib/api/route'
import { findCaller } from '#lib/contributors/callers'
import { logIn } from '#lib/contributors/log-in'
import { changePassword, prepareChange } from '#lib/contributors/own-password'
import { hashPassword } from '#lib/contributors/passwords'
import { answerReset, mailReset, prepareReset, prepareUse, resetPassword } from '#lib/contributors/resets'
import { AskForReset, ChangePassword, UseReset } from '#lib/contributors/schema'
import { PasswordChangedView, ResetAskedView } from '#lib/contributors/views'
import { db } from '#lib/platform/db'
import { newId } from '#lib/platform/ids'
import { aSession, requestWith } from '#test/callers'
import { testDatabase } from '#test/database'
import { aContributor } from '#test/factories'
import { type MailServer, mailText, startMailServer } from '#test/mail-server'

testDatabase()
const ORIGIN = 'http://localhost:3000'
const OLD = 'four words to remember'
const NEW = 'otters sleep hand in hand'
let postbox: MailServer
let passwordHash = ''

beforeAll(async () => {
  postbox = await startMailServer()
  process.env.SMTP_URL = postbox.url
  passwordHash = await hashPassword(OLD)
})
afterAll(() => postbox.close())

async function aMember(fields = {}) {
  const { id, name, role } = await aContributor()
  const { email } = await db().contributor.update({ where: { id }, data: { passwordHash, ...fields } })
  return { id, name, role, email }
}

const door = publicRoute(AskForReset, prepareReset, answerReset, {
  summary: '',
  returns: ResetAskedView,
  status: 201,
  afterwards: mailReset,
})

let visitors = 0
/** What the door answers to somebody at an address of their own. */
async function asked(email: string) {
  visitors += 1
  const address = `10.1.${Math.floor(visitors / 250)}.${visitors % 250}`
  const headers = { origin: ORIGIN, 'content-type': 'application/json', 'x-forwarded-for': address }
  const init = { method: 'POST', headers, body: JSON.stringify({ email }) }
  const response = await door(new Request(`${ORIGIN}/api/v1/password-resets`, init), { params: Promise.resolve({}) })
  return { status: response.status, body: await response.json(), retryAfter: response.headers.get('retry-after') }
}

const mailsTo = (email: string) => postbox.mails.filter((mail) => mail.includes(`To: ${email}`))

/** The secret of the link in the newest mail. */
async function linkFor(email: string, count = 1): Promise<string> {
  await expect.poll(() => mailsTo(email).length, { timeout: 20_000 }).toBe(count)
  const [, secret = ''] = /login\/new-password\/([\w-]+)/.exec(mailText(mailsTo(email).at(-1) ?? '')) ?? []
  return secret
}

const HOME = { address: '203.0.113.50', browser: null }
async function use(secret: string, password = NEW, at = new Date()) {
  const prepared = await prepareUse(db(), UseReset.parse({ secret, password }), at, HOME)
  return db().$transaction((tx) => resetPassword(tx, prepared, at))
}

describe('a link by mail', () => {
  it('gives a new password once, ends every session, and is kept as a hash alone', async () => {
    const ana = await aMember()
    const { name, value } = await aSession(ana)
    expect(await asked(ana.email)).toMatchObject({ status: 201, body: { minutes: 30 } })
    const secret = await linkFor(ana.email)
    expect(JSON.stringify(await db().passwordReset.findMany())).not.toContain(secret)
    const all = await Promise.allSettled(Array.from({ length: 5 }, () => use(secret)))
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await expect(use(secret)).rejects.toMatchObject({ code: 'gone' })
    expect(await findCaller(requestWith({ cookie: `${name}=${value}` }))).toBeNull()
    expect(await logIn({ email: ana.email, password: OLD }, HOME, new Date())).toMatchObject({ loggedIn: false })
    expect(await logIn({ email: ana.email, password: NEW }, HOME, new Date())).toMatchObject({ loggedIn: true })
  })

  it('is worth nothing after half an hour, when made up, and for somebody disabled since', async () => {
    const ana = await aMember()
    await asked(ana.email)
    const secret = await linkFor(ana.email)
    const late = new Date(Date.now() + 31 * 60_000)
    await expect(use(secret, NEW, late)).rejects.toMatchObject({ code: 'gone' })
    await expect(use('made-up')).rejects.toMatchObject({ code: 'gone' })
    const admin = await aContributor('admin')
    await db().contributor.update({ where: { id: ana.id }, data: { disabledAt: new Date(), disabledById: admin.id } })
    await expect(use(secret)).rejects.toMatchObject({ code: 'gone' })
  })

  it('that somebody has just opened is not taken away by a stranger who asks again; using one ends the others', async () => {
    const ana = await aMember()
    await asked(ana.email)
    const first = await linkFor(ana.email)
    await asked(ana.email)
    const second = await linkFor(ana.email, 2)
    await use(first)
    await expect(use(second)).rejects.toMatchObject({ code: 'gone' })
  })

  it('does not fill a mailbox: after three, from wherever, one waits', async () => {
    const ana = await aMember()
    for (let n = 0; n < 3; n += 1) expect(await asked(ana.email)).toMatchObject({ status: 201 })
    const refused = await asked(ana.email)
    expect(refused).toMatchObject({ status: 429, body: { detail: expect.stringMatching(/Wait \d+ seconds?, then/) } })
    expect(Number(refused.retryAfter)).toBeGreaterThan(0)
    await linkFor(ana.email, 3)
  })

  it('refuses a password that says the person’s own name', async () => {
    const ana = await aMember()
    await asked(ana.email)
    const own = use(await linkFor(ana.email), 'Ines.Okafor.1987')
    await expect(own).rejects.toMatchObject({ code: 'invalid', details: { field: 'password' } })
  })
})

/** The quarter that nothing else on the machine held up tells of a difference soonest. */
const quartile = (times: number[]) => times.sort((a, b) => a - b)[Math.floor(times.length / 4)] ?? 0

const nothing = async () => {}

/**
 * Asks about people who are here and people who are not, in turns.
 * @param settled waits for what comes after the answer to somebody who is here: it would be counted with the next asking
 */
async function expectSameTime(
  ask: (email: string, turn: number) => Promise<void>,
  settled: (email: string) => Promise<unknown> = nothing,
): Promise<void> {
  const [known, unknown]: [number[], number[]] = [[], []]
  for (let turn = 0; turn < 20; turn += 1) {
    const { email } = await aMember()
    for (const [address, times, ends] of [
      [email, known, settled],
      [`${newId()}@example.test`, unknown, nothing],
    ] as const) {
      // Whoever is asked for right after something else is answered sooner.
      await setTimeout(30)
      const from = performance.now()
      await ask(address, turn)
      times.push(performance.now() - from)
      await ends(address)
    }
  }
  const ratio = quartile(known) / quartile(unknown)
  expect(ratio).toBeGreaterThan(0.5)
  expect(ratio).toBeLessThan(2)
}

describe('who works here', () => {
  it('is not told by the answer, nor by how long it takes', async () => {
    await expectSameTime(async (address) => {
      expect(await asked(address)).toEqual({ status: 201, body: { minutes: 30 }, retryAfter: null })
    }, linkFor)
  })

  it('is not told by a log-in either', async () => {
    await expectSameTime(async (email, n) => {
      const visitor = { address: `10.2.0.${n}`, browser: null }
      const tried = await logIn({ email, password: 'not the password' }, visitor, new Date())
      expect(tried).toEqual({ loggedIn: false, why: 'wrong' })
    })
  })

  it('gets no mail for whoever has not joined, is disabled, or is unknown', async () => {
    const admin = await aMember({ role: 'admin' })
    const [invited, disabled] = [
      await aMember({ joinedAt: null }),
      await aMember({ disabledAt: new Date(), disabledById: admin.id }),
    ]
    for (const { email } of [invited, disabled]) await mailReset(db(), { prepared: { email } }, new Date())
    await mailReset(db(), { prepared: { email: admin.email } }, new Date())
    await linkFor(admin.email)
    expect([...mailsTo(invited.email), ...mailsTo(disabled.email)]).toEqual([])
  })
})

describe('one’s own password', () => {
  const change = sessionRoute(ChangePassword, prepareChange, changePassword, {
    summary: '',
    returns: PasswordChangedView,
    guessed: true,
  })
  async function changeIn(session: Awaited<ReturnType<typeof aSession>>, present: string) {
    const headers = {
      cookie: `${session.name}=${session.value}`,
      origin: ORIGIN,
      'content-type': 'application/json',
      'x-forwarded-for': '203.0.113.60',
    }
    const body = JSON.stringify({ present, password: NEW })
    const request = new Request(`${ORIGIN}/api/v1/me/password`, { method: 'POST', headers, body })
    return (await change(request, { params: Promise.resolve({}) })).json()
  }

  it('needs the present one, and ends every other session', async () => {
    const ana = await aMember()
    const [here, elsewhere] = [await aSession(ana), await aSession(ana)]
    expect(await changeIn(here, 'not the password')).toMatchObject({ code: 'invalid', field: 'present' })
    expect(await changeIn(here, OLD)).toEqual({ email: ana.email })
    const caller = ({ name, value }: typeof here) => findCaller(requestWith({ cookie: `${name}=${value}` }))
    expect(await caller(here)).toMatchObject({ contributorId: ana.id })
    expect(await caller(elsewhere)).toBeNull()
    expect(await logIn({ email: ana.email, password: NEW }, HOME, new Date())).toMatchObject({ loggedIn: true })
  })

  it('cannot be guessed by whoever found the desk open', async () => {
    const ana = await aMember()
    const here = await aSession(ana)
    for (let n = 0; n < 5; n += 1) expect(await changeIn(here, `guess ${n}`)).toMatchObject({ code: 'invalid' })
    expect(await changeIn(here, OLD)).toMatchObject({ code: 'rate_limited' })
  })
})
