import { beforeAll, describe, expect, it } from 'vitest'
import { run } from '#lib/api/run'
import { inviteContributor } from '#lib/contributors/commands'
import { InviteContributor } from '#lib/contributors/schema'
import { structuredStory } from '#lib/feeds/structured-data'
import type { Actor } from '#lib/permissions'
import { db } from '#lib/platform/db'
import { newId } from '#lib/platform/ids'
import { changeSite } from '#lib/site/commands'
import { ChangeSite } from '#lib/site/schema'
import { getStoryForReader } from '#lib/stories/reader'
import { createUpdate } from '#lib/updates/commands'
import { CreateUpdate } from '#lib/updates/schema'
import { testDatabase } from '#test/database'
import { aContributor, aStory } from '#test/factories'
import { DEAD } from '#test/second-eyes'

testDatabase()
const now = new Date()
let selin: Actor
let ana: Actor
beforeAll(async () => {
  selin = await aContributor('admin', 'Selin')
  ana = await aContributor('editor', 'Ana')
})

const site = () => db().site.findUniqueOrThrow({ where: { id: 1 } })
const change = async (fields: object, by = selin) => {
  const { settingsVersion: baseVersion } = await site()
  return run(changeSite, by.id, ChangeSite.parse({ baseVersion, ...fields }), now)
}
const logged = () => db().auditEntry.findMany({ where: { action: 'site.changed' }, orderBy: { id: 'asc' } })

describe('settings of the site', () => {
  it('are changed by an admin, and each is written down with what it was', async () => {
    const { name } = await site()
    await change({ name: 'The Meridian', policies: { ethics: '/ethics' }, languages: ['tr', 'ar', 'tr'] })
    const entries = await logged()
    expect(entries.map(({ detail }) => detail)).toEqual([
      { setting: 'name', from: name, to: 'The Meridian' },
      { setting: 'languages', from: 'none', to: 'tr, ar' },
      { setting: 'policies.ethics', from: null, to: '/ethics' },
    ])
    expect(new Set(entries.map(({ actorId }) => actorId))).toEqual(new Set([selin.id]))
    await change({ policies: {} })
    expect((await logged()).at(-1)?.detail).toEqual({ setting: 'policies.ethics', from: '/ethics', to: null })
  })

  it('are nobody else’s, and never overwritten unseen', async () => {
    await expect(change({ name: 'Mine' }, ana)).rejects.toMatchObject({ code: 'forbidden' })
    const old = ChangeSite.parse({ baseVersion: 1, name: 'Mine' })
    await expect(run(changeSite, selin.id, old, now)).rejects.toMatchObject({
      code: 'conflict',
      details: { current: { name: 'The Meridian' } },
    })
  })

  it('have every page printed again where readers see them, and no page where they do not', async () => {
    const before = await site()
    await change({ policies: { ethics: 'https://example.org/ethics' } })
    const seen = await site()
    expect(seen.revision).toBe(before.revision + 1)
    expect(seen.mastheadRevision).toBe(seen.revision)
    await change({ timeZone: 'Europe/Paris', goingOutSeconds: 20 })
    await change({})
    expect(await site()).toMatchObject({ revision: seen.revision, settingsVersion: seen.settingsVersion + 1 })
  })

  it('reach readers and search engines', async () => {
    await change({ policies: { ethics: '/ethics', privacy: 'https://example.org/privacy' } })
    const { slug } = await aStory(ana, { headline: 'For readers' })
    const story = await getStoryForReader(slug)
    if (!story) throw new Error('not there')
    expect(story.site.policies).toEqual({ ethics: '/ethics', privacy: 'https://example.org/privacy' })
    const { publisher } = JSON.parse(structuredStory(story, `/live/${slug}`, 'https://news.example'))
    expect(publisher).toEqual({
      '@type': 'NewsMediaOrganization',
      name: 'The Meridian',
      url: 'https://news.example/',
      ethicsPolicy: 'https://news.example/ethics',
    })
  })

  it('are what new contributors begin with', async () => {
    const contributorId = newId()
    const invited = InviteContributor.parse({ contributorId, email: 'new@example.test', name: 'New', role: 'reporter' })
    await run(inviteContributor, selin.id, invited, now, { changesContributors: true })
    expect((await db().contributor.findUniqueOrThrow({ where: { id: contributorId } })).goingOutSeconds).toBe(20)
  })

  it('say of which statements two people must be sure', async () => {
    const { id: storyId } = await aStory(ana)
    const file = () =>
      run(createUpdate, ana.id, CreateUpdate.parse({ storyId, updateId: newId(), ...DEAD, publish: true }), now)
    await expect(file()).rejects.toMatchObject({ code: 'second_eyes' })
    await change({ secondEyesFor: ['arrested'] })
    await expect(file()).resolves.toMatchObject({ view: { state: 'published' } })
    await change({ secondEyesFor: ['dead'] })
    await expect(file()).rejects.toMatchObject({ code: 'second_eyes' })
  })

  it.each([['javascript:alert(1)'], ['//evil.example'], ['/\\evil.example'], ['https://a b'], ['"><script>']])(
    'hold no address like %s',
    (ethics) => expect(ChangeSite.safeParse({ baseVersion: 1, policies: { ethics } }).success).toBe(false),
  )
})
