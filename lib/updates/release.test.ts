import { beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { inTransaction, run } from '#lib/api/run'
import { changeRole, disableContributor } from '#lib/contributors/commands'
import { changeMe } from '#lib/contributors/me'
import type { Actor } from '#lib/permissions'
import { db } from '#lib/platform/db'
import { newId } from '#lib/platform/ids'
import { getChangesForReader } from '#lib/stories/changes'
import { endStory } from '#lib/stories/commands'
import { givePublishing, takePublishing } from '#lib/stories/publishers'
import { listStoryEvents } from '#lib/stories/queries'
import { getFrontForReader, getStoryForReader, getTopicForReader } from '#lib/stories/reader'
import type { StoryView } from '#lib/stories/views'
import { createUpdate } from '#lib/updates/commands'
import { undoUpdate } from '#lib/updates/going-out'
import { getUpdateView, listDue } from '#lib/updates/queries'
import { releaseUpdate } from '#lib/updates/release'
import { listReview } from '#lib/updates/review'
import { CreateUpdate } from '#lib/updates/schema'
import { createSweeper } from '#lib/updates/sweeper'
import { UpdateView } from '#lib/updates/views'
import { embargoUpdate, sendBackUpdate } from '#lib/updates/waiting'
import { testDatabase } from '#test/database'
import { aContributor, aDraftStory, anUpdate, aStory } from '#test/factories'

testDatabase()
const now = new Date()
const WORDS = 'The mayor has resigned.'

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

const goOut = (by: Actor, storyId: string) => anUpdate(by, storyId, { text: WORDS, publish: true, goingOut: true })
const undo = (by: Actor, { id, version }: UpdateView) =>
  run(undoUpdate, by.id, { updateId: id, baseVersion: version }, now)
const viewOf = ({ id }: UpdateView) => getUpdateView(db(), id)
const publications = ({ id }: UpdateView) => db().storyEvent.count({ where: { itemId: id, type: 'update.published' } })

/** Its time has come, and nothing else has happened. */
const makeDue = ({ id }: UpdateView) =>
  db().$executeRaw`UPDATE "LiveUpdate" SET "publishAt" = clock_timestamp() WHERE id = ${id}::uuid`

async function theDue({ id }: UpdateView) {
  const due = (await listDue()).find(({ updateId }) => updateId === id)
  if (!due) throw new Error('It is not due')
  return due
}

const releaseNow = async (update: UpdateView) => {
  const due = await theDue(update)
  return inTransaction((tx) => releaseUpdate(tx, due))
}

/** A sweeper that looks only when told. */
function aSweeper() {
  const sweeper = createSweeper({ sweepMs: 3_600_000 })
  onTestFinished(() => sweeper.stop())
  return sweeper
}

/** A transaction that stops before its commit until the test lets it go on. */
function halfDone<T>(work: (tx: Parameters<Parameters<typeof inTransaction>[0]>[0]) => Promise<T>) {
  const [reached, goOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const done = inTransaction(async (tx) => {
    const result = await work(tx)
    reached.resolve()
    await goOn.promise
    return result
  })
  return { reached: reached.promise, commit: () => goOn.resolve(), done }
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
    })
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

describe('release and undo', () => {
  it('where the undo came first: the release passes by, and nothing was ever seen', async () => {
    const { bo, story } = await aNewsroom()
    const update = await goOut(bo, story.id)
    await makeDue(update)
    const due = await theDue(update)
    const undoing = halfDone((tx) => undoUpdate(tx, bo, { updateId: update.id, baseVersion: update.version }, now))
    await undoing.reached
    expect(await inTransaction((tx) => releaseUpdate(tx, due))).toBe('gone')
    undoing.commit()
    expect((await undoing.done).state).toBe('draft')
    expect(await inTransaction((tx) => releaseUpdate(tx, due))).toBe('gone')
    expect(await publications(update)).toBe(0)
    expect((await db().story.findUniqueOrThrow({ where: { id: story.id } })).revision).toBe(story.revision)
  })

  it('where the release came first: the undo is told that it went out', async () => {
    const { bo, story } = await aNewsroom()
    const update = await goOut(bo, story.id)
    await makeDue(update)
    const due = await theDue(update)
    const releasing = halfDone((tx) => releaseUpdate(tx, due))
    await releasing.reached
    const undoing = undo(bo, update)
    releasing.commit()
    expect(await releasing.done).toBe('released')
    await expect(undoing).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('went out before the undo'),
      details: { current: { state: 'published' } },
    })
    expect(await publications(update)).toBe(1)
  })

  it('at the same moment, thirty times: one of them wins', async () => {
    const { bo, story } = await aNewsroom()
    const wins = { undone: 0, released: 0 }
    for (let round = 0; round < 30; round += 1) {
      const update = await goOut(bo, story.id)
      await makeDue(update)
      const [undone, released] = await Promise.allSettled([undo(bo, update), releaseNow(update)])
      const row = await viewOf(update)
      const wasUndone = undone.status === 'fulfilled'
      // Where the undo committed before it was asked for, there is nothing due.
      if (released.status === 'fulfilled') expect(released.value).toBe(wasUndone ? 'gone' : 'released')
      expect(row.state).toBe(wasUndone ? 'draft' : 'published')
      expect(await publications(update)).toBe(wasUndone ? 0 : 1)
      wins[wasUndone ? 'undone' : 'released'] += 1
    }
    console.log('undo against release:', wins)
  })

  it('undone, then published again with other words: published once', async () => {
    const { bo, story } = await aNewsroom()
    const back = UpdateView.parse((await undo(bo, await goOut(bo, story.id))).view)
    const again = { storyId: story.id, updateId: back.id, baseVersion: back.version, text: 'Better words.' }
    const filing = CreateUpdate.parse({ ...again, publish: true, goingOut: true })
    const key = newId()
    const first = UpdateView.parse((await run(createUpdate, bo.id, filing, now, { key })).view)
    expect(first).toMatchObject({
      id: back.id,
      state: 'goingOut',
      body: { content: [{ content: [{ text: 'Better words.' }] }] },
    })
    expect((await run(createUpdate, bo.id, filing, now, { key })).replayed).toBe(true)
    await expect(run(createUpdate, bo.id, filing, now)).rejects.toMatchObject({ code: 'conflict' })
    await makeDue(first)
    await aSweeper().sweep()
    expect(await publications(first)).toBe(1)
    expect(await db().liveUpdate.count({ where: { storyId: story.id } })).toBe(1)
  })
})

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

