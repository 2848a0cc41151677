import { describe, expect, it } from 'vitest'
import { run } from '#lib/api/run'
import { checkClaim } from '#lib/box/commands'
import { createClaim } from '#lib/box/making'
import { CreateClaim } from '#lib/box/schema'
import { takeDesk, undoHandover } from '#lib/briefs/commands'
import { readNotifications } from '#lib/notifications/commands'
import { notify } from '#lib/notifications/notify'
import { listNotifications } from '#lib/notifications/queries'
import { remindOfBox, remindOfQuiet } from '#lib/notifications/quiet'
import type { Actor } from '#lib/permissions'
import { db } from '#lib/platform/db'
import { newId } from '#lib/platform/ids'
import { endStory } from '#lib/stories/commands'
import { SetReminder } from '#lib/stories/schema'
import { setReminder } from '#lib/stories/settings'
import type { StoryView } from '#lib/stories/views'
import { claimsBy } from '#test/claims'
import { testDatabase } from '#test/database'
import { aContributor, anUpdate, aStory } from '#test/factories'

testDatabase()
const now = new Date()
const told = async (whom: Actor) => (await listNotifications(db(), whom)).notifications.map(({ kind }) => kind)

async function remind(by: Actor, story: StoryView, quietMinutes: 15 | 30 | 60 | null) {
  await run(setReminder, by.id, { storyId: story.id, baseVersion: story.version, quietMinutes }, now)
}

const agree = (storyId: string, minutes: number) => db().$executeRaw`
  UPDATE "Story" SET "changedAt" = now() - make_interval(mins => ${minutes}::int), "quietToldAt" =
    "quietToldAt" - make_interval(mins => ${minutes}::int) WHERE id = ${storyId}::uuid`

describe('what somebody is told', () => {
  it('is told to every editor and admin who is not disabled, without a word of the text', async () => {
    const [ana, bo] = [await aContributor('editor'), await aContributor('reporter')]
    const gone = await aContributor('editor')
    await db().contributor.update({ where: { id: gone.id }, data: { disabledAt: now, disabledById: ana.id } })
    const story = await aStory(ana)
    const update = await anUpdate(bo, story.id, { text: 'A secret source says so.', submit: true })
    const { unread, notifications } = await listNotifications(db(), ana)
    expect(unread).toBe(1)
    expect(notifications).toMatchObject([
      { kind: 'submitted', story: { id: story.id }, itemId: update.id, readAt: null },
    ])
    expect(JSON.stringify(await db().notification.findMany())).not.toContain('secret')
    expect(await told(bo)).toEqual([])
    expect(await told(gone)).toEqual([])
  })

  it('or to one person, who marks it read; nobody else can', async () => {
    const [ana, bo] = [await aContributor('editor'), await aContributor('reporter')]
    const story = await aStory(ana)
    await notify(db(), { kind: 'sentBack', storyId: story.id, to: bo.id, now })
    const [notification] = (await listNotifications(db(), bo)).notifications
    const ids = [notification?.id ?? '']
    await run(readNotifications, ana.id, { ids }, now)
    expect((await listNotifications(db(), bo)).unread).toBe(1)
    await run(readNotifications, bo.id, { ids }, now)
    expect(await listNotifications(db(), bo)).toMatchObject({
      unread: 0,
      notifications: [{ readAt: now.toISOString() }],
    })
  })

  it('is not told where the change it is about is rolled back', async () => {
    const [ana, bo] = [await aContributor('editor'), await aContributor('reporter')]
    const story = await aStory(ana)
    await run(endStory, ana.id, { storyId: story.id, baseVersion: story.version }, now)
    await expect(anUpdate(bo, story.id, { submit: true })).rejects.toMatchObject({ code: 'forbidden' })
    expect(await told(ana)).toEqual([])
  })
})

