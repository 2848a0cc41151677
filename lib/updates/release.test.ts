import { beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { inTransaction, run } from '#lib/api/run'
import { changeRole, disableContributor } from '#lib/contributors/commands'
import { changeMe } from '#lib/contributors/me'
import type { Actor } from '#lib/permissions'
import { db } from '#lib/platform/db'
import { endStory } from '#lib/stories/commands'
import { givePublishing, takePublishing } from '#lib/stories/publishers'
import { listDue } from '#lib/updates/queries'
import { releaseUpdate } from '#lib/updates/release'
import { listReview } from '#lib/updates/review'
import { createSweeper } from '#lib/updates/sweeper'
import type { UpdateView } from '#lib/updates/views'
import { testDatabase } from '#test/database'
import { aContributor, anUpdate, aStory } from '#test/factories'
import { aSweeper, goOut, halfDone, makeDue, publications, theDue, viewOf } from '#test/releases'

testDatabase()
const now = new Date()

let admin: Actor
beforeAll(async () => {
  admin = await aContributor('admin', 'Selin')
})

async function aNewsroom(role: Actor['role'] = 'editor') {
  const ana = await aContributor('editor', 'Ana')
  const bo = await aContributor(role, 'Bo')
  const story = await aStory(ana)
  return { ana, bo, story }
}

describe('what is published from the desk', () => {
  it('waits its publisher’s seconds, taking no number, and is then published once as them', async () => {
    const { bo, story } = await aNewsroom()
    const update = await goOut(bo, story.id)
    expect(update).toMatchObject({ state: 'goingOut', ordinal: null, publishBy: { name: 'Bo' } })
    expect(update.goesOutInMs).toBeGreaterThan(4_000)
    expect(update.goesOutInMs).toBeLessThanOrEqual(5_000)
    expect((await db().story.findUniqueOrThrow({ where: { id: story.id } })).revision).toBe(story.revision)
    expect(await listDue()).toEqual([])
    await makeDue(update)
    await aSweeper().sweep()
    expect(await viewOf(update)).toMatchObject({ state: 'published', ordinal: 1, storyRevision: story.revision + 1 })
    const event = await db().storyEvent.findFirstOrThrow({ where: { itemId: update.id } })
    expect(event.actorId).toBe(bo.id)
    await aSweeper().sweep()
    expect(await publications(update)).toBe(1)
  })

  it('waits as long as its publisher chose, and not at all at 0 or without the wish', async () => {
    const { bo, story } = await aNewsroom()
    const set = (goingOutSeconds: number) =>
      run(changeMe, bo.id, { goingOutSeconds }, now, { changesContributors: true })
    await set(30)
    expect((await goOut(bo, story.id)).goesOutInMs).toBeGreaterThan(25_000)
    await set(0)
    expect((await goOut(bo, story.id)).state).toBe('published')
    await set(5)
    expect((await anUpdate(bo, story.id, { publish: true })).state).toBe('published')
  })

  it('is released within half a second of its time, by the database’s own clock', async () => {
    const { bo, story } = await aNewsroom()
    await run(changeMe, bo.id, { goingOutSeconds: 1 }, now, { changesContributors: true })
    const sweeper = createSweeper()
    onTestFinished(() => sweeper.stop())
    const update = await goOut(bo, story.id)
    await vi.waitFor(async () => expect((await viewOf(update)).state).toBe('published'), { timeout: 20_000 })
    const { publishedAt } = await viewOf(update)
    // Its own time, not that of the sweep's beginning: never before, and before the half second is over.
    expect([publishedAt ?? '', addMs(update.publishAt, 500)].toSorted()[0]).toBe(publishedAt)
    expect([update.publishAt ?? '', publishedAt ?? ''].toSorted()[0]).toBe(update.publishAt)
  })

  it('of many at once goes out in the order of its times, each once, whatever number of processes sweep', async () => {
    const { ana, bo } = await aNewsroom()
    const stories = [await aStory(ana), await aStory(ana), await aStory(ana)]
    const updates: UpdateView[] = []
    for (let place = 0; place < 18; place += 1) updates.push(await goOut(bo, stories[place % 3]?.id ?? ''))
    for (const update of updates) await makeDue(update)
    const sweepers = [aSweeper(), aSweeper(), aSweeper()]
    await vi.waitFor(async () => {
      await Promise.all(sweepers.map(({ sweep }) => sweep()))
      expect(await listDue()).toEqual([])
    }, 20_000)
    for (const story of stories) {
      const mine = updates.filter(({ storyId }) => storyId === story.id)
      const rows = await db().liveUpdate.findMany({ where: { storyId: story.id }, orderBy: { ordinal: 'asc' } })
      expect(rows.map(({ id }) => id)).toEqual(mine.map(({ id }) => id))
      const events = await db().storyEvent.findMany({ where: { storyId: story.id }, orderBy: { revision: 'asc' } })
      expect(events.map(({ revision }) => revision)).toEqual([1, 2, 3, 4, 5, 6, 7])
    }
  })

  it('is released by the next process where the first was killed in the middle of it', async () => {
    const { bo, story } = await aNewsroom()
    const update = await goOut(bo, story.id)
    await makeDue(update)
    const due = await theDue(update)
    const killed = inTransaction(async (tx) => {
      await releaseUpdate(tx, due)
      throw new Error('The power is gone')
    })
    await expect(killed).rejects.toThrow('The power is gone')
    expect((await viewOf(update)).state).toBe('goingOut')
    await aSweeper().sweep()
    expect((await viewOf(update)).state).toBe('published')
    expect(await publications(update)).toBe(1)
  })
})

const addMs = (iso: string | null | undefined, ms: number) => new Date(new Date(iso ?? '').getTime() + ms).toISOString()

describe('authorised again when its time has come', () => {
  type Newsroom = Awaited<ReturnType<typeof aNewsroom>>
  const alone = { changesContributors: true }
  const CASES: [string, RegExp, (newsroom: Newsroom) => Promise<unknown>][] = [
    [
      'disabled',
      /^Bo’s account was disabled/,
      ({ bo }) => run(disableContributor, admin.id, { contributorId: bo.id, baseVersion: 1 }, now, alone),
    ],
    [
      'demoted',
      /^Bo may not publish here any more/,
      ({ bo }) => run(changeRole, admin.id, { contributorId: bo.id, baseVersion: 1, role: 'reporter' }, now, alone),
    ],
    [
      'whose story ended',
      /^Coverage ended/,
      ({ ana, story }) => run(endStory, ana.id, { storyId: story.id, baseVersion: story.version }, now),
    ],
  ]

  it.each(CASES)('somebody %s: back to the queue, with why, and the editors are woken', async (_who, why, happen) => {
    const newsroom = await aNewsroom()
    const { ana, bo, story } = newsroom
    const update = await goOut(bo, story.id)
    await makeDue(update)
    await happen(newsroom)
    const before = await db().story.findUniqueOrThrow({ where: { id: story.id } })
    const desk = (await db().site.findUniqueOrThrow({ where: { id: 1 } })).deskRevision
    await aSweeper().sweep()
    const refused = await viewOf(update)
    expect(refused).toMatchObject({
      state: 'submitted',
      publishAt: null,
      refusal: { words: expect.stringMatching(why) },
    })
    expect((await db().story.findUniqueOrThrow({ where: { id: story.id } })).revision).toBe(before.revision)
    expect((await db().site.findUniqueOrThrow({ where: { id: 1 } })).deskRevision).toBeGreaterThan(desk)
    expect((await listReview(db(), ana)).rows.map(({ update: { id } }) => id)).toContain(update.id)
    await aSweeper().sweep()
    expect(await publications(update)).toBe(0)
  })

  it('a reporter from whom the story took the right meanwhile', async () => {
    const { ana, bo, story } = await aNewsroom('reporter')
    const right = { storyId: story.id, contributorId: bo.id }
    await expect(goOut(bo, story.id)).rejects.toMatchObject({ code: 'forbidden' })
    await run(givePublishing, ana.id, right, now)
    const [kept, lost] = [await goOut(bo, story.id), await goOut(bo, story.id)]
    await makeDue(kept)
    await aSweeper().sweep()
    expect((await viewOf(kept)).state).toBe('published')
    await run(takePublishing, ana.id, right, now)
    await makeDue(lost)
    await aSweeper().sweep()
    expect(await viewOf(lost)).toMatchObject({
      state: 'submitted',
      refusal: { words: 'Bo may not publish here any more.' },
    })
    await expect(run(givePublishing, bo.id, right, now)).rejects.toMatchObject({ code: 'forbidden' })
    const aboutEditor = run(givePublishing, ana.id, { ...right, contributorId: ana.id }, now)
    await expect(aboutEditor).rejects.toMatchObject({ code: 'invalid' })
  })
})

it('a story that somebody holds keeps no other story’s update from going out', async () => {
  const { ana, bo, story } = await aNewsroom()
  const other = await aStory(ana)
  const [stuck, free] = [await goOut(bo, story.id), await goOut(bo, other.id)]
  const holding = halfDone((tx) => tx.$executeRaw`SELECT 1 FROM "Story" WHERE id = ${story.id}::uuid FOR UPDATE`)
  await holding.reached
  await makeDue(stuck)
  await makeDue(free)
  const sweeper = createSweeper({ sweepMs: 50 })
  onTestFinished(() => sweeper.stop())
  await vi.waitFor(async () => expect((await viewOf(free)).state).toBe('published'))
  expect((await viewOf(stuck)).state).toBe('goingOut')
  holding.commit()
  await holding.done
  await vi.waitFor(async () => expect((await viewOf(stuck)).state).toBe('published'), { timeout: 20_000 })
})
