import { beforeAll, describe, expect, it } from 'vitest'
import { run } from '#lib/api/run'
import type { Actor } from '#lib/permissions'
import { db } from '#lib/platform/db'
import { newId } from '#lib/platform/ids'
import { listen } from '#lib/platform/listen'
import { endPresence, showPresence } from '#lib/presence/commands'
import { GONE_AFTER_MS, getPresenceView } from '#lib/presence/queries'
import { testDatabase } from '#test/database'
import { aContributor, aStory } from '#test/factories'

testDatabase()
const start = Date.now()
const at = (seconds: number) => new Date(start + seconds * 1_000)
let ana: Actor
let bo: Actor
beforeAll(async () => {
  ana = await aContributor('editor', 'Ana')
  bo = await aContributor('reporter', 'Bo')
})

async function aRoom() {
  const { id: storyId } = await aStory(ana)
  const show = (by: Actor, tabId: string, seconds: number, doing: { words?: string; editingId?: string } = {}) =>
    run(showPresence, by.id, { storyId, tabId, words: '', editingId: null, ...doing }, at(seconds))
  const people = async (seconds: number) => (await getPresenceView(db(), storyId, at(seconds))).people
  const numbers = async () => {
    const room = await db().room.findUniqueOrThrow({ where: { storyId }, include: { story: true } })
    return [room.revision, room.story.revision, await db().auditEntry.count({ where: { storyId } })]
  }
  return { storyId, show, people, numbers }
}

describe('whoever has a room open', () => {
  it('is in it until 20 s after their last word, and changes no number', async () => {
    const { show, people, numbers } = await aRoom()
    const before = await numbers()
    const tab = newId()
    await show(bo, tab, 0)
    await show(bo, tab, 8)
    expect(await people(8 + GONE_AFTER_MS / 1_000 - 1)).toMatchObject([{ name: 'Bo', since: at(0).toISOString() }])
    expect(await people(8 + GONE_AFTER_MS / 1_000)).toEqual([])
    expect(await numbers()).toEqual(before)
  })

  it('is seen writing, and editing, since they began', async () => {
    const { show, people } = await aRoom()
    const [tab, update] = [newId(), newId()]
    await show(bo, tab, 0)
    await show(bo, tab, 5, { words: 'Moscow' })
    await show(bo, tab, 9, { words: 'Moscow, talks', editingId: update })
    await show(bo, tab, 12, { words: 'Moscow, talks', editingId: update })
    expect(await people(12)).toMatchObject([
      {
        writing: [{ words: 'Moscow, talks', since: at(5).toISOString() }],
        editing: [{ updateId: update, since: at(9).toISOString() }],
      },
    ])
    await show(bo, tab, 14)
    expect(await people(14)).toMatchObject([{ writing: [], editing: [] }])
  })

  it('is gone with the tab, and no other tab or person with it', async () => {
    const { storyId, show, people } = await aRoom()
    const tab = newId()
    await show(bo, tab, 0)
    await show(ana, tab, 0)
    await run(endPresence, bo.id, { storyId, tabId: tab }, at(1))
    expect((await people(1)).map(({ name }) => name)).toEqual(['Ana'])
  })

  it('comes anew after a silence', async () => {
    const { show, people } = await aRoom()
    const tab = newId()
    await show(bo, tab, 0, { words: 'Moscow' })
    await show(bo, tab, 60, { words: 'Moscow' })
    expect(await people(60)).toMatchObject([
      { since: at(60).toISOString(), writing: [{ since: at(60).toISOString() }] },
    ])
  })

  it('wakes the others where something is new, and not with every word that they are still there', async () => {
    const { storyId, show } = await aRoom()
    const heard: string[] = []
    const listening = Promise.withResolvers<void>()
    const listener = listen((payload) => {
      if (payload === null) listening.resolve()
      else heard.push(payload)
    })
    try {
      await listening.promise
      const tab = newId()
      await show(bo, tab, 0)
      await show(bo, tab, 8)
      await show(bo, tab, 16, { words: 'Moscow' })
      await run(endPresence, bo.id, { storyId, tabId: tab }, at(17))
      await expect.poll(() => heard.length).toBeGreaterThanOrEqual(3)
      expect(heard).toEqual(Array(3).fill(`presence:${storyId}`))
    } finally {
      await listener.close()
    }
  })

  it('leaves nothing behind: rows of closed tabs are swept by whoever comes', async () => {
    const { show, storyId } = await aRoom()
    await show(bo, newId(), 0)
    await show(ana, newId(), 90)
    expect(await db().presence.count({ where: { storyId } })).toBe(1)
    const [table] = await db().$queryRaw<{ kind: string }[]>`
      SELECT relpersistence::text AS kind FROM pg_class WHERE oid = '"Presence"'::regclass`
    expect(table?.kind).toBe('u')
  })
})
