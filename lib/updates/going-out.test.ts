import { describe, expect, it } from 'vitest'
import { inTransaction, run } from '#lib/api/run'
import { db } from '#lib/platform/db'
import { newId } from '#lib/platform/ids'
import { createUpdate } from '#lib/updates/commands'
import { undoUpdate } from '#lib/updates/going-out'
import { releaseUpdate } from '#lib/updates/release'
import { CreateUpdate } from '#lib/updates/schema'
import { UpdateView } from '#lib/updates/views'
import { testDatabase } from '#test/database'
import { aContributor, aStory } from '#test/factories'
import { aSweeper, goOut, halfDone, makeDue, publications, theDue, undo, viewOf } from '#test/releases'

testDatabase()
const now = new Date()

async function aNewsroom() {
  const bo = await aContributor('editor', 'Bo')
  return { bo, story: await aStory(bo) }
}

const releaseNow = async (update: UpdateView) => {
  const due = await theDue(update)
  return inTransaction((tx) => releaseUpdate(tx, due))
}

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