describe('readers, streams, lists of changes, events and fronts', () => {
  const inAnHour = new Date(now.getTime() + 3_600_000).toISOString()

  /** One of everything that nobody may see yet. */
  async function everythingUnseen(ana: Actor, story: StoryView) {
    const file = (fields: object) => anUpdate(ana, story.id, { text: WORDS, headline: WORDS, ...fields })
    await file({})
    await file({ hold: true })
    await file({ publishAt: inAnHour })
    await file({ publish: true, goingOut: true })
    const undone = await file({ publish: true, goingOut: true })
    await undo(ana, undone)
    const { id: updateId, version: baseVersion } = await file({ submit: true })
    await run(sendBackUpdate, ana.id, { updateId, baseVersion, note: 'No.' }, now)
    const embargoed = await file({ submit: true })
    const embargo = { updateId: embargoed.id, baseVersion: embargoed.version, embargoUntil: inAnHour }
    await run(embargoUpdate, ana.id, embargo, now)
  }

  it('neither show nor number what is held, scheduled, going out, undone, sent back or embargoed', async () => {
    const { ana, story } = await aNewsroom()
    const seen = await anUpdate(ana, story.id, { text: 'Seen by all.', publish: true })
    const numbers = async () => {
      const { revision, siteRevision, publishedCount } = await db().story.findUniqueOrThrow({ where: { id: story.id } })
      return {
        revision,
        siteRevision,
        publishedCount,
        site: (await db().site.findUniqueOrThrow({ where: { id: 1 } })).revision,
      }
    }
    const before = await numbers()
    await everythingUnseen(ana, story)
    expect(await numbers()).toEqual(before)
    const shown = JSON.stringify([
      await getStoryForReader(story.slug),
      await getChangesForReader(story.slug, 0),
      await getFrontForReader(),
      await getTopicForReader('world'),
      await listStoryEvents(db(), ana, { storyId: story.id, after: 0 }),
    ])
    expect(shown).toContain('Seen by all.')
    expect(shown).not.toContain(WORDS)
    const unseen = await db().liveUpdate.findMany({ where: { storyId: story.id, id: { not: seen.id } } })
    expect(unseen).toHaveLength(7)
    for (const { id } of unseen) expect(shown).not.toContain(id)
  })

  it('nor does a draft story publish them with itself', async () => {
    const ana = await aContributor()
    const story = await aDraftStory(ana)
    await expect(anUpdate(ana, story.id, { publishAt: inAnHour })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(anUpdate(ana, story.id, { publish: true, goingOut: true })).rejects.toMatchObject({
      code: 'forbidden',
    })
    expect(await db().liveUpdate.count({ where: { storyId: story.id } })).toBe(0)
  })
})
