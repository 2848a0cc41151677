import { beforeAll, describe, expect, it } from 'vitest'
import { type Command, run } from '#lib/api/run'
import type { Actor } from '#lib/permissions'
import { db } from '#lib/platform/db'
import { AppError } from '#lib/platform/errors'
import { newId } from '#lib/platform/ids'
import { endStory } from '#lib/stories/commands'
import { givePublishing } from '#lib/stories/publishers'
import type { StoryView } from '#lib/stories/views'
import { amendUpdate, approveUpdate, editUpdate, publishUpdate, submitUpdate } from '#lib/updates/commands'
import { undoUpdate } from '#lib/updates/going-out'
import { pinUpdate, retractUpdate, unpinUpdate } from '#lib/updates/standing'
import { UpdateView } from '#lib/updates/views'
import {
  embargoUpdate,
  holdUpdate,
  liftEmbargo,
  scheduleUpdate,
  sendBackUpdate,
  unholdUpdate,
  unscheduleUpdate,
} from '#lib/updates/waiting'
import { testDatabase } from '#test/database'
import { aContributor, anUpdate, aStory } from '#test/factories'

testDatabase()

const now = new Date()
const later = new Date(now.getTime() + 3_600_000).toISOString()
const evenLater = new Date(now.getTime() + 7_200_000).toISOString()

/** Every change of an update's state, with what it is given besides the version. */
const CHANGES = {
  edit: [editUpdate, { text: 'Other words.' }],
  submit: [submitUpdate, {}],
  publish: [publishUpdate, {}],
  goOut: [publishUpdate, { goingOut: true }],
  approve: [approveUpdate, {}],
  undo: [undoUpdate, {}],
  schedule: [scheduleUpdate, { publishAt: evenLater }],
  unschedule: [unscheduleUpdate, {}],
  hold: [holdUpdate, {}],
  unhold: [unholdUpdate, {}],
  embargo: [embargoUpdate, { embargoUntil: later }],
  sendBack: [sendBackUpdate, { note: 'Who says so?' }],
  amend: [amendUpdate('typo'), { text: 'Other words.' }],
  retract: [retractUpdate, { reason: 'It was wrong.' }],
  pin: [pinUpdate, {}],
  unpin: [unpinUpdate, {}],
} as const
type Change = keyof typeof CHANGES
type State = 'draft' | 'submitted' | 'held' | 'goingOut' | 'scheduled' | 'published' | 'retracted'
const STATES: State[] = ['draft', 'submitted', 'held', 'goingOut', 'scheduled', 'published', 'retracted']

/** Who may, in the order of the states: e an editor, w its writer (a reporter), t a writer whom the story trusts; - nobody. */
const TABLE: Record<Change, string> = {
  //          draft submitted held goingOut scheduled published retracted
  edit: '      ewt   ewt       ewt  -        et        -         -',
  submit: '    ewt   -         ewt  -        -         -         -',
  publish: '   et    et        et   -        et        -         -',
  goOut: '     et    et        et   -        et        -         -',
  approve: '   -     et        -    -        -         -         -',
  undo: '      -     -         -    e        -         -         -',
  schedule: '  et    et        et   -        et        -         -',
  unschedule: '-     -         -    -        e         -         -',
  hold: '      ewt   ewt       -    -        et        -         -',
  unhold: '    -     -         ewt  -        -         -         -',
  embargo: '   ewt   ewt       ewt  -        et        -         -',
  sendBack: '  -     e         -    -        -         -         -',
  amend: '     -     -         -    -        -         e         -',
  retract: '   -     -         -    -        -         e         -',
  pin: '       -     -         -    -        -         e         -',
  unpin: '     -     -         -    -        -         -         -',
}

