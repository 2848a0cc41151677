import { beforeAll, describe, expect, it } from 'vitest'
import { type Command, run } from '#lib/api/run'
import { banTerm, takeDesk } from '#lib/briefs/commands'
import { putUpLine } from '#lib/front/breaking'
import { getBreaking } from '#lib/front/queries'
import { PutUpLine } from '#lib/front/schema'
import type { Actor } from '#lib/permissions'
import { db } from '#lib/platform/db'
import { newId } from '#lib/platform/ids'
import { endStory } from '#lib/stories/commands'
import { continueStory } from '#lib/stories/continue'
import { foldStory } from '#lib/stories/fold'
import { ContinueStory, EndStory, FoldStory } from '#lib/stories/schema'
import type { StoryView } from '#lib/stories/views'
import { moveUpdate } from '#lib/updates/moving'
import { MoveUpdate } from '#lib/updates/schema'
import { testDatabase } from '#test/database'
import { aContributor, anUpdate, aStory } from '#test/factories'

testDatabase()
const now = new Date()
let ana: Actor
let ben: Actor
beforeAll(async () => {
  ana = await aContributor('editor', 'Ana')
  ben = await aContributor('editor', 'Ben')
})

const BANNED = 'Karlov was shot.'

type Path = (story: StoryView) => Promise<Command<{ banReason?: string }, unknown>>

/** The ways by which words reach readers across stories. Each brings “Karlov” to those of the story that keeps it back. */
const PATHS: [string, Path][] = [
  [
    'moving an update in',
    async ({ id: storyId }) => {
      const { id, version } = await anUpdate(ana, (await aStory(ana)).id, { text: BANNED, publish: true })
      const given = { updateId: id, baseVersion: version, storyId }
      return (tx, actor, input, at) => moveUpdate(tx, actor, MoveUpdate.parse({ ...given, ...input }), at)
    },
  ],
  [
    'folding a story in',
    async ({ id: intoId }) => {
      const copy = await aStory(ana)
      await anUpdate(ana, copy.id, { text: BANNED, publish: true })
      const given = { storyId: copy.id, baseVersion: copy.version, intoId }
      return (tx, actor, input, at) => foldStory(tx, actor, FoldStory.parse({ ...given, ...input }), at)
    },
  ],
  [
    'going on in a new story',
    async ({ id, version }) => {
      const given = { storyId: id, baseVersion: version, newStoryId: newId(), headline: 'Karlov’s last day' }
      return (tx, actor, input, at) => continueStory(tx, actor, ContinueStory.parse({ ...given, ...input }), at)
    },
  ],
  [
    'the final summary',
    async ({ id, version }) => {
      const given = { storyId: id, baseVersion: version, summary: BANNED }
      return (tx, actor, input, at) => endStory(tx, actor, EndStory.parse({ ...given, ...input }), at)
    },
  ],
  [
    'the breaking line',
    async () => {
      const { version: baseVersion } = await getBreaking(db())
      const given = { baseVersion, words: 'Karlov shot', expiresAt: new Date(now.getTime() + 3_600_000).toISOString() }
      return (tx, actor, input, at) => putUpLine(tx, actor, PutUpLine.parse({ ...given, ...input }), at)
    },
  ],
]

describe('a banned term', () => {
  it.each(PATHS)('is stopped by %s, and let out by whoever has the desk with a reason', async (_name, path) => {
    const story = await aStory(ana)
    await run(takeDesk, ana.id, { storyId: story.id, handoverId: newId() }, now)
    await run(banTerm, ana.id, { storyId: story.id, termId: newId(), term: 'Karlov', why: '' }, now)
    const command = await path(story)
    const send = (by: Actor, input: { banReason?: string } = {}) => run(command, by.id, input, now)
    await expect(send(ben, { banReason: 'I want to' })).rejects.toMatchObject({ code: 'banned_term' })
    await expect(send(ana)).rejects.toMatchObject({ code: 'banned_term', details: { mayGiveReason: true } })
    expect(await db().termException.count({ where: { storyId: story.id } })).toBe(0)
    await send(ana, { banReason: 'His family has been told.' })
    const stored = await db().termException.findMany({ where: { storyId: story.id } })
    expect(stored).toMatchObject([{ reason: 'His family has been told.', actorId: ana.id }])
  })
})
