import { describe, expect, it } from 'vitest'
import { findCaller } from '#lib/contributors/callers'
import { logIn } from '#lib/contributors/log-in'
import { hashPassword } from '#lib/contributors/passwords'
import { endOneSession, listSessions } from '#lib/contributors/sessions'
import { db } from '#lib/platform/db'
import { sha256 } from '#lib/platform/ids'
import { aSession, requestWith } from '#test/callers'
import { testDatabase } from '#test/database'
import { aContributor } from '#test/factories'

testDatabase()
const MINUTE_MS = 60_000
const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:144.0) Gecko/20100101 Firefox/144.0'
const ask = ({ name, value }: { name: string; value: string }) =>
  findCaller(requestWith({ cookie: `${name}=${value}` }))
const lastSeen = async (secret: string) =>
  (await db().session.findUniqueOrThrow({ where: { secretHash: sha256(secret) } })).lastSeenAt

describe('a session', () => {
  it('says where the log-in came from, and from what', async () => {
    const { id } = await aContributor()
    const passwordHash = await hashPassword('four words to remember')
    const { email } = await db().contributor.update({ where: { id }, data: { passwordHash } })
    const visitor = { address: '203.0.113.7', browser: null, userAgent: FIREFOX }
    await logIn({ email, password: 'four words to remember' }, visitor, new Date())
    expect(await listSessions(db(), id, new Date())).toMatchObject([
      { address: '203.0.113.7', device: 'Firefox on Windows', lastSeenAt: null },
    ])
  })

  it('is noted as seen once a minute, not with every request', async () => {
    const session = await aSession(await aContributor())
    await ask(session)
    const first = await lastSeen(session.secret)
    expect(first).not.toBeNull()
    await ask(session)
    expect(await lastSeen(session.secret)).toEqual(first)

    const earlier = new Date(Date.now() - MINUTE_MS)
    await db().session.update({ where: { secretHash: sha256(session.secret) }, data: { lastSeenAt: earlier } })
    await ask(session)
    expect(Number(await lastSeen(session.secret))).toBeGreaterThan(earlier.getTime())
  })

  it('that somebody is ending at this moment keeps no request waiting', async () => {
    const session = await aSession(await aContributor())
    await db().$transaction(async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM "Session" WHERE "secretHash" = ${sha256(session.secret)} FOR UPDATE`
      expect(await ask(session)).not.toBeNull()
    })
    expect(await lastSeen(session.secret)).toBeNull()
  })
})

describe('the list of sessions', () => {
  it('has what is open, the last seen first', async () => {
    const ana = await aContributor()
    const [old, current] = [await aSession(ana), await aSession(ana)]
    await aSession(await aContributor())
    await aSession(ana, new Date(0))
    await ask(current)
    const listed = await listSessions(db(), ana.id, new Date())
    expect(listed).toHaveLength(2)
    expect(listed[0]?.lastSeenAt).not.toBeNull()
    expect(JSON.stringify(listed)).not.toContain(sha256(old.secret))
  })

  it('loses the one that is ended, and its cookie opens nothing any more', async () => {
    const ana = await aContributor()
    const [phone, laptop] = [await aSession(ana), await aSession(ana)]
    const { id: sessionId } = await db().session.findUniqueOrThrow({ where: { secretHash: sha256(phone.secret) } })
    await endOneSession(db(), { contributorId: ana.id, sessionId }, new Date())
    expect(await ask(phone)).toBeNull()
    expect(await ask(laptop)).not.toBeNull()
    expect(await listSessions(db(), ana.id, new Date())).toHaveLength(1)
  })

  it('gives nobody another’s session to end', async () => {
    const [ana, bo] = [await aContributor(), await aContributor()]
    const session = await aSession(ana)
    const { id: sessionId } = await db().session.findFirstOrThrow({ where: { contributorId: ana.id } })
    const ending = endOneSession(db(), { contributorId: bo.id, sessionId }, new Date())
    await expect(ending).rejects.toMatchObject({ code: 'not_found' })
    expect(await ask(session)).not.toBeNull()
  })
})
