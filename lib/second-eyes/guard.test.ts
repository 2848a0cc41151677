import { beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { type Command, run } from '#lib/api/run'
import type { Actor } from '#lib/permissions'
import { db } from '#lib/platform/db'
import { newId } from '#lib/platform/ids'
import type { SecondEyes } from '#lib/second-eyes/schema'
import { endStory, publishStory } from '#lib/stories/commands'
import { EndStory, PublishStory } from '#lib/stories/schema'
import type { StoryView } from '#lib/stories/views'
import { amendUpdate } from '#lib/updates/amending'
import { approveUpdate, createUpdate, editUpdate, publishUpdate } from '#lib/updates/commands'
import { moveUpdate } from '#lib/updates/moving'
import {
  AmendUpdate,
  ApproveUpdate,
  CreateUpdate,
  EditUpdate,
  MoveUpdate,
  PublishUpdate,
  ScheduleUpdate,
} from '#lib/updates/schema'
import { UpdateView } from '#lib/updates/views'
import { scheduleUpdate } from '#lib/updates/waiting'
import { testDatabase } from '#test/database'
import { aContributor, aDraftStory, anUpdate, aStory } from '#test/factories'
import { ALONE, base, DEAD, enter } from '#test/second-eyes'

testDatabase()
const now = new Date()
const LATER = new Date(now.getTime() + 3_600_000).toISOString()
let ana: Actor
let ben: Actor
let bo: Actor
beforeAll(async () => {
  ana = await aContributor('editor', 'Ana')
  ben = await aContributor('editor', 'Ben')
  bo = await aContributor('reporter', 'Bo')
})

type Path = (story: StoryView) => Promise<Command<{ secondEyes?: SecondEyes | undefined }, unknown>>

/** A command with its input read by its schema, as the door reads it. */
const through =
  <Input, View>(schema: z.ZodType<Input>, command: Command<Input, View>, given: object): Awaited<ReturnType<Path>> =>
  (tx, actor, { secondEyes }, at) =>
    command(tx, actor, schema.parse({ ...given, ...(secondEyes ? { secondEyes } : {}) }), at)

const live = () => aStory(ana)
const PLAIN = { text: 'Roads are closed.', verification: 'confirmed' } as const

/** Every way by which an editor's own words reach readers, by themselves or at a time. Each says that Karlov is dead. */
const PATHS: [string, () => Promise<StoryView>, Path][] = [
  [
    'filing at once',
    live,
    async ({ id }) => through(CreateUpdate, createUpdate, { storyId: id, updateId: newId(), ...DEAD, publish: true }),
  ],
  [
    'filing to go out',
    live,
    async ({ id }) =>
      through(CreateUpdate, createUpdate, { storyId: id, updateId: newId(), ...DEAD, publish: true, goingOut: true }),
  ],
  [
    'filing at once, in the headline',
    live,
    async ({ id }) => {
      const words = { headline: 'Karlov dead', text: 'More soon.', verification: 'confirmed' }
      return through(CreateUpdate, createUpdate, { storyId: id, updateId: newId(), ...words, publish: true })
    },
  ],
  [
    'filing for a time',
    live,
    async ({ id }) =>
      through(CreateUpdate, createUpdate, { storyId: id, updateId: newId(), ...DEAD, publishAt: LATER }),
  ],
  [
    'publishing a draft',
    live,
    async ({ id }) => through(PublishUpdate, publishUpdate, base(await anUpdate(ana, id, DEAD))),
  ],
  [
    'publishing with an undo',
    live,
    async ({ id }) => through(PublishUpdate, publishUpdate, { ...base(await anUpdate(ana, id, DEAD)), goingOut: true }),
  ],
  [
    'scheduling a draft',
    live,
    async ({ id }) =>
      through(ScheduleUpdate, scheduleUpdate, { ...base(await anUpdate(ana, id, DEAD)), publishAt: LATER }),
  ],
  [
    'changing what is scheduled',
    live,
    async ({ id }) => {
      const update = await anUpdate(ana, id, { ...PLAIN, publishAt: LATER })
      return through(EditUpdate, editUpdate, { ...base(update), text: DEAD.text })
    },
  ],
  [
    'approving one’s own',
    live,
    async ({ id }) => through(ApproveUpdate, approveUpdate, base(await anUpdate(ana, id, { ...DEAD, submit: true }))),
  ],
  [
    'approving a colleague’s with words of one’s own',
    live,
    async ({ id }) => {
      const update = await anUpdate(bo, id, { ...PLAIN, submit: true })
      return through(ApproveUpdate, approveUpdate, { ...base(update), text: DEAD.text })
    },
  ],
  [
    'making a colleague’s attributed words our own',
    live,
    async ({ id }) => {
      const update = await anUpdate(bo, id, { text: DEAD.text, submit: true })
      return through(ApproveUpdate, approveUpdate, { ...base(update), verification: 'confirmed' })
    },
  ],
  [
    'a development',
    live,
    async ({ id }) => {
      const update = await anUpdate(ana, id, { ...PLAIN, publish: true })
      return through(AmendUpdate, amendUpdate('development'), { ...base(update), text: DEAD.text })
    },
  ],
  [
    'a correction',
    live,
    async ({ id }) => {
      const update = await anUpdate(ana, id, { ...PLAIN, publish: true })
      return through(AmendUpdate, amendUpdate('correction'), { ...base(update), text: DEAD.text, note: 'He is dead.' })
    },
  ],
  [
    'saying ourselves what was attributed',
    live,
    async ({ id }) => {
      const update = await anUpdate(ana, id, { text: DEAD.text, publish: true })
      return through(AmendUpdate, amendUpdate('development'), { ...base(update), verification: 'confirmed' })
    },
  ],
  [
    'publishing a story',
    () => aDraftStory(ana),
    async ({ id, version }) => {
      const { updateId, baseVersion } = base(await anUpdate(ana, id, DEAD))
      return through(PublishStory, publishStory, {
        storyId: id,
        baseVersion: version,
        updates: [{ updateId, baseVersion }],
      })
    },
  ],
]

const looksOf = (storyId: string) => db().secondLook.findMany({ where: { storyId }, orderBy: { id: 'asc' } })
const storyNow = (id: string) => db().story.findUniqueOrThrow({ where: { id } })

describe('who is dead, in our own voice', () => {
  it.each(PATHS)('is not said by one person through %s, except for a reason', async (_name, aStoryTo, path) => {
    const story = await aStoryTo()
    const command = await path(story)
    const send = (secondEyes?: SecondEyes) => run(command, ana.id, { secondEyes }, now)
    const before = await storyNow(story.id)
    await expect(send()).rejects.toMatchObject({
      code: 'second_eyes',
      message: expect.stringContaining('No other editor is in the room'),
      details: { answers: expect.arrayContaining(['alone', 'notNeeded']), others: [] },
    })
    expect(await storyNow(story.id)).toEqual(before)
    expect(await looksOf(story.id)).toEqual([])

    await send(ALONE)
    const given = { answer: 'alone', reason: 'scene', answeredById: ana.id, checkedAt: null }
    expect(await looksOf(story.id)).toMatchObject([given])
    expect(await db().auditEntry.count({ where: { storyId: story.id, action: 'second_eyes.alone' } })).toBe(1)
  })

  it.each(PATHS)(
    'waits for whoever is in the room through %s, unless it means something else',
    async (_name, aStoryTo, path) => {
      const story = await aStoryTo()
      const command = await path(story)
      const send = (secondEyes?: SecondEyes) => run(command, ana.id, { secondEyes }, now)
      await enter(ben, story.id, now)
      await enter(ana, story.id, now)
      await enter(bo, story.id, now) // a reporter is no second pair of eyes
      await expect(send(ALONE)).rejects.toMatchObject({ code: 'second_eyes', details: { others: ['Ben'] } })
      await expect(send(ALONE)).rejects.not.toMatchObject({ details: { answers: expect.arrayContaining(['alone']) } })
      await send({ notNeeded: true })
      expect(await looksOf(story.id)).toMatchObject([{ answer: 'notNeeded', answeredById: ana.id, reason: null }])
    },
  )

  it.each([
    ['attributed', { text: 'Andrei Karlov is dead.' }],
    ['not confirmed', { text: 'Andrei Karlov is dead.', verification: 'unconfirmed' }],
    ['disputed', { text: 'Andrei Karlov is dead.', verification: 'disputed' }],
    ['by a name', { text: 'Karlov is dead, the mayor of Ankara said.', verification: 'confirmed' }],
    ['something else', { text: 'Roads are closed.', verification: 'confirmed' }],
  ] as const)('goes out at once where it is %s', async (_words, fields) => {
    const { id } = await aStory(ana)
    await enter(ben, id, now)
    expect((await anUpdate(ana, id, { ...fields, publish: true })).state).toBe('published')
    expect(await looksOf(id)).toEqual([])
  })

  it('goes out at once where it is quoted', async () => {
    const { id } = await aStory(ana)
    const said = { type: 'paragraph' as const, content: [{ type: 'text' as const, text: 'Karlov is dead.' }] }
    const quote = { type: 'blockquote' as const, attrs: { speaker: 'Melih Gokcek', role: null }, content: [said] }
    const body = { type: 'doc' as const, content: [quote] }
    expect((await anUpdate(ana, id, { body, verification: 'confirmed', publish: true })).state).toBe('published')
  })

  it('is a colleague’s word where a colleague approves it, and nothing more is asked', async () => {
    const { id } = await aStory(ana)
    const update = await anUpdate(bo, id, { ...DEAD, submit: true })
    const { view } = await run(approveUpdate, ana.id, base(update), now)
    const { state, secondEyes } = UpdateView.parse(view)
    expect(state).toBe('published')
    expect(secondEyes?.answer).toMatchObject({ what: 'passed', name: 'Ana' })
  })

  it('is not asked about in a language that the list does not know', async () => {
    const { id } = await aStory(ana, { language: 'tr' })
    expect((await anUpdate(ana, id, { ...DEAD, publish: true })).state).toBe('published')
  })

  it('is not a reporter’s to say alone, also where the story trusts them', async () => {
    const { id } = await aStory(ana)
    await db().storyPublisher.create({
      data: { storyId: id, contributorId: bo.id, grantedById: ana.id, grantedAt: now },
    })
    await expect(anUpdate(bo, id, { ...DEAD, publish: true, secondEyes: ALONE })).rejects.toMatchObject({
      code: 'second_eyes',
      details: { answers: ['ask', 'notNeeded'] },
    })
    const put = await anUpdate(bo, id, { ...DEAD, publish: true, secondEyes: { ask: true } })
    expect(put.state).toBe('submitted')
  })

  it('keeps a story’s end and a move from nothing', async () => {
    const [story, other] = [await aStory(ana), await aStory(ana)]
    const update = await anUpdate(ana, story.id, { ...DEAD, publish: true, secondEyes: ALONE })
    await run(moveUpdate, ana.id, MoveUpdate.parse({ ...base(update), storyId: other.id }), now)
    const { version } = await storyNow(story.id)
    const end = EndStory.parse({ storyId: story.id, baseVersion: version, summary: 'Andrei Karlov is dead.' })
    await run(endStory, ana.id, end, now)
    expect((await storyNow(story.id)).endedAt).not.toBeNull()
  })
})

describe('what passed once', () => {
  const amend = async (update: UpdateView, fields: object) =>
    UpdateView.parse(
      (await run(amendUpdate('development'), ana.id, AmendUpdate.parse({ ...base(update), ...fields }), now)).view,
    )

  it('stays passed, and a new statement is asked about', async () => {
    const { id } = await aStory(ana)
    const first = await anUpdate(ana, id, { ...DEAD, publish: true, secondEyes: ALONE })
    const second = await amend(first, { text: 'Andrei Karlov is dead. Roads are closed.' })
    await expect(amend(second, { text: 'Andrei Karlov is dead. The gunman was arrested.' })).rejects.toMatchObject({
      code: 'second_eyes',
      details: { statements: ['The gunman was arrested.'] },
    })
    const third = await amend(second, { verification: 'unconfirmed' })
    await amend(third, { verification: 'confirmed' })
    expect(await looksOf(id)).toHaveLength(1)
  })

  it('is a colleague’s only where the colleague was first to say it', async () => {
    const { id } = await aStory(ana)
    const mine = await anUpdate(ana, id, DEAD)
    const { view } = await run(editUpdate, bo.id, EditUpdate.parse({ ...base(mine), text: 'x' }), now).catch(() => ({
      view: null,
    }))
    expect(view).toBeNull() // a reporter does not touch it
    const touched = UpdateView.parse(
      (
        await run(
          editUpdate,
          ben.id,
          EditUpdate.parse({ ...base(mine), text: 'Andrei Karlov is dead. More soon.' }),
          now,
        )
      ).view,
    )
    await expect(run(publishUpdate, ana.id, base(touched), now)).rejects.toMatchObject({ code: 'second_eyes' })
    await run(publishUpdate, ben.id, base(touched), now)
  })
})
