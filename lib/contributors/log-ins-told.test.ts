import { beforeAll, expect, test } from 'vitest'
import { logIn } from '#lib/contributors/log-in'
import { logOut } from '#lib/contributors/log-ins-told'
import { hashPassword } from '#lib/contributors/passwords'
import type { Actor } from '#lib/permissions'
import { db } from '#lib/platform/db'
import { testDatabase } from '#test/database'
import { aContributor } from '#test/factories'

testDatabase()
const PASSWORD = 'a long night at the desk'
let ana: Actor
let email: string
beforeAll(async () => {
  ana = await aContributor('editor', 'Ana')
  const data = { passwordHash: await hashPassword(PASSWORD) }
  email = (await db().contributor.update({ where: { id: ana.id }, data })).email
})

const from = (address: string) => ({ address, browser: null })
const entries = (action: string) => db().auditEntry.findMany({ where: { subjectId: ana.id, action } })

test('signing in and out is told, with the address', async () => {
  const now = new Date()
  const result = await logIn({ email, password: PASSWORD }, from('192.0.2.7'), now)
  if (!result.loggedIn) throw new Error('not signed in')
  await logOut(db(), result.sessionSecret, '192.0.2.8', now)
  await logOut(db(), result.sessionSecret, '192.0.2.8', now)
  expect(await entries('session.opened')).toMatchObject([{ actorId: ana.id, address: '192.0.2.7' }])
  expect(await entries('session.ended')).toMatchObject([{ actorId: ana.id, address: '192.0.2.8' }])
})

test('a guesser is told of once a minute for each address, and nobody is named for an unknown account', async () => {
  const at = (seconds: number) => new Date(Date.parse('2026-11-30T20:00:00Z') + seconds * 1000)
  const guess = (seconds: number, address: string) => logIn({ email, password: 'wrong' }, from(address), at(seconds))
  const told = (count: number) => expect.poll(async () => (await entries('session.refused')).length).toBe(count)
  await guess(0, '192.0.2.9')
  await told(1)
  await guess(1, '192.0.2.9')
  await guess(2, '192.0.2.10')
  await told(2)
  await guess(70, '192.0.2.9')
  await told(3)
  await logIn({ email: 'nobody@example.test', password: 'wrong' }, from('192.0.2.9'), at(71))
  const all = await db().auditEntry.findMany({ where: { action: 'session.refused' }, orderBy: { at: 'asc' } })
  expect(all.map(({ actorId, address }) => [actorId, address])).toEqual([
    [null, '192.0.2.9'],
    [null, '192.0.2.10'],
    [null, '192.0.2.9'],
  ])
})
