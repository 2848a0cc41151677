import { describe, expect, it } from 'vitest'
import { run } from '#lib/api/run'
import { db } from '#lib/platform/db'
import { textOf } from '#lib/richtext/text'
import { endStory } from '#lib/stories/commands'
import { getStoryForReader } from '#lib/stories/reader'
import { amendUpdate } from '#lib/updates/amending'
import { moveUpdate } from '#lib/updates/moving'
import { pinUpdate, retractUpdate } from '#lib/updates/standing'
import { UpdateView } from '#lib/updates/views'
import { testDatabase } from '#test/database'
import { aContributor, aDraftStory, anUpdate, aStory } from '#test/factories'

testDatabase()
const now = new Date()

const base = ({ id, version }: UpdateView) => ({ updateId: id, baseVersion: version })

async function move(by: { id: string }, update: UpdateView, storyId: string): Promise<UpdateView> {
  return UpdateView.parse((await run(moveUpdate, by.id, { ...base(update), storyId }, now)).view)
}

async function twoStories() {
  const ana = await aContributor('editor', 'Ana')
  return { ana, wrong: await aStory(ana), right: await aStory(ana, { headline: 'The right one' }) }
}

describe('an update in the wrong story', () => {
  it('says in its place where it went, and is the newest of the other story, with its byline', async () => {
    const { ana, wrong, right } = await twoStories()
    const bo = await aContributor('editor', 'Bo')
    await anUpdate(ana, right.id, { publish: true })
    const update = await anUpdate(bo, wrong.id, { text: 'Shots were heard.', publish: true })
    await anUpdate(ana, wrong.id, { publish: true })
    const moved = await move(ana, update, right.id)
    expect(moved).toMatchObject({
      state: 'moved',
      ordinal: 1,
      movedTo: { storyId: right.id, headline: 'The right one' },
    })

    const [old, there] = [await getStoryForReader(wrong.slug), await getStoryForReader(right.slug)]
    const place = old?.updates.find(({ id }) => id === update.id)
    expect(place).toMatchObject({ ordinal: 1, revision: old?.revision, moved: { headline: 'The right one' } })
    expect(place?.moved?.href).toBe(`/live/${right.slug}#u-${moved.movedTo?.updateId}`)
    expect(old?.amended).toEqual([{ id: update.id, kind: 'move', ordinal: 1, revision: old?.revision }])
    const [newest] = there?.updates ?? []
    expect(newest).toMatchObject({ ordinal: 2, bylines: [{ name: 'Bo' }], revision: there?.revision })
    expect(newest && textOf(newest.body)).toBe('Shots were heard.')
    expect([old?.revision, there?.revision]).toEqual([wrong.revision + 3, right.revision + 2])
  })

  it('that nobody has seen goes over as it is, with its id, also into a draft', async () => {
    const { ana, wrong } = await twoStories()
    const bo = await aContributor('reporter', 'Bo')
    const draft = await aDraftStory(ana)
    const update = await anUpdate(bo, wrong.id, { submit: true })
    expect(await move(bo, update, draft.id)).toMatchObject({ id: update.id, storyId: draft.id, state: 'submitted' })
    const page = await getStoryForReader(wrong.slug)
    expect(page).toMatchObject({ revision: wrong.revision, updates: [] })
  })

  it('loses its pin, and stays findable by its id on the older page', async () => {
    const { ana, wrong, right } = await twoStories()
    const update = await anUpdate(ana, wrong.id, { publish: true })
    const pinned = UpdateView.parse((await run(pinUpdate, ana.id, base(update), now)).view)
    await move(ana, pinned, right.id)
    const old = await getStoryForReader(wrong.slug)
    expect(old?.pins).toEqual([])
    expect((await getStoryForReader(right.slug))?.pins).toEqual([])
  })

  it('is refused to a reporter, into an ended or a draft story, into its own, and stale', async () => {
    const { ana, wrong, right } = await twoStories()
    const bo = await aContributor('reporter')
    const update = await anUpdate(ana, wrong.id, { publish: true })
    const mine = await anUpdate(bo, wrong.id)
    const ended = await aStory(ana)
    await run(endStory, ana.id, { storyId: ended.id, baseVersion: ended.version }, now)
    const refused = (code: string) => ({ code })
    await expect(move(bo, update, right.id)).rejects.toMatchObject(refused('forbidden'))
    await expect(move(ana, update, ended.id)).rejects.toMatchObject(refused('forbidden'))
    await expect(move(bo, mine, ended.id)).rejects.toMatchObject(refused('forbidden'))
    await expect(move(ana, update, (await aDraftStory(ana)).id)).rejects.toMatchObject(refused('forbidden'))
    await expect(move(ana, update, wrong.id)).rejects.toMatchObject(refused('invalid'))
    await expect(move(ana, { ...update, version: update.version + 1 }, right.id)).rejects.toMatchObject({
      code: 'conflict',
      details: { current: { id: update.id } },
    })
    expect((await getStoryForReader(right.slug))?.revision).toBe(right.revision)
  })

  it('that was retracted, or moved already, stays where it is; what was moved is not amended there', async () => {
    const { ana, wrong, right } = await twoStories()
    const first = await anUpdate(ana, wrong.id, { publish: true })
    const gone = await run(retractUpdate, ana.id, { ...base(first), reason: 'It was not so.' }, now)
    await expect(move(ana, UpdateView.parse(gone.view), right.id)).rejects.toMatchObject({ code: 'forbidden' })
    const second = await anUpdate(ana, wrong.id, { publish: true })
    const moved = await move(ana, second, right.id)
    await expect(move(ana, moved, right.id)).rejects.toMatchObject({ code: 'forbidden' })
    const change = { ...base(moved), text: 'x', note: 'y' }
    await expect(run(amendUpdate('correction'), ana.id, change, now)).rejects.toMatchObject({ code: 'forbidden' })
    const undone = db().liveUpdate.update({ where: { id: moved.id }, data: { movedAt: null, movedToId: null } })
    await expect(undone).rejects.toThrow() // by the database itself
  })

  it('two at once, in opposite directions, both go over', async () => {
    const { ana, wrong, right } = await twoStories()
    const there = await anUpdate(ana, wrong.id, { publish: true })
    const here = await anUpdate(ana, right.id, { publish: true })
    await Promise.all([move(ana, there, right.id), move(ana, here, wrong.id)])
    expect((await getStoryForReader(wrong.slug))?.updates.map(({ moved }) => Boolean(moved))).toEqual([false, true])
    expect((await getStoryForReader(right.slug))?.updates.map(({ moved }) => Boolean(moved))).toEqual([false, true])
  })

  it('of two editors who move it at once one succeeds', async () => {
    const { ana, wrong, right } = await twoStories()
    const update = await anUpdate(ana, wrong.id, { publish: true })
    const tries = await Promise.allSettled([move(ana, update, right.id), move(ana, update, right.id)])
    expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect((await getStoryForReader(right.slug))?.updates).toHaveLength(1)
  })
})
