import { encode } from 'next-auth/jwt'
import { afterEach, describe, expect, it } from 'vitest'
import { run } from '#lib/api/run'
import { authOptions, type Heard } from '#lib/contributors/auth-options'
import { findCaller } from '#lib/contributors/callers'
import { disableContributor } from '#lib/contributors/commands'
import { endSession, SESSION_SECONDS } from '#lib/contributors/sessions'
import { connect, db } from '#lib/platform/db'
import { env } from '#lib/platform/env'
import { sha256 } from '#lib/platform/ids'
import { aSession, aToken, requestWith, sessionToken } from '#test/callers'
import { testDatabase } from '#test/database'
import { aContributor } from '#test/factories'

testDatabase()
const now = new Date()
const VISITOR = { address: 'here', browser: null }
const bearer = (token: string) => requestWith({ authorization: `Bearer ${token}` })
const cookie = ({ name, value }: { name: string; value: string }) =>
  requestWith({ cookie: `a=b; ${name}=${value}; c=d` })

async function disable(whom: { id: string }) {
  const admin = await aContributor('admin')
  await run(disableContributor, admin.id, { contributorId: whom.id, baseVersion: 1 }, now, {
    changesContributors: true,
  })
}

describe('a session', () => {
  it('is known by the cookie alone, and only its hash is stored', async () => {
    const ana = await aContributor()
    const session = await aSession(ana)
    expect(await findCaller(cookie(session))).toMatchObject({ contributorId: ana.id, via: 'session', token: null })
    const row = await db().session.findFirstOrThrow({ where: { contributorId: ana.id } })
    expect(row.secretHash).toBe(sha256(session.secret))
    expect(JSON.stringify(row)).not.toContain(session.secret)
  })

  it('is known by a cookie in chunks too', async () => {
    const ana = await aContributor()
    const { name, value } = await aSession(ana)
    const half = Math.floor(value.length / 2)
    const chunks = `${name}.1=${value.slice(half)}; ${name}.0=${value.slice(0, half)}; ${name}-evil=x`
    expect(await findCaller(requestWith({ cookie: chunks }))).toMatchObject({ contributorId: ana.id })
  })

  it('is dead after sign-out, in a copied cookie too', async () => {
    const session = await aSession(await aContributor())
    await authOptions(VISITOR, {}).events?.signOut?.({
      token: { sessionSecret: session.secret },
      session: { expires: '' },
    })
    expect(await findCaller(cookie(session))).toBeNull()
  })

  it('ends after two weeks, whatever its cookie says', async () => {
    const session = await aSession(await aContributor(), new Date(now.getTime() - SESSION_SECONDS * 1000 - 1))
    await db().session.update({ where: { secretHash: sha256(session.secret) }, data: { lastSeenAt: now } })
    expect(await findCaller(cookie(session))).toBeNull()
  })

  it('of somebody disabled is refused on the next request, in words', async () => {
    const bo = await aContributor()
    const session = await aSession(bo)
    await disable(bo)
    await expect(findCaller(cookie(session))).rejects.toMatchObject({
      code: 'unauthenticated',
      message: expect.stringContaining('has been disabled'),
    })
  })

  it.each([
    ['no cookie', async () => ''],
    ['an empty one', async (name: string) => `${name}=`],
    ['rubbish', async (name: string) => `${name}=%E0%A4%A; ;;=;${name}`],
    ['a session nobody opened', async (name: string) => `${name}=${await sessionToken('made-up')}`],
    [
      'a token without a session',
      async (name: string) => `${name}=${await encode({ token: { sub: 'x' }, secret: env().NEXTAUTH_SECRET })}`,
    ],
    [
      'another newsroom’s key',
      async (name: string) => `${name}=${await encode({ token: {}, secret: 'another'.repeat(8) })}`,
    ],
  ])('is not made up by %s', async (_what, header) => {
    expect(await findCaller(requestWith({ cookie: await header('next-auth.session-token') }))).toBeNull()
  })
})

describe('a token', () => {
  it('stands for its contributor, and only its hash is stored', async () => {
    const ana = await aContributor()
    const token = await aToken(ana)
    expect(token).toMatch(/^wt_[\w-]{43}$/)
    expect(await findCaller(bearer(token))).toMatchObject({ contributorId: ana.id, via: 'token', session: null })
    const row = await db().apiToken.findFirstOrThrow({ where: { contributorId: ana.id } })
    expect(row.secretHash).toBe(sha256(token))
  })

  it('does not work once revoked or expired', async () => {
    const ana = await aContributor()
    const [revoked, expired] = [await aToken(ana), await aToken(ana)]
    await db().apiToken.update({ where: { secretHash: sha256(revoked) }, data: { revokedAt: now } })
    await db().apiToken.update({
      where: { secretHash: sha256(expired) },
      data: { createdAt: new Date(0), expiresAt: new Date(1) },
    })
    expect(await findCaller(bearer(revoked))).toBeNull()
    expect(await findCaller(bearer(expired))).toBeNull()
  })

  it('of somebody disabled is refused', async () => {
    const bo = await aContributor()
    const token = await aToken(bo)
    await disable(bo)
    await expect(findCaller(bearer(token))).rejects.toMatchObject({ code: 'unauthenticated' })
  })

  it.each(['', 'Bearer', 'Bearer ', 'Basic YTpi', 'Bearer a b', 'Bearer wt_none', 'Bearer ../../etc'])(
    'is not made up by “%s”',
    async (authorization) => {
      expect(await findCaller(requestWith({ authorization }))).toBeNull()
    },
  )

  it('beats a cookie that came along: a request has one caller', async () => {
    const { name, value } = await aSession(await aContributor())
    const request = requestWith({ cookie: `${name}=${value}`, authorization: 'Bearer wt_none' })
    expect(await findCaller(request)).toBeNull()
  })
})

describe('while the database is away', () => {
  const shared = globalThis as typeof globalThis & { writethruDb?: ReturnType<typeof connect> }
  let there: typeof shared.writethruDb
  afterEach(() => {
    if (there) shared.writethruDb = there
  })

  it('nobody is told that they are signed out', async () => {
    const session = await aSession(await aContributor())
    there = db()
    shared.writethruDb = connect('postgresql://nobody@127.0.0.1:1/nothing', 1)
    await expect(findCaller(cookie(session))).rejects.toMatchObject({ code: 'unavailable' })
    const heard: Heard = {}
    await authOptions(VISITOR, heard).events?.signOut?.({
      token: { sessionSecret: session.secret },
      session: { expires: '' },
    })
    expect(heard).toEqual({ signOutFailed: true })
  })

  it('a session ended twice is ended once', async () => {
    const session = await aSession(await aContributor())
    await endSession(db(), session.secret, now)
    await endSession(db(), session.secret, new Date(now.getTime() + 1000))
    expect((await db().session.findFirstOrThrow({ where: { secretHash: sha256(session.secret) } })).endedAt).toEqual(
      now,
    )
  })
})
