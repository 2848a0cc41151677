import { beforeAll, describe, expect, it } from 'vitest'
import { getAccuracyForDesk } from '#lib/accuracy/queries'
import { inTransaction, run } from '#lib/api/run'
import type { Actor } from '#lib/permissions'
import { db } from '#lib/platform/db'
import { newId } from '#lib/platform/ids'
import { AnswerSecondEyes, type SecondEyes, WithdrawSecondEyes } from '#lib/second-eyes/schema'
import { PATIENCE_MS } from '#lib/second-eyes/words'
import { amendUpdate } from '#lib/updates/amending'
import { approveUpdate, createUpdate, editUpdate, publishUpdate } from '#lib/updates/commands'
import { undoUpdate } from '#lib/updates/going-out'
import { answerSecondEyes, withdrawSecondEyes } from '#lib/updates/looking'
import { moveUpdate } from '#lib/updates/moving'
import { getUpdateView } from '#lib/updates/queries'
import { releaseUpdate } from '#lib/updates/release'
import { listReview } from '#lib/updates/review'
import { AmendUpdate, CreateUpdate, EditUpdate, MoveUpdate } from '#lib/updates/schema'
import { UpdateView } from '#lib/updates/views'
import { holdUpdate, sendBackUpdate } from '#lib/updates/waiting'
import { testDatabase } from '#test/database'
import { aContributor, anUpdate, aStory } from '#test/factories'
import { makeDue, theDue } from '#test/releases'
import { ALONE, ASK, askedBy, base, DEAD, enter } from '#test/second-eyes'

testDatabase()
const now = new Date()
const soon = new Date(now.getTime() + 3_600_000).toISOString()
const afterwards = new Date(now.getTime() + PATIENCE_MS + 60_000)
let ana: Actor
let ben: Actor
beforeAll(async () => {
  ana = await aContributor('editor', 'Ana')
  ben = await aContributor('editor', 'Ben')
})

const viewOf = async (outcome: Promise<{ view: unknown }>) => UpdateView.parse((await outcome).view)
const approve = (by: Actor, update: UpdateView, more: object = {}) =>
  viewOf(run(approveUpdate, by.id, { ...base(update), ...more }, now))
const publish = (by: Actor, update: UpdateView, secondEyes?: SecondEyes, at = now) =>
  viewOf(run(publishUpdate, by.id, { ...base(update), secondEyes }, at))
const answer = (by: Actor, update: UpdateView, secondEyes?: SecondEyes, at = now) =>
  viewOf(run(answerSecondEyes, by.id, AnswerSecondEyes.parse({ ...base(update), secondEyes }), at))
const inQueue = async (by: Actor, { id }: UpdateView) =>
  (await listReview(db(), by)).rows.find(({ update }) => update.id === id)?.update
const release = async (update: UpdateView) => {
  await makeDue(update)
  const due = await theDue(update)
  return inTransaction((tx) => releaseUpdate(tx, due))
}
const accuracyOf = (storyId: string) => getAccuracyForDesk(db(), ana, { storyId })

