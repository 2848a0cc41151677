import { beforeEach, describe, expect, it } from 'vitest'
import { run } from '#lib/api/run'
import { makeClaim } from '#lib/box/making'
import { MakeClaim } from '#lib/box/schema'
import { inviteContributor } from '#lib/contributors/commands'
import { getActor } from '#lib/contributors/queries'
import { changeDetails, changeRights } from '#lib/contributors/rights'
import { ChangeRights, InviteContributor } from '#lib/contributors/schema'
import { ContributorView, InvitationView } from '#lib/contributors/views'
import { mayAddImage } from '#lib/media/commands'
import type { Actor } from '#lib/permissions'
import { db } from '#lib/platform/db'
import { newId } from '#lib/platform/ids'
import { continueStory } from '#lib/stories/continue'
import { foldStory } from '#lib/stories/fold'
import { ContinueStory } from '#lib/stories/schema'
import type { StoryView } from '#lib/stories/views'
import { editUpdate, publishUpdate, submitUpdate } from '#lib/updates/commands'
import { testDatabase } from '#test/database'
import { aContributor, anUpdate, aStory } from '#test/factories'
import { aSweeper, goOut, makeDue, viewOf } from '#test/releases'

testDatabase()
const now = new Date()
const alone = { changesContributors: true }
let admin: Actor
let ana: Actor
let bo: Actor
let here: StoryView
let there: StoryView

beforeEach(async () => {
  admin = await aContributor('admin')
  ana = await aContributor('editor')
  bo = await aContributor('reporter', 'Bo')
  here = await aStory(ana, { headline: 'The harbour', topic: 'World' })
  there = await aStory(ana, { headline: 'The final', topic: 'Sport' })
})

async function give(rights: object, by = admin, baseVersion?: number) {
  const { version } = await db().contributor.findUniqueOrThrow({ where: { id: bo.id } })
  const input = ChangeRights.parse({ contributorId: bo.id, baseVersion: baseVersion ?? version, ...rights })
  return ContributorView.parse((await run(changeRights, by.id, input, now, alone)).view)
}
const only = (storyIds: string[], topics: string[] = []) => ({ coverage: { storyIds, topics } })
const refusal = { code: 'forbidden', message: expect.stringMatching(/^You do not cover this story/) }

describe('where somebody may write', () => {
  it('is everywhere, until an admin says where', async () => {
    await anUpdate(bo, there.id)
    const view = await give(only([here.id]))
    expect(view).toMatchObject({ coverage: { storyIds: [here.id], topics: [] }, version: 2 })
    await anUpdate(bo, here.id)
    await expect(anUpdate(bo, there.id)).rejects.toMatchObject(refusal)
    await give({ coverage: null })
    await anUpdate(bo, there.id)
  })

  it('may be a topic, with the stories that come to it later', async () => {
    await give(only([], ['sport']))
    await anUpdate(bo, there.id)
    await expect(anUpdate(bo, here.id)).rejects.toMatchObject(refusal)
    await anUpdate(bo, (await aStory(ana, { topic: 'Sport' })).id)
  })

  it('bounds editing, submitting, publishing, claims and images alike', async () => {
    const [draft, other] = [await anUpdate(bo, there.id), await anUpdate(bo, there.id)]
    await give({ ...only([here.id]), publishes: true })
    const about = ({ id, version }: typeof draft) => ({ updateId: id, baseVersion: version })
    const claim = MakeClaim.parse({ storyId: there.id, claimId: newId(), text: 'He acted alone' })
    const attempts = [
      () => run(editUpdate, bo.id, { ...about(draft), headline: 'Mine' }, now),
      () => run(submitUpdate, bo.id, about(draft), now),
      () => run(publishUpdate, bo.id, about(other), now),
      () => run(makeClaim, bo.id, claim, now),
      async () => mayAddImage(db(), await getActor(db(), bo.id), { storyId: there.id, imageId: newId() }),
    ]
    for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject(refusal)
  })

  it('binds no editor, and binds a reporter again who was one for a while', async () => {
    await give(only([here.id]))
    await db().contributor.update({ where: { id: bo.id }, data: { role: 'editor' } })
    await anUpdate(bo, there.id, { publish: true })
    await db().contributor.update({ where: { id: bo.id }, data: { role: 'reporter' } })
    await expect(anUpdate(bo, there.id)).rejects.toMatchObject(refusal)
  })

  it('goes with a story into the one that continues it, or that it is folded into', async () => {
    await give(only([here.id]))
    const newStoryId = newId()
    const next = ContinueStory.parse({ storyId: here.id, baseVersion: here.version, newStoryId, headline: 'Day two' })
    await run(continueStory, ana.id, next, now)
    await anUpdate(bo, newStoryId)
    const { version: baseVersion } = await db().story.findUniqueOrThrow({ where: { id: newStoryId } })
    await run(foldStory, ana.id, { storyId: newStoryId, baseVersion, intoId: there.id }, now)
    await anUpdate(bo, there.id)
    const entry = { subjectId: bo.id, action: 'contributor.coverage-carried', actorId: ana.id }
    expect(await db().auditEntry.count({ where: entry })).toBe(2)
    await expect(anUpdate(bo, (await aStory(ana)).id)).rejects.toMatchObject(refusal)
  })

  it('is decided on the row as it is when the command’s turn comes', async () => {
    for (let round = 0; round < 10; round += 1) {
      await give({ coverage: null })
      let isSaid = false
      const write = async () => {
        const startedAfter = isSaid
        await anUpdate(bo, there.id)
        return startedAfter
      }
      const both = [write(), write(), give(only([here.id])).then(() => (isSaid = true)), write()]
      await Promise.allSettled(both)
      await expect(write()).rejects.toMatchObject(refusal)
    }
  })

  it('is nothing that is not there, and never nothing at all', async () => {
    await expect(give(only([newId()]))).rejects.toMatchObject({ code: 'invalid' })
    await expect(give(only([], ['no-such-topic']))).rejects.toMatchObject({ code: 'invalid' })
    expect(ChangeRights.safeParse({ contributorId: bo.id, baseVersion: 1, ...only([]) }).success).toBe(false)
  })
})

