import { describe, expect, it } from 'vitest'
import { run } from '#lib/api/run'
import { expireLine, putUpLine, takeDownLine } from '#lib/front/breaking'
import { arrangeFront } from '#lib/front/commands'
import { getBreaking } from '#lib/front/queries'
import { PutUpLine } from '#lib/front/schema'
import { FrontView } from '#lib/front/views'
import { db } from '#lib/platform/db'
import { getFrontForReader, getSiteForReader, getStoryForReader, getTopicForReader } from '#lib/stories/reader'
import { testDatabase } from '#test/database'
import { aContributor, aDraftStory, anUpdate, aStory } from '#test/factories'

testDatabase()
const MINUTE_MS = 60_000
const now = () => new Date()

async function arrange(by: { id: string }, baseVersion: number, placed: string[], hidden: string[] = []) {
  return FrontView.parse((await run(arrangeFront, by.id, { baseVersion, placed, hidden }, now())).view)
}
const idsOnFront = async () => (await getFrontForReader()).stories.map(({ id }) => id)
const versionNow = async () => (await db().frontArrangement.count()) ?? 0

describe('the front', () => {
  it('shows what is placed first, then by time; what is hidden is on its topic alone', async () => {
    const ana = await aContributor()
    const [a, b, c, d] = [
      await aStory(ana, { topic: 'Front' }),
      await aStory(ana, { topic: 'Front' }),
      await aStory(ana, { topic: 'Front' }),
      await aStory(ana, { topic: 'Front' }),
    ]
    expect(await idsOnFront()).toEqual([d.id, c.id, b.id, a.id])
    const view = await arrange(ana, await versionNow(), [b.id, a.id], [d.id])
    expect(await idsOnFront()).toEqual([b.id, a.id, c.id])
    expect(view).toMatchObject({ placed: [{ id: b.id }, { id: a.id }], others: [{ id: c.id }], hidden: [{ id: d.id }] })
    expect((await getTopicForReader('front'))?.stories.map(({ id }) => id)).toEqual([d.id, c.id, b.id, a.id])
    await anUpdate(ana, c.id, { publish: true })
    expect(await idsOnFront()).toEqual([b.id, a.id, c.id])
    await arrange(ana, view.version, [])
    expect(await idsOnFront()).toEqual([c.id, d.id, b.id, a.id])
  })

  it('raises the site’s number once, and that of the stories that came or went', async () => {
    const ana = await aContributor()
    const [a, b] = [await aStory(ana), await aStory(ana)]
    const before = await db().site.findUniqueOrThrow({ where: { id: 1 } })
    await arrange(ana, await versionNow(), [a.id])
    const site = await db().site.findUniqueOrThrow({ where: { id: 1 } })
    expect(site).toMatchObject({ revision: before.revision + 1, frontRevision: before.revision + 1 })
    const rows = await db().story.findMany({ where: { siteRevision: site.revision } })
    expect(rows.map(({ id }) => id)).toEqual([a.id])
    expect((await getStoryForReader(b.slug))?.siteRevision).toBeLessThan(site.revision)
    expect(await db().auditEntry.count({ where: { action: 'front.arranged' } })).toBeGreaterThan(0)
  })

  it('is not arranged by reporters, with drafts, with one story twice, or over a colleague’s order', async () => {
    const ana = await aContributor()
    const [a, draft] = [await aStory(ana), await aDraftStory(ana)]
    const version = await versionNow()
    await expect(arrange(await aContributor('reporter'), version, [a.id])).rejects.toMatchObject({ code: 'forbidden' })
    await expect(arrange(ana, version, [draft.id])).rejects.toMatchObject({ code: 'invalid' })
    await expect(arrange(ana, version, [a.id], [a.id])).rejects.toMatchObject({ code: 'invalid' })
    await arrange(ana, version, [a.id])
    await expect(arrange(ana, version, [])).rejects.toMatchObject({
      code: 'conflict',
      details: { current: { version: version + 1, placed: [{ id: a.id }] } },
    })
  })

  it('of two who arrange it at once one succeeds', async () => {
    const ana = await aContributor()
    const [a, version] = [await aStory(ana), await versionNow()]
    const tries = await Promise.allSettled([arrange(ana, version, [a.id]), arrange(ana, version, [])])
    expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })
})