describe('what an editor puts to the others', () => {
  it('waits in the queue, tells the editors, and goes out when one of them approves it', async () => {
    const { id } = await aStory(ana)
    const put = await askedBy(ana, id, { goingOut: true })
    expect(put).toMatchObject({ state: 'submitted', secondEyes: { asked: { name: 'Ana' }, answer: null } })
    expect((await inQueue(ben, put))?.secondEyes?.asked?.name).toBe('Ana')
    const told = await db().notification.findMany({ where: { itemId: put.id, contributorId: ben.id } })
    expect(told).toMatchObject([{ kind: 'secondEyes' }])

    const out = await approve(ben, put)
    expect(out).toMatchObject({ state: 'published', secondEyes: { asked: { name: 'Ana' } } })
    expect(out.secondEyes?.answer).toMatchObject({ what: 'passed', name: 'Ben' })
    expect(await inQueue(ben, put)).toBeUndefined()
    expect((await accuracyOf(id)).toCheck).toEqual([])
  })

  it('is not let out by whoever asked, until two minutes have passed', async () => {
    const { id } = await aStory(ana)
    await enter(ben, id, now)
    const put = await askedBy(ana, id)
    const refused = { code: 'second_eyes', details: { answers: ['notNeeded'] } }
    await expect(approve(ana, put)).rejects.toMatchObject(refused)
    await expect(publish(ana, put, ALONE)).rejects.toMatchObject(refused)
    await enter(ben, id, afterwards)
    expect((await publish(ana, put, ALONE, afterwards)).secondEyes?.answer).toMatchObject({
      what: 'alone',
      reason: 'scene',
    })
  })

  it('is let out at once by whoever asked where the room is empty', async () => {
    const { id } = await aStory(ana)
    const put = await askedBy(ana, id)
    expect((await publish(ana, put, ALONE)).state).toBe('published')
  })

  it.each([0, 1, 2, 3])('is approved by one and published alone by the other: one wins (%i)', async () => {
    const { id } = await aStory(ana)
    const put = await askedBy(ana, id)
    const both = await Promise.allSettled([approve(ben, put), publish(ana, put, ALONE)])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'conflict' } })
    expect(await db().storyEvent.count({ where: { itemId: put.id, type: 'update.published' } })).toBe(1)
    expect(await db().secondLook.count({ where: { itemId: put.id, answer: { not: null } } })).toBe(1)
  })

  it('may be sent back, and is asked about again when it is published', async () => {
    const { id } = await aStory(ana)
    const put = await askedBy(ana, id)
    const note = { ...base(put), note: 'Who says so?' }
    const back = await viewOf(run(sendBackUpdate, ben.id, note, now))
    expect(back).toMatchObject({ state: 'draft', secondEyes: null })
    await expect(publish(ana, back)).rejects.toMatchObject({ code: 'second_eyes' })
  })

  it('that names its source meanwhile goes out as it is', async () => {
    const { id } = await aStory(ana)
    await enter(ben, id, now)
    const put = await askedBy(ana, id)
    const edit = EditUpdate.parse({ ...base(put), verification: 'attributed' })
    const named = await viewOf(run(editUpdate, ana.id, edit, now))
    expect(await publish(ana, named)).toMatchObject({ state: 'published', secondEyes: null })
  })

  it('with a colleague’s own new statement needs another for that', async () => {
    const { id } = await aStory(ana)
    const put = await askedBy(ana, id)
    const more = { text: 'Andrei Karlov is dead. The gunman was shot.' }
    await expect(approve(ben, put, more)).rejects.toMatchObject({ details: { statements: ['The gunman was shot.'] } })
    const again = await approve(ben, put, { ...more, secondEyes: ASK })
    expect(again.secondEyes?.asked?.name).toBe('Ben')
    expect((await approve(ana, again)).state).toBe('published')
  })

  it('by hand, in any language, waits for a colleague or an answer', async () => {
    const { id } = await aStory(ana, { language: 'tr' })
    const put = await askedBy(ana, id, { text: 'Karlov öldü.' })
    expect(put.state).toBe('submitted')
    await expect(publish(ana, put)).rejects.toThrow('A colleague was asked to look at this')
    expect((await approve(ben, put)).secondEyes?.answer).toMatchObject({ what: 'passed', name: 'Ben' })
  })

  it('goes along to another story', async () => {
    const [story, other] = [await aStory(ana), await aStory(ana)]
    const put = await askedBy(ana, story.id)
    const move = MoveUpdate.parse({ ...base(put), storyId: other.id })
    const moved = await viewOf(run(moveUpdate, ben.id, move, now))
    expect(moved.secondEyes?.asked?.name).toBe('Ana')
    expect((await approve(ben, moved)).state).toBe('published')
  })

  it('is filed once, however often it is pressed', async () => {
    const { id: storyId } = await aStory(ana)
    const input = CreateUpdate.parse({
      storyId,
      updateId: newId(),
      ...DEAD,
      publish: true,
      secondEyes: ASK,
    })
    const key = { key: 'one-press-of-a-button' }
    await run(createUpdate, ana.id, input, now, key)
    expect((await run(createUpdate, ana.id, input, now, key)).replayed).toBe(true)
    expect(await db().secondLook.count({ where: { itemId: input.updateId } })).toBe(1)
  })
})