const BECOMES: Record<Change, State | 'same'> = {
  edit: 'same',
  submit: 'submitted',
  publish: 'published',
  goOut: 'goingOut',
  approve: 'published',
  undo: 'draft',
  schedule: 'scheduled',
  unschedule: 'draft',
  hold: 'held',
  unhold: 'draft',
  embargo: 'same',
  sendBack: 'draft',
  amend: 'published',
  retract: 'retracted',
  pin: 'published',
  unpin: 'published',
}

/** What is said where the state forbids it, whoever asks. */
const SAID: Partial<Record<State, RegExp>> = {
  goingOut: /going out|undo|editor|not scheduled/i,
  published: /Readers see this update already|published|pinned|editor|queue|going out|scheduled|held/,
}

let editor: Actor
let writer: Actor
let story: StoryView
let trusting: StoryView
beforeAll(async () => {
  editor = await aContributor('editor', 'Ana')
  writer = await aContributor('reporter', 'Bo')
  story = await aStory(editor)
  trusting = await aStory(editor)
  await run(givePublishing, editor.id, { storyId: trusting.id, contributorId: writer.id }, now)
})

const change = async (by: Actor, name: Change, { id, version }: UpdateView, more: object = {}): Promise<UpdateView> => {
  const [command, given] = CHANGES[name]
  const input = { updateId: id, baseVersion: version, ...given, ...more }
  return UpdateView.parse((await run(command as unknown as Command<object, UpdateView>, by.id, input, now)).view)
}

/** An update of the reporter's in a state, brought there by the editor where that needs one. */
async function anUpdateThatIs(state: State, storyId: string): Promise<UpdateView> {
  const draft = await anUpdate(writer, storyId)
  if (state === 'draft') return draft
  if (state === 'submitted') return change(writer, 'submit', draft)
  if (state === 'held') return change(writer, 'hold', draft)
  if (state === 'goingOut') return change(editor, 'goOut', draft)
  if (state === 'scheduled') return change(editor, 'schedule', draft)
  const published = await change(editor, 'publish', draft)
  return state === 'published' ? published : change(editor, 'retract', published)
}

describe.each(Object.keys(CHANGES) as Change[])('%s', (name) => {
  const cells = TABLE[name].trim().split(/\s+/)
  it.each(STATES.flatMap((state, place) => ['e', 'w', 't'].map((who) => [state, who, cells[place] ?? ''] as const)))(
    'of one that is %s, by %s: %s',
    async (state, who, allowed) => {
      const where = who === 't' ? trusting : story
      const by = who === 'e' ? editor : writer
      const update = await anUpdateThatIs(state, where.id)
      const before = (await db().story.findUniqueOrThrow({ where: { id: where.id } })).revision
      const outcome = await change(by, name, update).catch((error: unknown) => error)
      const row = await db().liveUpdate.findUniqueOrThrow({ where: { id: update.id } })
      const after = (await db().story.findUniqueOrThrow({ where: { id: where.id } })).revision

      if (!allowed.includes(who)) {
        expect(outcome).toBeInstanceOf(AppError)
        const { code, message } = outcome as AppError
        expect(['forbidden', 'invalid']).toContain(code)
        expect(message).toMatch(/^[A-Z].{20,}[.]$/)
        if (SAID[state]) expect(message).toMatch(SAID[state])
        expect(row.version).toBe(update.version)
        expect(after).toBe(before)
        return
      }
      const view = UpdateView.parse(outcome)
      expect(view.state).toBe(BECOMES[name] === 'same' ? state : BECOMES[name])
      expect(view.version).toBe(update.version + 1)
      const isSeen = view.publishedAt !== null
      expect(after - before).toBe(isSeen ? 1 : 0)
    },
  )
})

