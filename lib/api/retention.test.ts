import { expect, it } from 'vitest'
import { forgetOld } from '#lib/api/retention'
import { run } from '#lib/api/run'
import { db } from '#lib/platform/db'
import { newId, sha256 } from '#lib/platform/ids'
import { testDatabase } from '#test/database'
import { aContributor } from '#test/factories'

testDatabase()

const DAY_MS = 86_400_000

it('forgets replies after seven days and dead sessions after thirty, and nothing else', async () => {
  const ana = await aContributor()
  const then = new Date()
  const later = (days: number) => new Date(then.getTime() + days * DAY_MS)
  await run(async () => ({ id: 'x' }), ana.id, {}, then, { key: newId() })
  const session = { contributorId: ana.id, createdAt: then, expiresAt: later(14) }
  await db().session.create({ data: { id: newId(), secretHash: sha256('a'), ...session } })
  await db().session.create({ data: { id: newId(), secretHash: sha256('b'), ...session, endedAt: then } })

  expect(await forgetOld(later(6.9))).toEqual({ keys: 0, sessions: 0 })
  expect(await forgetOld(later(7.1))).toEqual({ keys: 1, sessions: 0 })
  expect(await forgetOld(later(30.1))).toEqual({ keys: 0, sessions: 1 })
  expect(await forgetOld(later(44.1))).toEqual({ keys: 0, sessions: 1 })
})
