import { beforeAll, describe, expect, it } from 'vitest'
import { type Command, run } from '#lib/api/run'
import { banTerm, editBrief, liftTerm, takeDesk, undoHandover } from '#lib/briefs/commands'
import { BriefView } from '#lib/briefs/views'
import type { Actor } from '#lib/permissions'
import { db } from '#lib/platform/db'
import { newId } from '#lib/platform/ids'
import { testDatabase } from '#test/database'
import { aContributor, aStory } from '#test/factories'

testDatabase()
const at = (minute: number) => new Date(Date.UTC(2016, 11, 19, 18, minute))
let ana: Actor
let ben: Actor
let bo: Actor
beforeAll(async () => {
  ana = await aContributor('editor', 'Ana')
  ben = await aContributor('editor', 'Ben')
  bo = await aContributor('reporter', 'Bo')
})

async function brief<Input>(command: Command<Input, BriefView>, by: Actor, input: Input, now = at(0)) {
  return BriefView.parse((await run(command, by.id, input, now)).view)
}

async function aRoom() {
  const { id: storyId } = await aStory(ana)
  const take = (by: Actor, now: Date, handoverId = newId()) => brief(takeDesk, by, { storyId, handoverId }, now)
  const storyRevision = async () => (await db().story.findUniqueOrThrow({ where: { id: storyId } })).revision
  return { storyId, take, storyRevision }
}

describe('the desk of a story', () => {
  it('is nobody’s, then whose who takes it over, and that is logged', async () => {
    const { storyId, take, storyRevision } = await aRoom()
    const before = await storyRevision()
    expect((await take(ana, at(1))).holder).toMatchObject({ name: 'Ana', since: at(1).toISOString() })
    await expect(take(ana, at(2))).rejects.toThrow('already')
    expect((await take(ben, at(3))).holder).toMatchObject({ name: 'Ben', since: at(3).toISOString() })
    const logged = await db().auditEntry.findMany({ where: { storyId, action: 'desk.taken' }, orderBy: { at: 'asc' } })
    expect(logged.map(({ actorId, detail }) => [actorId, (detail as { from: string }).from])).toEqual([
      [ana.id, null],
      [ben.id, ana.id],
    ])
    expect(await storyRevision()).toBe(before)
  })

  it('goes back to who had it, since when they had it, when taking it over is undone', async () => {
    const { storyId, take } = await aRoom()
    await take(ana, at(1))
    const slip = newId()
    await take(ben, at(5), slip)
    const back = await brief(undoHandover, ben, { storyId, handoverId: slip }, at(6))
    expect(back.holder).toMatchObject({ name: 'Ana', since: at(1).toISOString() })
    await expect(brief(undoHandover, ben, { storyId, handoverId: slip })).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('stays with who took it over since: an undo that comes late is refused', async () => {
    const { storyId, take } = await aRoom()
    const slip = newId()
    await take(ben, at(1), slip)
    await take(ana, at(2))
    await expect(brief(undoHandover, ben, { storyId, handoverId: slip })).rejects.toThrow('no longer have the desk')
  })

  it('is one person’s when two take it over at once', async () => {
    const { storyId, take } = await aRoom()
    await Promise.all([take(ana, at(1)), take(ben, at(1))])
    const logged = await db().auditEntry.count({ where: { storyId, action: 'desk.taken' } })
    expect(logged).toBe(2) // one after the other, and the later has it
  })

  it('is never a reporter’s', async () => {
    const { take } = await aRoom()
    await expect(take(bo, at(1))).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('the brief', () => {
  it('says whom we wait for and what comes next, to the version that was read', async () => {
    const { storyId } = await aRoom()
    const edit = (baseVersion: number, fields: object, by = ana) =>
      brief(editBrief, by, { storyId, baseVersion, ...fields })
    await edit(1, { waitingFor: 'the minister at 22:00' })
    expect(await edit(2, { comesNext: 'a profile' }, ben)).toMatchObject({
      version: 3,
      waitingFor: 'the minister at 22:00',
      comesNext: 'a profile',
    })
    await expect(edit(2, { waitingFor: '' })).rejects.toMatchObject({
      code: 'conflict',
      details: { current: { comesNext: 'a profile' } },
    })
    await expect(edit(3, {}, bo)).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('keeps a list of what must not go out', async () => {
    const { storyId } = await aRoom()
    const ban = (term: string, by = ana) => brief(banTerm, by, { storyId, termId: newId(), term, why: 'not yet' })
    const { terms } = await ban('Guest list')
    expect(terms).toMatchObject([{ term: 'Guest list', why: 'not yet', addedBy: { name: 'Ana' } }])
    await expect(ban('the guest-list')).rejects.toThrow('already')
    await expect(ban('Karlov', bo)).rejects.toMatchObject({ code: 'forbidden' })
    const lift = (by: Actor) => brief(liftTerm, by, { termId: terms[0]?.id ?? '' })
    await expect(lift(bo)).rejects.toMatchObject({ code: 'forbidden' })
    expect((await lift(ben)).terms).toEqual([])
    await expect(lift(ben)).rejects.toMatchObject({ code: 'not_found' })
    expect((await ban('Guest list')).terms).toHaveLength(1)
  })
})