describe('after the end of coverage', () => {
  it.each(['edit', 'submit', 'publish', 'goOut', 'schedule', 'hold', 'embargo'] as const)(
    'nobody can %s',
    async (name) => {
      const ending = await aStory(editor)
      const update = await anUpdate(writer, ending.id)
      await run(endStory, editor.id, { storyId: ending.id, baseVersion: ending.version }, now)
      for (const by of [editor, writer])
        await expect(change(by, name, update)).rejects.toMatchObject({ code: 'forbidden' })
    },
  )

  it.each([
    ['goingOut', 'undo'],
    ['scheduled', 'unschedule'],
    ['held', 'unhold'],
    ['submitted', 'sendBack'],
  ] as const)('what is %s can still be taken back (%s)', async (state, name) => {
    const ending = await aStory(editor)
    const update = await anUpdateThatIs(state, ending.id)
    await run(endStory, editor.id, { storyId: ending.id, baseVersion: ending.version }, now)
    expect((await change(editor, name, update)).state).toBe('draft')
  })
})

describe('every change', () => {
  const from: Partial<Record<Change, State>> = {
    approve: 'submitted',
    sendBack: 'submitted',
    undo: 'goingOut',
    unschedule: 'scheduled',
    unhold: 'held',
    amend: 'published',
    retract: 'published',
    pin: 'published',
  }
  const possible = (Object.keys(CHANGES) as Change[]).filter((name) => name !== 'unpin')

  it.each(possible)('%s: a stale version is refused with the update as it is now', async (name) => {
    const update = await anUpdateThatIs(from[name] ?? 'draft', story.id)
    const stale = change(editor, name, { ...update, version: update.version - 1 })
    await expect(stale).rejects.toMatchObject({ code: 'conflict', details: { current: { version: update.version } } })
  })

  it.each(possible)('%s: the same press twice has one effect and one reply', async (name) => {
    const update = await anUpdateThatIs(from[name] ?? 'draft', story.id)
    const [command, given] = CHANGES[name]
    const input = { updateId: update.id, baseVersion: update.version, ...given }
    const key = newId()
    const press = () => run(command as unknown as Command<object, UpdateView>, editor.id, input, now, { key })
    const [first, second] = [await press(), await press()]
    expect(second.replayed).toBe(true)
    expect(second.view).toEqual(first.view)
    const row = await db().liveUpdate.findUniqueOrThrow({ where: { id: update.id } })
    expect(row.version).toBe(update.version + 1)
  })

  it.each(possible)('%s: of two at once, one succeeds', async (name) => {
    const other = await aContributor('editor', 'Cem')
    const update = await anUpdateThatIs(from[name] ?? 'draft', story.id)
    const both = await Promise.allSettled([editor, other].map((by) => change(by, name, update)))
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'conflict' } })
  })
})