async function putUp(by: { id: string }, words: string, fields: object = {}) {
  const expiresAt = new Date(Date.now() + MINUTE_MS).toISOString()
  const { version } = await getBreaking(db())
  const input = PutUpLine.parse({ baseVersion: version, words, expiresAt, ...fields })
  await run(putUpLine, by.id, input, now())
  return getBreaking(db())
}

describe('the breaking line', () => {
  it('stands on every page, is replaced, and is taken down', async () => {
    const ana = await aContributor('editor', 'Ana')
    const story = await aStory(ana)
    const first = await putUp(ana, 'Shots at a gallery', { href: `/live/${story.slug}` })
    expect(first.line).toMatchObject({ words: 'Shots at a gallery', putUpBy: 'Ana' })
    const page = await getStoryForReader(story.slug)
    expect(page?.site.breaking).toMatchObject({ words: 'Shots at a gallery', href: `/live/${story.slug}` })
    expect(page?.revision).toBe(story.revision)
    await putUp(ana, 'The minister speaks')
    expect((await getSiteForReader()).site.breaking?.words).toBe('The minister speaks')
    const { version } = await getBreaking(db())
    await run(takeDownLine, ana.id, { baseVersion: version }, now())
    const { site, revision } = await getSiteForReader()
    expect(site).toMatchObject({ breaking: null, mastheadRevision: revision })
    expect(await db().breakingLine.count({ where: { takenDownAt: null } })).toBe(0)
  })

  it('is refused to reporters, when stale, over already, for more than a day, or longer than 90 characters', async () => {
    const ana = await aContributor()
    const far = new Date(Date.now() + 25 * 60 * MINUTE_MS).toISOString()
    const past = new Date(Date.now() - MINUTE_MS).toISOString()
    await expect(putUp(await aContributor('reporter'), 'x')).rejects.toMatchObject({ code: 'forbidden' })
    await expect(putUp(ana, 'x', { baseVersion: 999 })).rejects.toMatchObject({ code: 'conflict' })
    await expect(putUp(ana, 'x', { expiresAt: past })).rejects.toMatchObject({ code: 'invalid' })
    await expect(putUp(ana, 'x', { expiresAt: far })).rejects.toMatchObject({ code: 'invalid' })
    const { version: baseVersion } = await getBreaking(db())
    await expect(run(takeDownLine, ana.id, { baseVersion }, now())).rejects.toMatchObject({ code: 'gone' })
    const line = { baseVersion: 0, expiresAt: far }
    expect(PutUpLine.safeParse({ ...line, words: 'x'.repeat(91) }).success).toBe(false)
    expect(PutUpLine.safeParse({ ...line, words: '🌊'.repeat(90) }).success).toBe(true)
  })

  it.each(['javascript:alert(1)', '//elsewhere.example', '/\\elsewhere', 'live/x', 'https://a b'])(
    'does not lead to %s',
    (href) => {
      const given = { baseVersion: 0, words: 'x', expiresAt: new Date().toISOString(), href }
      expect(PutUpLine.safeParse(given).success).toBe(false)
    },
  )

  it('is taken away once its time is over, by one of several who try', async () => {
    const ana = await aContributor()
    await putUp(ana, 'Soon over')
    expect(await db().$transaction(expireLine)).toBe(false)
    await db()
      .$executeRaw`UPDATE "BreakingLine" SET "putUpAt" = now() - interval '2 h', "expiresAt" = now() - interval '1 s'
      WHERE "takenDownAt" IS NULL`
    const before = (await getSiteForReader()).revision
    const tries = await Promise.all(Array.from({ length: 4 }, () => db().$transaction(expireLine)))
    expect(tries.filter(Boolean)).toHaveLength(1)
    const { site, revision } = await getSiteForReader()
    expect([site.breaking, revision]).toEqual([null, before + 1])
    const entry = await db().auditEntry.findFirst({ where: { action: 'breaking.expired' } })
    expect(entry).toMatchObject({ actorId: null })
  })
})