describe('what goes out later', () => {
  it('is looked at while it is scheduled, and goes out at its time', async () => {
    const { id } = await aStory(ana)
    const put = await anUpdate(ana, id, { ...DEAD, publishAt: soon, secondEyes: ASK })
    expect(put.state).toBe('scheduled')
    expect((await inQueue(ben, put))?.state).toBe('scheduled')
    const passed = await answer(ben, put)
    expect(passed).toMatchObject({ state: 'scheduled', secondEyes: { answer: { what: 'passed', name: 'Ben' } } })
    expect(await inQueue(ben, put)).toBeUndefined()
    expect(await release(passed)).toBe('released')
  })

  it('comes back to the queue where nobody has looked by then', async () => {
    const { id } = await aStory(ana)
    const put = await anUpdate(ana, id, { ...DEAD, publishAt: soon, secondEyes: ASK })
    expect(await release(put)).toBe('refused')
    const back = await getUpdateView(db(), put.id)
    expect(back.refusal?.words).toContain('it needs a second pair of eyes')
    expect((await approve(ben, back)).state).toBe('published')
  })

  it('is asked about when it is put there, and not again at night', async () => {
    const { id } = await aStory(ana)
    const put = await anUpdate(ana, id, { ...DEAD, publishAt: soon, secondEyes: ALONE })
    await enter(ben, id)
    expect(await release(put)).toBe('released')
  })

  it('is put to the others when an editor holds it, without a question', async () => {
    const { id } = await aStory(ana)
    const filed = await anUpdate(ana, id, { ...DEAD, hold: true })
    expect(await inQueue(ben, filed)).toMatchObject({ state: 'held', secondEyes: { asked: { name: 'Ana' } } })
    const passed = await answer(ben, filed)
    expect((await publish(ana, passed)).state).toBe('published')

    const draft = await anUpdate(ana, id, DEAD)
    const held = await viewOf(run(holdUpdate, ana.id, base(draft), now))
    await expect(publish(ana, held)).rejects.toMatchObject({ code: 'second_eyes' })
    expect((await publish(ben, held)).secondEyes?.answer).toMatchObject({ what: 'passed', name: 'Ben' })
  })

  it('is released after its seconds, and asked about again after an undo', async () => {
    const { id } = await aStory(ana)
    const going = await anUpdate(ana, id, { ...DEAD, publish: true, goingOut: true, secondEyes: ALONE })
    const undone = await viewOf(run(undoUpdate, ana.id, base(going), now))
    expect(undone).toMatchObject({ state: 'draft', secondEyes: null })
    expect((await accuracyOf(id)).toCheck).toEqual([])
    await expect(publish(ana, undone)).rejects.toMatchObject({ code: 'second_eyes' })
    const again = await viewOf(run(publishUpdate, ana.id, { ...base(undone), goingOut: true, secondEyes: ALONE }, now))
    expect(await release(again)).toBe('released')
    expect((await accuracyOf(id)).toCheck).toHaveLength(1)
  })

  it('that a colleague approved and undid waits for a second pair of eyes as before', async () => {
    const { id } = await aStory(ana)
    const put = await askedBy(ana, id)
    const going = await approve(ben, put, { goingOut: true })
    const undone = await viewOf(run(undoUpdate, ben.id, base(going), now))
    expect(undone).toMatchObject({ state: 'submitted', secondEyes: { asked: { name: 'Ana' }, answer: null } })
    await expect(publish(ana, undone)).rejects.toMatchObject({ code: 'second_eyes' })
  })
})

describe('a change of what readers see', () => {
  const proposed = async (kind: 'development' | 'correction' = 'correction') => {
    const { id } = await aStory(ana)
    const update = await anUpdate(ana, id, { text: 'The ambassador was hurt.', publish: true })
    await enter(ben, id, now)
    const change = AmendUpdate.parse({ ...base(update), ...DEAD, note: 'He died.', secondEyes: ASK })
    return viewOf(run(amendUpdate(kind), ana.id, change, now))
  }

  it('waits beside the text, and is made in its writer’s name when a colleague has looked', async () => {
    const waiting = await proposed()
    const { storyId } = waiting
    expect(waiting).toMatchObject({ state: 'published', kind: 'edit' })
    expect(waiting.verification).toBeUndefined()
    expect(waiting.secondEyes?.proposal).toMatchObject({ kind: 'correction', note: 'He died.' })
    expect(await inQueue(ben, waiting)).toBeDefined()
    const before = await db().story.findUniqueOrThrow({ where: { id: storyId } })

    const made = await answer(ben, waiting)
    expect(made).toMatchObject({ kind: 'correction', note: 'He died.', verification: 'confirmed' })
    expect(made.secondEyes).toMatchObject({ proposal: null, answer: { what: 'passed', name: 'Ben' } })
    const row = await db().liveUpdate.findUniqueOrThrow({ where: { id: made.id }, include: { currentRevision: true } })
    expect(row.currentRevision.createdById).toBe(ana.id)
    expect((await db().story.findUniqueOrThrow({ where: { id: storyId } })).revision).toBe(before.revision + 1)
    expect(await inQueue(ben, waiting)).toBeUndefined()
  })

  it('is not made by whoever asked, until two minutes have passed', async () => {
    const waiting = await proposed('development')
    await expect(answer(ana, waiting)).rejects.toMatchObject({ code: 'second_eyes' })
    await expect(answer(ana, waiting, ALONE)).rejects.toMatchObject({ code: 'second_eyes' })
    const made = await answer(ana, waiting, ALONE, afterwards)
    expect(made).toMatchObject({ kind: 'development', secondEyes: { answer: { what: 'alone' }, proposal: null } })
  })

  it('of a text that changed meanwhile is refused, and may be given up', async () => {
    const waiting = await proposed()
    const other = AmendUpdate.parse({ ...base(waiting), text: 'The ambassador was wounded.' })
    const changed = await viewOf(run(amendUpdate('typo'), ben.id, other, now))
    await expect(answer(ben, waiting)).rejects.toMatchObject({ code: 'conflict' })
    await expect(answer(ben, changed)).rejects.toThrow('The text was changed since this was proposed')
    const withdrawn = await viewOf(run(withdrawSecondEyes, ana.id, WithdrawSecondEyes.parse(base(changed)), now))
    expect(withdrawn.secondEyes).toBeNull()
    await expect(answer(ben, withdrawn)).rejects.toThrow('Nobody asks for a second pair of eyes here any more.')
    expect(await db().secondLook.count({ where: { storyId: waiting.storyId, proposal: { not: {} } } })).toBe(0)
  })
})
