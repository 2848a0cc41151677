import { beforeAll, describe, expect, it } from 'vitest'
import { inTransaction, run } from '#lib/api/run'
import { banTerm, takeDesk } from '#lib/briefs/commands'
import type { Actor } from '#lib/permissions'
import { db } from '#lib/platform/db'
import { newId } from '#lib/platform/ids'
import type { StoryView } from '#lib/stories/views'
import { createUpdate } from '#lib/updates/commands'
import { moveUpdate } from '#lib/updates/moving'
import { releaseUpdate } from '#lib/updates/release'
import { CreateUpdate, MoveUpdate } from '#lib/updates/schema'
import { UpdateView } from '#lib/updates/views'
import { scheduleUpdate } from '#lib/updates/waiting'
import { testDatabase } from '#test/database'
import { aContributor, anUpdate, aStory } from '#test/factories'
import { goOut, makeDue, theDue, viewOf } from '#test/releases'

testDatabase()
const now = new Date()
const soon = new Date(now.getTime() + 3_600_000).toISOString()
let ana: Actor
beforeAll(async () => {
  ana = await aContributor('editor', 'Ana')
})

const ban = (story: StoryView) =>
  run(banTerm, ana.id, { storyId: story.id, termId: newId(), term: 'mayor', why: '' }, now)

/** A story whose desk Ana has, and which keeps a name back. */
async function aCarefulStory() {
  const story = await aStory(ana)
  await run(takeDesk, ana.id, { storyId: story.id, handoverId: newId() }, now)
  await ban(story)
  return story
}

const release = async (update: UpdateView) => {
  await makeDue(update)
  const due = await theDue(update)
  return inTransaction((tx) => releaseUpdate(tx, due))
}

describe('a banned term in what goes out later', () => {
  it('is asked about when it is pressed, and goes out for the reason that was given then', async () => {
    const story = await aCarefulStory()
    const given = { storyId: story.id, updateId: newId(), text: 'The mayor has resigned.', publish: true } as const
    const file = (input: object) =>
      run(createUpdate, ana.id, CreateUpdate.parse({ ...given, goingOut: true, ...input }), now)
    await expect(file({})).rejects.toMatchObject({ code: 'banned_term', details: { mayGiveReason: true } })
    const view = UpdateView.parse((await file({ banReason: 'He has said so himself.' })).view)
    expect(view.state).toBe('goingOut')
    expect(await release(view)).toBe('released')
  })

  it('is asked about when it is scheduled', async () => {
    const story = await aCarefulStory()
    const { id, version } = await anUpdate(ana, story.id, { text: 'The mayor has resigned.' })
    const schedule = (input: { banReason?: string }) =>
      run(scheduleUpdate, ana.id, { updateId: id, baseVersion: version, publishAt: soon, ...input }, now)
    await expect(schedule({})).rejects.toMatchObject({ code: 'banned_term' })
    const view = UpdateView.parse((await schedule({ banReason: 'He will have said so by then.' })).view)
    expect(view.state).toBe('scheduled')
    expect(await release(view)).toBe('released')
  })

  it('that was put on the list meanwhile brings it back to the editors, with the sentence', async () => {
    const story = await aStory(ana)
    const update = await goOut(ana, story.id)
    await ban(story)
    expect(await release(update)).toBe('refused')
    const returned = await viewOf(update)
    expect(returned.state).toBe('submitted')
    expect(returned.refusal?.words).toMatch(/^“mayor” is on the list Do not publish/)
    const told = await db().notification.findMany({ where: { itemId: update.id } })
    expect(told.map(({ kind }) => kind)).toContain('releaseRefused')
  })
})

it('a notification raises the number of what the whole desk sees', async () => {
  const story = await aStory(ana)
  const numberNow = async () => (await db().site.findUniqueOrThrow({ where: { id: 1 } })).deskRevision
  const before = await numberNow()
  await anUpdate(ana, story.id, { submit: true })
  expect(await numberNow()).toBe(before + 1)
})

it('what is going out stays in its story until it is out or undone', async () => {
  const [story, other] = [await aStory(ana), await aStory(ana)]
  const { id, version } = await goOut(ana, story.id)
  const move = MoveUpdate.parse({ updateId: id, baseVersion: version, storyId: other.id })
  await expect(run(moveUpdate, ana.id, move, now)).rejects.toMatchObject({ code: 'forbidden' })
})
