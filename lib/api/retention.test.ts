import { expect, it } from 'vitest'
import { forgetOld } from '#lib/api/retention'
import { run } from '#lib/api/run'
import { rememberBrowser } from '#lib/contributors/known-browsers'
import { takeTry } from '#lib/contributors/tries'
import { db } from '#lib/platform/db'
import { newId, sha256 } from '#lib/platform/ids'
import { testDatabase } from '#test/database'
import { aContributor } from '#test/factories'

testDatabase()

const DAY_MS = 86_400_000

it('forgets tries after a day, replies after seven, dead sessions after thirty, unused browsers after 180, and nothing else', async () => {
  const ana = await aContributor()
  const then = new Date()
  const later = (days: number) => new Date(then.getTime() + days * DAY_MS)
  await run(async () => ({ id: 'x' }), ana.id, {}, then, { key: newId() })
  const session = { contributorId: ana.id, createdAt: then, expiresAt: later(14) }
  await db().session.create({ data: { id: newId(), secretHash: sha256('a'), ...session } })
  await db().session.create({ data: { id: newId(), secretHash: sha256('b'), ...session, endedAt: then } })

  await rememberBrowser(db(), ana.id, null, then)
  await takeTry(db(), 'log-in', 'ana@example.test', { address: '192.0.2.1', browser: null }, then)

  const none = { keys: 0, sessions: 0, tries: 0, browsers: 0 }
  expect(await forgetOld(later(0.9))).toEqual(none)
  expect(await forgetOld(later(6.9))).toEqual({ ...none, tries: 3 })
  expect(await forgetOld(later(7.1))).toEqual({ ...none, keys: 1 })
  expect(await forgetOld(later(30.1))).toEqual({ ...none, sessions: 1 })
  expect(await forgetOld(later(44.1))).toEqual({ ...none, sessions: 1 })
  expect(await forgetOld(later(179.9))).toEqual(none)
  expect(await forgetOld(later(180.1))).toEqual({ ...none, browsers: 1 })
})