describe('a story gone quiet', () => {
  it('is told once, whoever looks, until readers see something change', async () => {
    const ana = await aContributor('editor')
    const story = await aStory(ana)
    await remind(ana, story, 15)
    await agree(story.id, 14)
    expect(await db().$transaction(remindOfQuiet)).toBe(0)
    await agree(story.id, 16)
    const looks = await Promise.all(Array.from({ length: 4 }, () => db().$transaction(remindOfQuiet)))
    expect(looks.reduce((a, b) => a + b)).toBe(1)
    expect(await told(ana)).toEqual(['quiet'])
    await anUpdate(ana, story.id, { publish: true })
    expect(await db().$transaction(remindOfQuiet)).toBe(0)
    await agree(story.id, 20)
    expect(await db().$transaction(remindOfQuiet)).toBe(1)
    expect(await told(ana)).toEqual(['quiet', 'quiet'])
  })

  it('is told to whoever has the desk, where somebody who works here has it', async () => {
    const [ana, ben] = [await aContributor('editor'), await aContributor('editor')]
    const story = await aStory(ana)
    await remind(ana, story, 15)
    await run(takeDesk, ben.id, { storyId: story.id, handoverId: newId() }, now)
    await agree(story.id, 16)
    await db().$transaction(remindOfQuiet)
    expect([await told(ana), await told(ben)]).toEqual([[], ['quiet']])
    await db().contributor.update({ where: { id: ben.id }, data: { disabledAt: now, disabledById: ana.id } })
    await anUpdate(ana, story.id, { publish: true })
    await agree(story.id, 16)
    await db().$transaction(remindOfQuiet)
    expect([await told(ana), await told(ben)]).toEqual([['quiet'], ['quiet']])
  })

  it('is not told where nobody asked, or coverage has ended', async () => {
    const ana = await aContributor('editor')
    const [off, ended] = [await aStory(ana), await aStory(ana)]
    await remind(ana, ended, 15)
    await run(endStory, ana.id, { storyId: ended.id, baseVersion: ended.version + 1 }, now)
    for (const { id } of [off, ended]) await agree(id, 120)
    expect(await db().$transaction(remindOfQuiet)).toBe(0)
  })

  it('is set by editors, to what is offered, at the version they read', async () => {
    const [ana, bo] = [await aContributor('editor'), await aContributor('reporter')]
    const story = await aStory(ana)
    await expect(remind(bo, story, 15)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(remind(ana, { ...story, version: 9 }, 15)).rejects.toMatchObject({ code: 'conflict' })
    const given = { storyId: story.id, baseVersion: 1, quietMinutes: 20 }
    expect(SetReminder.safeParse(given).success).toBe(false)
  })
})

describe('whoever has the desk', () => {
  it('is told that it was taken over, and that it is theirs again', async () => {
    const [ana, ben] = [await aContributor('editor'), await aContributor('editor')]
    const { id: storyId } = await aStory(ana)
    await run(takeDesk, ana.id, { storyId, handoverId: newId() }, now)
    expect(await told(ana)).toEqual([])
    const handoverId = newId()
    await run(takeDesk, ben.id, { storyId, handoverId }, now)
    await run(undoHandover, ben.id, { storyId, handoverId }, now)
    expect([await told(ana), await told(ben)]).toEqual([['desk', 'desk'], []])
  })

  it('is told nothing of a claim that is not in the box, or is settled', async () => {
    const ana = await aContributor('editor')
    const { make, box, become, takeOut } = claimsBy(() => ana)
    const { id: storyId } = await aStory(ana)
    await run(takeDesk, ana.id, { storyId, handoverId: newId() }, now)
    await make(storyId)
    await takeOut(await box(storyId))
    await become(await box(storyId), 'superseded')
    await db().claim.updateMany({ where: { storyId }, data: { checkedAt: new Date(0) } })
    expect(await db().$transaction(remindOfBox)).toBe(0)
  })

  it('is told once of a row that nobody has checked for half an hour, until somebody does', async () => {
    const [ana, ben] = [await aContributor('editor'), await aContributor('editor')]
    const { id: storyId } = await aStory(ana)
    const claimId = newId()
    await run(takeDesk, ben.id, { storyId, handoverId: newId() }, now)
    await run(createClaim, ana.id, CreateClaim.parse({ storyId, claimId, text: 'It is closed.' }), now)
    const age = (minutes: number) => db().$executeRaw`
      UPDATE "Claim" SET "checkedAt" = now() - make_interval(mins => ${minutes}::int) WHERE id = ${claimId}::uuid`
    await age(29)
    expect(await db().$transaction(remindOfBox)).toBe(0)
    await age(31)
    const looks = await Promise.all(Array.from({ length: 4 }, () => db().$transaction(remindOfBox)))
    expect(looks.reduce((a, b) => a + b)).toBe(1)
    expect([await told(ana), await told(ben)]).toEqual([[], ['boxRow']])
    await run(checkClaim, ana.id, { claimId, baseVersion: 1 }, new Date())
    expect(await db().$transaction(remindOfBox)).toBe(0)
    await db().notification.updateMany({ where: { itemId: claimId }, data: { createdAt: new Date(0) } })
    await age(31)
    expect(await db().$transaction(remindOfBox)).toBe(1)
  })
})
