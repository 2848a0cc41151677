import { beforeAll, describe, expect, it } from 'vitest'
import { run } from '#lib/api/run'
import type { Actor } from '#lib/permissions'
import { db } from '#lib/platform/db'
import type { StoryView } from '#lib/stories/views'
import { UpdateView } from '#lib/updates/views'
import { liftEmbargo } from '#lib/updates/waiting'
import { testDatabase } from '#test/database'
import { aContributor, anUpdate, aStory } from '#test/factories'
import { anUpdateThatIs, change, EVEN_LATER, LATER, NOW, type State } from '#test/transitions'

testDatabase()

let editor: Actor
let writer: Actor
let story: StoryView
beforeAll(async () => {
  editor = await aContributor('editor', 'Ana')
  writer = await aContributor('reporter', 'Bo')
  story = await aStory(editor)
})

const anUpdateIn = (state: State) => anUpdateThatIs(state, story.id, writer, editor)

describe('an embargo', () => {
  const embargoed = async (state: State = 'draft') => change(editor, 'embargo', await anUpdateIn(state))

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
    const early = new Date(NOW.getTime() + 60_000).toISOString()
    await expect(change(editor, 'schedule', submitted, { publishAt: early })).rejects.toMatchObject({
      code: 'forbidden',
    })
    expect((await change(editor, 'schedule', submitted, { publishAt: LATER })).state).toBe('scheduled')
  })

  it('is not set across a schedule, nor in the past', async () => {
    const soon = new Date(NOW.getTime() + 60_000).toISOString()
    const scheduled = await change(editor, 'schedule', await anUpdateIn('draft'), { publishAt: soon })
    await expect(change(editor, 'embargo', scheduled)).rejects.toThrow(/scheduled for .* Change or cancel the schedule/)
    const past = change(editor, 'embargo', await anUpdateIn('draft'), {
      embargoUntil: '2020-01-01T00:00:00Z',
    })
    await expect(past).rejects.toMatchObject({ code: 'invalid' })
  })

  it('is broken for one publication: undone, it counts again', async () => {
    const out = await change(editor, 'goOut', await embargoed(), { reason: 'It is out already.' })
    const back = await change(editor, 'undo', out)
    expect(back).toMatchObject({ state: 'draft', embargoUntil: LATER })
    await expect(change(editor, 'publish', back)).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('is not a reporter’s to break, shorten or lift, and an editor says why', async () => {
    const update = await embargoed()
    const lift = (by: Actor, more: object) => run(liftEmbargo, by.id, { ...base(update), ...more }, NOW)
    const reason = 'The ministry has lifted it.'
    await expect(lift(writer, { reason })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(lift(editor, {})).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringContaining('Say why'),
    })
    const soon = new Date(NOW.getTime() + 60_000).toISOString()
    await expect(change(writer, 'embargo', update, { embargoUntil: soon, reason })).rejects.toMatchObject({
      code: 'forbidden',
    })
    const longer = await change(writer, 'embargo', update, { embargoUntil: EVEN_LATER })
    const shorter = await change(editor, 'embargo', longer, { embargoUntil: soon, reason })
    expect(shorter).toMatchObject({ embargoUntil: soon, embargoReason: reason })
    await expect(change(editor, 'publish', shorter)).rejects.toMatchObject({ code: 'forbidden' })
    const { view } = await run(liftEmbargo, editor.id, { ...base(shorter), reason }, NOW)
    expect((await change(editor, 'publish', UpdateView.parse(view))).state).toBe('published')
  })

  const base = ({ id, version }: UpdateView) => ({ updateId: id, baseVersion: version })
})

describe('a submission', () => {
  it('is sent back with a note, which stands until it is submitted again', async () => {
    const back = await change(editor, 'sendBack', await anUpdateIn('submitted'))
    expect(back).toMatchObject({ state: 'draft', sentBack: { by: { name: 'Ana' }, note: 'Who says so?' } })
    expect(await change(writer, 'submit', back)).toMatchObject({ state: 'submitted', sentBack: null })
  })

  it('that is edited and published in one press is under both names, and once', async () => {
    const submitted = await anUpdateIn('submitted')
    const out = await change(editor, 'approve', submitted, { text: 'As the editor has it.', headline: 'A headline' })
    expect(out).toMatchObject({
      state: 'published',
      headline: 'A headline',
      bylines: [{ name: 'Bo' }, { name: 'Ana' }],
    })
    const same = await anUpdateIn('submitted')
    const unchanged = await change(editor, 'approve', same, { text: 'Polls close at eight.' })
    expect(unchanged.bylines.map(({ name }) => name)).toEqual(['Bo', 'Ana'])
    expect((await change(editor, 'approve', await anUpdateIn('submitted'))).bylines).toMatchObject([{ name: 'Bo' }])
  })

  it('of a scheduled, edited update goes out as whoever edited it', async () => {
    const scheduled = await change(editor, 'schedule', await anUpdateIn('draft'))
    const other = await aContributor('editor', 'Cem')
    expect((await change(other, 'edit', scheduled)).publishBy?.name).toBe('Cem')
  })
})

describe('an update that is filed', () => {
  it('is held or scheduled where that was chosen, whatever the button does', async () => {
    const file = (by: Actor, fields: object) => anUpdate(by, story.id, fields)
    const held = await file(editor, { publish: true, goingOut: true, hold: true })
    expect(held).toMatchObject({ state: 'held', submittedAt: null, publishedAt: null })
    expect((await file(writer, { submit: true, hold: true })).state).toBe('held')
    const scheduled = await file(editor, { publish: true, goingOut: true, publishAt: LATER, embargoUntil: LATER })
    expect(scheduled).toMatchObject({ state: 'scheduled', publishAt: LATER, embargoUntil: LATER })
    await expect(file(writer, { submit: true, publishAt: LATER })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(file(editor, { hold: true, publishAt: LATER })).rejects.toMatchObject({ code: 'invalid' })
    await expect(file(editor, { publish: true, submit: true })).rejects.toMatchObject({ code: 'invalid' })
    await expect(file(editor, { publish: true, embargoUntil: LATER })).rejects.toMatchObject({ code: 'forbidden' })
  })
})
