import { beforeAll, describe, expect, it } from 'vitest'
import { run } from '#lib/api/run'
import type { Actor } from '#lib/permissions'
import { db } from '#lib/platform/db'
import { AppError } from '#lib/platform/errors'
import { newId } from '#lib/platform/ids'
import { endStory } from '#lib/stories/commands'
import { givePublishing } from '#lib/stories/publishers'
import type { StoryView } from '#lib/stories/views'
import { UpdateView } from '#lib/updates/views'
import { testDatabase } from '#test/database'
import { aContributor, anUpdate, aStory } from '#test/factories'
import { anUpdateThatIs, CHANGES, type Change, change, press, type State } from '#test/transitions'

testDatabase()

const now = new Date()
const STATES: State[] = [
  'draft',
  'submitted',
  'held',
  'goingOut',
  'scheduled',
  'published',
  'retracted',
  'withheld',
  'pulled',
]

/** Who may, in the order of the states: e an editor, w its writer (a reporter), t a writer whom the story trusts; - nobody. */
const TABLE: Record<Change, string> = {
  //          draft submitted held goingOut scheduled published retracted withheld pulled
  edit: '      ewt   ewt       ewt  -        et        -         -         -        -',
  submit: '    ewt   -         ewt  -        -         -         -         -        -',
  publish: '   et    et        et   -        et        -         -         -        -',
  goOut: '     et    et        et   -        et        -         -         -        -',
  approve: '   -     et        -    -        -         -         -         -        -',
  undo: '      -     -         -    e        -         -         -         -        -',
  schedule: '  et    et        et   -        et        -         -         -        -',
  unschedule: '-     -         -    -        e         -         -         -        -',
  hold: '      ewt   ewt       -    -        et        -         -         -        -',
  unhold: '    -     -         ewt  -        -         -         -         -        -',
  embargo: '   ewt   ewt       ewt  -        et        -         -         -        -',
  sendBack: '  -     e         -    -        -         -         -         -        -',
  amend: '     -     -         -    -        -         e         -         -        -',
  retract: '   -     -         -    -        -         e         -         -        -',
  pin: '       -     -         -    -        -         e         -         -        -',
  unpin: '     -     -         -    -        -         -         -         -        -',
  withhold: '  -     -         -    -        -         -         e         -        -',
  unwithhold: '-     -         -    -        -         -         -         e        -',
  pull: '      -     -         -    -        -         e         e         e        -',
  putBack: '   -     -         -    -        -         -         -         -        e',
}

const BECOMES: Record<Change, UpdateView['state'] | 'same'> = {
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
  withhold: 'retracted',
  unwithhold: 'retracted',
  pull: 'pulled',
  putBack: 'published',
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

const anUpdateIn = (state: State, { id }: StoryView) => anUpdateThatIs(state, id, writer, editor)

describe.each(Object.keys(CHANGES) as Change[])('%s', (name) => {
  const cells = TABLE[name].trim().split(/\s+/)
  it.each(STATES.flatMap((state, place) => ['e', 'w', 't'].map((who) => [state, who, cells[place] ?? ''] as const)))(
    'of one that is %s, by %s: %s',
    async (state, who, allowed) => {
      const where = who === 't' ? trusting : story
      const by = who === 'e' ? editor : writer
      const update = await anUpdateIn(state, where)
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
    const update = await anUpdateIn(state, ending)
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
    withhold: 'retracted',
    unwithhold: 'withheld',
    pull: 'published',
    putBack: 'pulled',
  }
  const possible = (Object.keys(CHANGES) as Change[]).filter((name) => name !== 'unpin')

  it.each(possible)('%s: a stale version is refused with the update as it is now', async (name) => {
    const update = await anUpdateIn(from[name] ?? 'draft', story)
    const stale = change(editor, name, { ...update, version: update.version - 1 })
    await expect(stale).rejects.toMatchObject({ code: 'conflict', details: { current: { version: update.version } } })
  })

  it.each(possible)('%s: the same press twice has one effect and one reply', async (name) => {
    const update = await anUpdateIn(from[name] ?? 'draft', story)
    const key = newId()
    const again = () => press(editor, name, update, {}, key)
    const [first, second] = [await again(), await again()]
    expect(second.replayed).toBe(true)
    expect(second.view).toEqual(first.view)
    const row = await db().liveUpdate.findUniqueOrThrow({ where: { id: update.id } })
    expect(row.version).toBe(update.version + 1)
  })

  it.each(possible)('%s: of two at once, one succeeds', async (name) => {
    const other = await aContributor('editor', 'Cem')
    const update = await anUpdateIn(from[name] ?? 'draft', story)
    const both = await Promise.allSettled([editor, other].map((by) => change(by, name, update)))
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'conflict' } })
  })
})
