import { describe, expect, it } from 'vitest'
import { findCaller, UNSEEN } from '#lib/contributors/callers'
import { listSessions, noteSeen, PROVIDED_SECONDS, SESSION_SECONDS, SILENT_SECONDS } from '#lib/contributors/sessions'
import { signOn } from '#lib/contributors/single-sign-on'
import { logInBySecondStep } from '#lib/factors/log-in'
import { db } from '#lib/platform/db'
import { sha256 } from '#lib/platform/ids'
import { aMember, anApp, codeOf, cookiesOf } from '#test/account'
import { aSession, requestWith, sessionToken } from '#test/callers'
import { testDatabase } from '#test/database'
import { aContributor } from '#test/factories'

testDatabase()
const ago = (seconds: number) => new Date(Date.now() - seconds * 1000)
type Cookie = Awaited<ReturnType<typeof aSession>>

const ask = ({ name, value }: Cookie, headers = {}) =>
  findCaller(requestWith({ cookie: `${name}=${value}`, ...headers }))
const rowOf = ({ secret }: Cookie) => db().session.findUniqueOrThrow({ where: { secretHash: sha256(secret) } })
const lastUsed = ({ secret }: Cookie, lastSeenAt: Date | null) =>
  db().session.update({ where: { secretHash: sha256(secret) }, data: { lastSeenAt } })

describe('a session that nobody uses', () => {
  it('goes on within a day, and is over after it, for good', async () => {
    const session = await aSession(await aContributor(), ago(5 * SILENT_SECONDS))
    await lastUsed(session, ago(SILENT_SECONDS - 60))
    expect(await ask(session)).not.toBeNull()
    await lastUsed(session, ago(SILENT_SECONDS))
    expect(await ask(session)).toBeNull()
    expect((await rowOf(session)).endedAt).not.toBeNull()
    await lastUsed(session, new Date())
    expect(await ask(session)).toBeNull()
  })

  it('counts from the log-in where it was never used, and is in no list', async () => {
    const ana = await aContributor()
    const session = await aSession(ana, ago(SILENT_SECONDS))
    await aSession(ana, ago(SILENT_SECONDS - 60))
    expect(await listSessions(db(), ana.id, new Date())).toHaveLength(1)
    expect(await ask(session)).toBeNull()
  })

  it('is not used by a page that nobody has before them, nor kept by it', async () => {
    const session = await aSession(await aContributor())
    expect(await ask(session, { [UNSEEN]: '1' })).not.toBeNull()
    expect((await rowOf(session)).lastSeenAt).toBeNull()
    await lastUsed(session, ago(SILENT_SECONDS))
    expect(await ask(session, { [UNSEEN]: '1' })).toBeNull()
  })

  it('used at the moment at which it would be over goes on for both requests', async () => {
    const session = await aSession(await aContributor())
    const { id } = await lastUsed(session, ago(SILENT_SECONDS))
    let late: ReturnType<typeof ask> | null = null
    await db().$transaction(async (tx) => {
      // This request found it open, a moment before.
      await noteSeen(tx, id, new Date())
      late = ask(session)
      await untilWaiting()
    })
    expect(await late).not.toBeNull()
    expect((await rowOf(session)).endedAt).toBeNull()
  })

  it('that is over is not brought back by a request that still found it open', async () => {
    const session = await aSession(await aContributor())
    const { id } = await lastUsed(session, ago(SILENT_SECONDS))
    const all = await Promise.all(Array.from({ length: 8 }, () => ask(session)))
    expect(all).toEqual(Array(8).fill(null))
    await noteSeen(db(), id, new Date())
    expect(await ask(session)).toBeNull()
  })
})

/** Until some statement waits for another's row. */
const untilWaiting = () =>
  expect
    .poll(async () => {
      const [row] = await db().$queryRaw<{ waiting: bigint }[]>`
        SELECT count(*) AS waiting FROM pg_locks l JOIN pg_stat_activity a USING (pid)
        WHERE NOT l.granted AND a.datname = current_database()`
      return Number(row?.waiting)
    })
    .toBeGreaterThan(0)

describe('a session that a provider vouched for', () => {
  const HERE = { address: '192.0.2.1', browser: null }
  const come = async (email: string) => {
    const said = { iss: 'https://id.example', sub: email, email, email_verified: true }
    const result = await db().$transaction((tx) => signOn(tx, said, HERE, new Date()))
    if (!result.loggedIn) throw new Error(result.why)
    const { sessionSecret: secret } = result
    return { secret, name: 'next-auth.session-token', value: await sessionToken(secret) }
  }
  const lasts = async (session: Cookie) => {
    const { createdAt, expiresAt } = await rowOf(session)
    return (expiresAt.getTime() - createdAt.getTime()) / 1000
  }

  it('is over after twelve hours, however much it is used', async () => {
    const { email } = await aMember()
    const session = await come(email)
    expect(await lasts(session)).toBe(PROVIDED_SECONDS)
    await db().session.update({
      where: { secretHash: sha256(session.secret) },
      data: { createdAt: ago(PROVIDED_SECONDS), expiresAt: new Date(), lastSeenAt: new Date() },
    })
    expect(await ask(session)).toBeNull()
  })

  it('stays that short behind a second factor', async () => {
    const member = await aMember()
    const now = new Date()
    const app = await anApp(member, now)
    const half = await come(member.email)
    expect(await ask(half)).toBeNull()
    const given = { proof: JSON.stringify({ way: 'code', code: codeOf(app, now) }) }
    const result = await logInBySecondStep(given, cookiesOf(half), HERE, now)
    if (!result.loggedIn) throw new Error(result.why)
    const { sessionSecret: secret } = result
    expect(await lasts({ secret, name: '', value: '' })).toBe(PROVIDED_SECONDS)
  })

  it('is no reason to cut short one that a password opened', async () => {
    expect(await lasts(await aSession(await aMember()))).toBe(SESSION_SECONDS)
  })
})
