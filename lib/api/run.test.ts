import { describe, expect, it, onTestFinished } from 'vitest'
import { run } from '#lib/api/run'
import { db } from '#lib/platform/db'
import { newId } from '#lib/platform/ids'
import { shareShow } from '#lib/platform/showing'
import { createUpdate } from '#lib/updates/commands'
import { CreateUpdate } from '#lib/updates/schema'
import { UpdateView } from '#lib/updates/views'
import { testDatabase } from '#test/database'
import { aContributor, aStory } from '#test/factories'

testDatabase()
const now = new Date()

async function aPress() {
  const ana = await aContributor()
  const story = await aStory(ana)
  const input = CreateUpdate.parse({ storyId: story.id, updateId: newId(), text: 'One bullet.', publish: true })
  return { ana, story, input, key: newId() }
}

describe('one press of a button', () => {
  it('sent 20 times in parallel has one effect; every other is the same reply or "being worked on"', async () => {
    const { ana, story, input, key } = await aPress()
    const all = await Promise.allSettled(
      Array.from({ length: 20 }, () => run(createUpdate, ana.id, input, now, { key })),
    )
    const done = all.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
    const refused = all.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
    expect(done.filter(({ replayed }) => !replayed)).toHaveLength(1)
    for (const reason of refused) expect(reason).toMatchObject({ code: 'busy' })
    expect(await db().liveUpdate.count({ where: { storyId: story.id } })).toBe(1)
    const later = await run(createUpdate, ana.id, input, now, { key })
    expect(later.replayed).toBe(true)
    expect(UpdateView.parse(later.view)).toEqual(UpdateView.parse(done[0]?.view))
  })

  it('may not stand for another text', async () => {
    const { ana, input, key } = await aPress()
    await run(createUpdate, ana.id, input, now, { key })
    const other = run(createUpdate, ana.id, { ...input, text: 'Another bullet.' }, now, { key })
    await expect(other).rejects.toMatchObject({ code: 'invalid' })
  })

  it('is not answered for somebody who was disabled since', async () => {
    const { ana, input, key } = await aPress()
    await run(createUpdate, ana.id, input, now, { key })
    await db().contributor.update({ where: { id: ana.id }, data: { disabledAt: now, disabledById: ana.id } })
    await expect(run(createUpdate, ana.id, input, now, { key })).rejects.toMatchObject({ code: 'unauthenticated' })
  })

  it('that was refused may be pressed again: refusals are not stored', async () => {
    const { ana, input, key } = await aPress()
    await db().contributor.update({ where: { id: ana.id }, data: { role: 'reporter' } })
    await expect(run(createUpdate, ana.id, input, now, { key })).rejects.toMatchObject({ code: 'forbidden' })
    await db().contributor.update({ where: { id: ana.id }, data: { role: 'editor' } })
    expect((await run(createUpdate, ana.id, input, now, { key })).replayed).toBe(false)
  })

  it('stores no secret', async () => {
    const { ana, key } = await aPress()
    const command = async () => ({ id: 'x', invitationUrl: 'https://news.example/invitation/secret' })
    const first = await run(command, ana.id, {}, now, { key, secretFields: ['invitationUrl'] })
    expect(first.view).toHaveProperty('invitationUrl')
    const again = await run(command, ana.id, {}, now, { key, secretFields: ['invitationUrl'] })
    expect(again).toMatchObject({ replayed: true, view: { id: 'x' } })
    expect(again.view).not.toHaveProperty('invitationUrl')
  })
})

describe('whoever is told that it is published', () => {
  it('is told when this process shows it to readers: after the commit, once, and not for a draft, a repetition or a refusal', async () => {
    const { ana, story, input, key } = await aPress()
    const seen: unknown[] = []
    shareShow(async (storyIds) => {
      const committed = await db().storyEvent.count({ where: { itemId: input.updateId } })
      seen.push({ storyIds, committed })
    })
    onTestFinished(() => shareShow(async () => {}))
    await run(createUpdate, ana.id, input, now, { key })
    expect(seen).toEqual([{ storyIds: [story.id], committed: 1 }])
    await run(createUpdate, ana.id, input, now, { key })
    const draft = CreateUpdate.parse({ storyId: story.id, updateId: newId(), text: 'Not yet.' })
    await run(createUpdate, ana.id, draft, now)
    await run(createUpdate, ana.id, input, now).catch(() => {})
    expect(seen).toHaveLength(1)
  })
})