describe('an embargo', () => {
  const embargoed = async (state: State = 'draft') => change(editor, 'embargo', await anUpdateThatIs(state, story.id))

  it.each(['publish', 'goOut'] as const)('forbids to %s without a reason, and says until when', async (name) => {
    const update = await embargoed()
    const refused = change(editor, name, update)
    await expect(refused).rejects.toMatchObject({ code: 'forbidden', details: { reason: 'embargoed' } })
    await expect(refused).rejects.toThrow(/^This update is embargoed until \d\d:\d\d.* in Istanbul\./)
    const out = await change(editor, name, update, { reason: 'The ministry has just said it itself.' })
    expect(out.embargoReason).toBe('The ministry has just said it itself.')
    expect(await db().auditEntry.count({ where: { subjectId: update.id, action: 'update.embargo_broken' } })).toBe(1)
    const event = await db().storyEvent.findFirst({ where: { itemId: update.id } })
    expect(event?.reason ?? null).toBe(name === 'publish' ? 'The ministry has just said it itself.' : null)
  })

  it('forbids an approval, and a schedule before it ends; at its end and after it does not', async () => {
    const submitted = await embargoed('submitted')
    await expect(change(editor, 'approve', submitted)).rejects.toMatchObject({ code: 'forbidden' })
    const early = new Date(now.getTime() + 60_000).toISOString()
    await expect(change(editor, 'schedule', submitted, { publishAt: early })).rejects.toMatchObject({
      code: 'forbidden',
    })
    expect((await change(editor, 'schedule', submitted, { publishAt: later })).state).toBe('scheduled')
  })

  it('is not set across a schedule, nor in the past', async () => {
    const soon = new Date(now.getTime() + 60_000).toISOString()
    const scheduled = await change(editor, 'schedule', await anUpdateThatIs('draft', story.id), { publishAt: soon })
    await expect(change(editor, 'embargo', scheduled)).rejects.toThrow(/scheduled for .* Change or cancel the schedule/)
    const past = change(editor, 'embargo', await anUpdateThatIs('draft', story.id), {
      embargoUntil: '2020-01-01T00:00:00Z',
    })
    await expect(past).rejects.toMatchObject({ code: 'invalid' })
  })

  it('is broken for one publication: undone, it counts again', async () => {
    const out = await change(editor, 'goOut', await embargoed(), { reason: 'It is out already.' })
    const back = await change(editor, 'undo', out)
    expect(back).toMatchObject({ state: 'draft', embargoUntil: later })
    await expect(change(editor, 'publish', back)).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('is not a reporter’s to break, shorten or lift, and an editor says why', async () => {
    const update = await embargoed()
    const lift = (by: Actor, more: object) => run(liftEmbargo, by.id, { ...base(update), ...more }, now)
    const reason = 'The ministry has lifted it.'
    await expect(lift(writer, { reason })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(lift(editor, {})).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringContaining('Say why'),
    })
    const soon = new Date(now.getTime() + 60_000).toISOString()
    await expect(change(writer, 'embargo', update, { embargoUntil: soon, reason })).rejects.toMatchObject({
      code: 'forbidden',
    })
    const longer = await change(writer, 'embargo', update, { embargoUntil: evenLater })
    const shorter = await change(editor, 'embargo', longer, { embargoUntil: soon, reason })
    expect(shorter).toMatchObject({ embargoUntil: soon, embargoReason: reason })
    await expect(change(editor, 'publish', shorter)).rejects.toMatchObject({ code: 'forbidden' })
    const { view } = await run(liftEmbargo, editor.id, { ...base(shorter), reason }, now)
    expect((await change(editor, 'publish', UpdateView.parse(view))).state).toBe('published')
  })

  const base = ({ id, version }: UpdateView) => ({ updateId: id, baseVersion: version })
})

describe('a submission', () => {
  it('is sent back with a note, which stands until it is submitted again', async () => {
    const back = await change(editor, 'sendBack', await anUpdateThatIs('submitted', story.id))
    expect(back).toMatchObject({ state: 'draft', sentBack: { by: { name: 'Ana' }, note: 'Who says so?' } })
    expect(await change(writer, 'submit', back)).toMatchObject({ state: 'submitted', sentBack: null })
  })

  it('that is edited and published in one press is under both names, and once', async () => {
    const submitted = await anUpdateThatIs('submitted', story.id)
    const out = await change(editor, 'approve', submitted, { text: 'As the editor has it.', headline: 'A headline' })
    expect(out).toMatchObject({
      state: 'published',
      headline: 'A headline',
      bylines: [{ name: 'Bo' }, { name: 'Ana' }],
    })
    const same = await anUpdateThatIs('submitted', story.id)
    const unchanged = await change(editor, 'approve', same, { text: 'Polls close at eight.' })
    expect(unchanged.bylines.map(({ name }) => name)).toEqual(['Bo', 'Ana'])
    expect((await change(editor, 'approve', await anUpdateThatIs('submitted', story.id))).bylines).toMatchObject([
      { name: 'Bo' },
    ])
  })

  it('of a scheduled, edited update goes out as whoever edited it', async () => {
    const scheduled = await change(editor, 'schedule', await anUpdateThatIs('draft', story.id))
    const other = await aContributor('editor', 'Cem')
    expect((await change(other, 'edit', scheduled)).publishBy?.name).toBe('Cem')
  })
})
