import { expect, it } from 'vitest'
import { run } from '#lib/api/run'
import { disableContributor } from '#lib/contributors/commands'
import { issueToken } from '#lib/contributors/tokens'
import { db } from '#lib/platform/db'
import { newId, sha256 } from '#lib/platform/ids'
import { testDatabase } from '#test/database'
import { aContributor } from '#test/factories'

testDatabase()
const now = new Date()
const emailOf = async ({ id }: { id: string }) => (await db().contributor.findUniqueOrThrow({ where: { id } })).email
const issueTo = (email: string) =>
  issueToken(db(), { email, name: 'the wire', rights: ['read', 'file'], days: null }, now)

it('a token is shown once: only its hash is stored, and the audit knows that it was made', async () => {
  const ana = await aContributor()
  const { token, owner } = await issueTo(` ${(await emailOf(ana)).toUpperCase()} `)
  expect(owner).toBe(ana.name)
  const row = await db().apiToken.findUniqueOrThrow({ where: { secretHash: sha256(token) } })
  expect(row).toMatchObject({ contributorId: ana.id, name: 'the wire', rights: ['read', 'file'], expiresAt: null })
  const entry = await db().auditEntry.findFirstOrThrow({ where: { subjectId: row.id } })
  expect(entry).toMatchObject({
    action: 'token.issued',
    actorId: null,
    detail: { contributorId: ana.id, rights: 'read, file' },
  })
  expect(JSON.stringify([row, entry])).not.toContain(token)
})

it('nobody gets one without an account that works', async () => {
  const [admin, bo] = [await aContributor('admin'), await aContributor()]
  const disable = { contributorId: bo.id, baseVersion: 1 }
  await run(disableContributor, admin.id, disable, now, { changesContributors: true })
  const email = `${newId()}@example.test`
  await db().contributor.create({ data: { id: newId(), email, name: 'Not yet', role: 'editor', invitedAt: now } })
  await expect(issueTo('nobody@example.test')).rejects.toMatchObject({ code: 'not_found' })
  await expect(issueTo(await emailOf(bo))).rejects.toThrow('is disabled')
  await expect(issueTo(email)).rejects.toThrow('has not accepted')
})
