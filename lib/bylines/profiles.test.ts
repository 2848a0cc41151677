import { beforeAll, describe, expect, it } from 'vitest'
import { run } from '#lib/api/run'
import { beginPortrait, finishPortrait, forgetPortrait, listLostPortraits } from '#lib/bylines/portraits'
import { editProfile } from '#lib/bylines/profiles'
import { findBylineSlug, getBylinePageForReader, hasBylinePage, isPortraitShown } from '#lib/bylines/reader'
import { EditProfile } from '#lib/bylines/schema'
import { ProfileView } from '#lib/bylines/views'
import { withholdByline } from '#lib/bylines/withholding'
import type { Actor } from '#lib/permissions'
import { db } from '#lib/platform/db'
import { newId } from '#lib/platform/ids'
import { amendUpdate } from '#lib/updates/amending'
import { retractUpdate } from '#lib/updates/standing'
import { testDatabase } from '#test/database'
import { aContributor, anUpdate, aStory } from '#test/factories'
import { ofUpdate, perform } from '#test/planted'

testDatabase()
let admin: Actor
beforeAll(async () => {
  admin = await aContributor('admin', 'Ada')
})

const slugOf = async ({ id }: Actor) => (await db().profile.findUniqueOrThrow({ where: { contributorId: id } })).slug
async function edit(of: Actor, fields: object, by: Actor = of): Promise<ProfileView> {
  const { version: baseVersion } = await db().profile.findUniqueOrThrow({ where: { contributorId: of.id } })
  const input = EditProfile.parse({ contributorId: of.id, baseVersion, ...fields })
  return ProfileView.parse((await run(editProfile, by.id, input, new Date())).view)
}

describe('a profile', () => {
  it('comes with the account, at an address of its own made of the name', async () => {
    const people = ['Şule Işık', 'Şule Işık', '王', 'Bo O’Neill'].map((name) => () => aContributor('reporter', name))
    const slugs = []
    for (const make of people) slugs.push(await slugOf(await make()))
    expect(slugs).toEqual(['sule-isik', 'sule-isik-2', 'contributor', 'bo-oneill'])
  })

  it('names new texts, and leaves those that are published as they were', async () => {
    const ana = await aContributor('editor', 'Ana Account')
    const story = await aStory(ana)
    const first = await anUpdate(ana, story.id, { publish: true })
    await edit(ana, { name: 'Ana Byline', bio: 'Ana writes.\n\nOften.' })
    const second = await anUpdate(ana, story.id, { publish: true })
    const named = await anUpdate(ana, story.id, { bylines: [{ contributorId: ana.id, name: 'Typed' }], publish: true })
    expect([first, second, named].map(({ bylines }) => bylines[0]?.name)).toEqual([
      'Ana Account',
      'Ana Byline',
      'Ana Byline',
    ])
    const page = await getBylinePageForReader('ana-account')
    expect(page).toMatchObject({ name: 'Ana Byline', bio: ['Ana writes.', 'Often.'] })
  })

  it('is changed by an admin or its owner, its address by an admin alone; earlier ones lead there for ever', async () => {
    const [bo, cem] = [await aContributor('reporter', 'Bo Lind'), await aContributor('reporter', 'Cem Ak')]
    await expect(edit(bo, { bio: 'x' }, cem)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(edit(bo, { slug: 'bo' })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(edit(bo, { slug: 'cem-ak' }, admin)).rejects.toMatchObject({ code: 'conflict' })
    await edit(bo, { slug: 'bo' }, admin)
    expect([await findBylineSlug('bo-lind'), await findBylineSlug('bo')]).toEqual(['bo', 'bo'])
    await expect(edit(cem, { slug: 'bo-lind' }, admin)).rejects.toMatchObject({ code: 'conflict' })
    expect((await edit(bo, { slug: 'bo-lind' }, admin)).slug).toBe('bo-lind')
  })

  it('has a page once something was published with it, which counts what was wrong', async () => {
    const dee = await aContributor('editor', 'Dee')
    const story = await aStory(dee)
    await anUpdate(dee, story.id)
    expect([await hasBylinePage('dee'), await getBylinePageForReader('dee')]).toEqual([false, null])
    const made = []
    for (let more = 0; more < 5; more += 1)
      made.push(await anUpdate(dee, story.id, { text: `Word ${more}`, publish: true }))
    const [wrong, gone] = made
    const { reason: _, ...base } = await ofUpdate(wrong?.id ?? '')
    await perform(amendUpdate('correction'), { ...base, text: 'Right', note: 'It was wrong.' }, dee)
    await perform(retractUpdate, await ofUpdate(gone?.id ?? ''), dee)
    await db().contributor.update({ where: { id: dee.id }, data: { disabledAt: new Date(), disabledById: admin.id } })
    const page = await getBylinePageForReader('dee')
    expect(page?.counts).toMatchObject({ updates: 5, stories: 1, corrections: 1, retractions: 1 })
    expect(page?.stories.map(({ slug, updates, more }) => [slug, updates.length, more])).toEqual([[story.slug, 3, 2]])
  })
})

describe('a portrait', () => {
  const made = { width: 900, height: 1200, bytes: 9 }
  async function bring(of: Actor) {
    const portraitId = newId()
    const arrived = { contributorId: of.id, portraitId, hash: 'h' }
    expect((await run(beginPortrait, of.id, arrived, new Date())).view).toBe(false)
    await run(
      (tx, actor, input: typeof arrived, now) => finishPortrait(tx, actor, input, made, now),
      of.id,
      arrived,
      new Date(),
    )
    return portraitId
  }

  it('is seen by readers while its owner has a page; a replaced or withheld one is not, and is swept', async () => {
    const eve = await aContributor('editor', 'Eve')
    const first = await bring(eve)
    expect(await isPortraitShown(first)).toBe(false)
    await anUpdate(eve, (await aStory(eve)).id, { publish: true })
    expect(await isPortraitShown(first)).toBe(true)
    const second = await bring(eve)
    expect([await isPortraitShown(first), await isPortraitShown(second)]).toEqual([false, true])
    const later = new Date(Date.now() + 60_000)
    expect(await listLostPortraits(db(), later)).toEqual([{ id: first }])
    await forgetPortrait(db(), second, later)
    await forgetPortrait(db(), first, later)
    expect(await listLostPortraits(db(), later)).toEqual([])
    const { version } = await db().profile.findUniqueOrThrow({ where: { contributorId: eve.id } })
    const danger = { contributorId: eve.id, baseVersion: version, reason: 'Danger' }
    await run(withholdByline, eve.id, danger, new Date())
    expect(await isPortraitShown(second)).toBe(false)
  })
})