describe('the right to publish without review', () => {
  it('lets a reporter publish what they wrote, wherever they cover', async () => {
    await give({ publishes: true })
    await expect(anUpdate(bo, here.id, { publish: true })).resolves.toMatchObject({ state: 'published' })
    const theirs = await anUpdate(ana, here.id)
    const publishing = run(publishUpdate, bo.id, { updateId: theirs.id, baseVersion: theirs.version }, now)
    await expect(publishing).rejects.toMatchObject({ code: 'forbidden' })
  })

  it.each([
    ['the right is taken', { publishes: false }],
    ['the story is not covered any more', { coverage: { storyIds: [], topics: ['sport'] } }],
  ])('is asked again when its time comes: %s', async (_what, rights) => {
    await give({ publishes: true })
    const update = await goOut(bo, here.id)
    await makeDue(update)
    await give(rights)
    await aSweeper().sweep()
    expect(await viewOf(update)).toMatchObject({
      state: 'submitted',
      refusal: { words: 'Bo may not publish here any more.' },
    })
  })
})

describe('rights', () => {
  it('are an admin’s to give, to others, at the version they saw; and stand in the audit', async () => {
    await expect(give({ publishes: true }, ana)).rejects.toMatchObject({ code: 'forbidden' })
    const own = { contributorId: admin.id, baseVersion: 1, publishes: true }
    await expect(run(changeRights, admin.id, own, now, alone)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(give({ publishes: true }, admin, 7)).rejects.toMatchObject({ code: 'conflict' })
    await give({ ...only([here.id], ['sport']), publishes: true })
    const [entry] = await db().auditEntry.findMany({ where: { subjectId: bo.id } })
    expect(entry).toMatchObject({
      action: 'contributor.rights-changed',
      actorId: admin.id,
      detail: { covered: 'everything', covers: `${here.id} sport`, published: false, publishes: true },
    })
  })

  it('may be given with the invitation', async () => {
    const person = { contributorId: newId(), email: `${newId()}@example.test`, name: 'Mara Voss', role: 'reporter' }
    const input = InviteContributor.parse({ ...person, ...only([], ['sport']), publishes: true })
    const { view } = await run(inviteContributor, admin.id, input, now, alone)
    expect(InvitationView.parse(view).contributor).toMatchObject({
      coverage: { storyIds: [], topics: ['sport'] },
      publishes: true,
      linkUntil: expect.any(String),
    })
    const wrong = InviteContributor.parse({
      ...person,
      contributorId: newId(),
      email: `${newId()}@example.test`,
      ...only([newId()]),
    })
    await expect(run(inviteContributor, admin.id, wrong, now, alone)).rejects.toMatchObject({ code: 'invalid' })
  })
})

describe('time zone and language', () => {
  it('are changed by an admin, and go back to the site’s', async () => {
    const change = (baseVersion: number, fields: object, by = admin) =>
      run(changeDetails, by.id, { contributorId: bo.id, baseVersion, ...fields }, now, alone)
    const { view } = await change(1, { timeZone: 'Europe/Istanbul', language: 'tr' })
    expect(view).toMatchObject({ timeZone: 'Europe/Istanbul', language: 'tr', version: 2 })
    expect((await change(2, { timeZone: null })).view).toMatchObject({ timeZone: null, language: 'tr' })
    await expect(change(3, { timeZone: null }, ana)).rejects.toMatchObject({ code: 'forbidden' })
  })
})
