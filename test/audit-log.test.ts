import { beforeAll, expect, it } from 'vitest'
import { auditCsv } from '#lib/audit/csv'
import { exportAudit, listAudit } from '#lib/audit/queries'
import type { Actor } from '#lib/permissions'
import { audit } from '#lib/platform/audit'
import { db } from '#lib/platform/db'
import type { StoryView } from '#lib/stories/views'
import { testDatabase } from '#test/database'
import { aContributor, anUpdate, aStory } from '#test/factories'

testDatabase()
let selin: Actor
let ana: Actor
let story: StoryView
beforeAll(async () => {
  selin = await aContributor('admin', 'Selin')
  ana = await aContributor('editor', '=HYPERLINK("http://evil.example")')
  story = await aStory(ana, { headline: 'Mine' })
  await anUpdate(ana, story.id)
})

it('is read in words by admins alone, and by person, action, story and day', async () => {
  const { entries } = await listAudit(db(), selin, {})
  expect(entries[0]).toMatchObject({ words: 'drafted an update', story: { headline: 'Mine' }, who: { id: ana.id } })
  const count = async (filter: object) => (await listAudit(db(), selin, filter)).entries.length
  expect(await count({ actorId: selin.id })).toBe(0)
  expect(await count({ action: 'update.drafted', storyId: story.id })).toBe(1)
  expect(await count({ day: '2001-01-01' })).toBe(0)
  await expect(listAudit(db(), ana, {})).rejects.toMatchObject({ code: 'forbidden' })
})

it('has a day that begins and ends by the newsroom’s clock', async () => {
  await db().site.update({ where: { id: 1 }, data: { timeZone: 'Asia/Tokyo' } })
  const now = new Date('2020-01-01T16:00:00Z')
  await audit(db(), { actor: selin, action: 'site.changed', subjectType: 'site', subjectId: story.id, now })
  const on = async (day: string) => (await listAudit(db(), selin, { day })).entries.length
  expect([await on('2020-01-01'), await on('2020-01-02')]).toEqual([0, 1])
})

it('is a file in which no name is a formula', async () => {
  const csv = auditCsv(await exportAudit(db(), selin, {}))
  expect(csv).toContain(`"'=HYPERLINK(""http://evil.example"")"`)
  expect(csv.split('\r\n')[0]).toContain('"Time (UTC)","Who"')
})
