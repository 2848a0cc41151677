import { beforeAll, describe, expect, it } from 'vitest'
import { run } from '#lib/api/run'
import type { Actor } from '#lib/permissions'
import { db } from '#lib/platform/db'
import type { AmendmentKind } from '#lib/revisions/schema'
import type { Source } from '#lib/sources/schema'
import { getChangesForReader } from '#lib/stories/changes'
import { getFrontForReader, getStoryForReader } from '#lib/stories/reader'
import type { StoryForReader } from '#lib/stories/reader-views'
import type { StoryView } from '#lib/stories/views'
import { amendUpdate } from '#lib/updates/amending'
import { approveUpdate, editUpdate } from '#lib/updates/commands'
import { undoUpdate } from '#lib/updates/going-out'
import { keyUpdate } from '#lib/updates/key'
import { moveUpdate } from '#lib/updates/moving'
import { ApproveUpdate } from '#lib/updates/schema'
import { pinUpdate, retractUpdate } from '#lib/updates/standing'
import { UpdateView } from '#lib/updates/views'
import { testDatabase } from '#test/database'
import { aContributor, anUpdate, aStory } from '#test/factories'

testDatabase()
const now = new Date()
const minister: Source = { type: 'official', label: 'Turkish interior minister, press conference' }
const wire: Source = { type: 'wire', label: 'Reuters', href: 'https://example.test/reuters' }

let ana: Actor
let story: StoryView
beforeAll(async () => {
  ana = await aContributor()
  story = await aStory(ana)
})

const page = async (slug = story.slug): Promise<StoryForReader> => {
  const found = await getStoryForReader(slug)
  if (!found) throw new Error('The story is not there')
  return found
}

const onPage = async (id: string) => (await page()).updates.find((update) => update.id === id)

async function amend(kind: AmendmentKind, update: UpdateView, change: object): Promise<UpdateView> {
  const { view } = await run(
    amendUpdate(kind),
    ana.id,
    { updateId: update.id, baseVersion: update.version, ...change },
    now,
  )
  return UpdateView.parse(view)
}

describe('how sure the desk is, and who says so', () => {
  it('is never preset to confirmed, and nothing of it is written where nothing was said', async () => {
    const update = await anUpdate(ana, story.id, { publish: true })
    expect(update.verification).toBeUndefined()
    const { content } = await db().revision.findFirstOrThrow({ where: { itemId: update.id } })
    expect(Object.keys(content as object).sort()).toEqual(['body', 'headline'])
  })

  it('is published with the text, and stands in its revision', async () => {
    const update = await anUpdate(ana, story.id, { verification: 'unconfirmed', sources: [minister], publish: true })
    expect(update).toMatchObject({ verification: 'unconfirmed', sources: [minister] })
    expect(await onPage(update.id)).toMatchObject({ verification: 'unconfirmed', sources: [minister] })
  })

  it('changes for readers by one amendment: one revision, one number', async () => {
    const update = await anUpdate(ana, story.id, { verification: 'unconfirmed', sources: [minister], publish: true })
    const before = await page()
    const told = { verification: 'confirmed', sources: [minister, wire] }
    const changed = await amend('development', update, told)
    expect(changed).toMatchObject({ ...told, kind: 'development' })
    const after = await page()
    expect(after.revision).toBe(before.revision + 1)
    expect(await db().revision.count({ where: { itemId: update.id } })).toBe(2)
    const changes = await getChangesForReader(story.slug, before.revision)
    expect(changes?.updates.map((each) => each.update)).toMatchObject([{ id: update.id, ...told }])
    // What was frozen before stays as it was.
    const [first] = await db().revision.findMany({ where: { itemId: update.id }, orderBy: { number: 'asc' } })
    expect(first?.content).toMatchObject({ verification: 'unconfirmed', sources: [minister] })
  })

  it('is no typing error, and saying the same again is no change', async () => {
    const update = await anUpdate(ana, story.id, { verification: 'disputed', sources: [wire], publish: true })
    await expect(amend('typo', update, { verification: 'confirmed' })).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringContaining('no typing error'),
    })
    const same = { verification: 'disputed', sources: [wire] }
    await expect(amend('development', update, same)).rejects.toMatchObject({
      message: 'Nothing was changed; change the text first.',
    })
    const mended = { sources: [{ ...wire, label: 'Reuters, Ankara' }] }
    expect(await amend('typo', update, mended)).toMatchObject({ ...mended, verification: 'disputed' })
  })

  it('stays when the words change, and is changed in what nobody has seen', async () => {
    const draft = await anUpdate(ana, story.id, { sources: [minister] })
    const input = { updateId: draft.id, baseVersion: draft.version, text: 'Polls close at nine.' }
    const edited = UpdateView.parse((await run(editUpdate, ana.id, input, now)).view)
    expect(edited.sources).toEqual([minister])
    const emptied = { updateId: draft.id, baseVersion: edited.version, sources: [] }
    expect(UpdateView.parse((await run(editUpdate, ana.id, emptied, now)).view).sources).toBeUndefined()
  })

  it('comes with a submission, and saying it as an editor is no writing', async () => {
    const bo = await aContributor('reporter', 'Bo')
    const update = await anUpdate(bo, story.id, { sources: [minister], submit: true })
    const input = { updateId: update.id, baseVersion: update.version, verification: 'confirmed' } as const
    const approved = UpdateView.parse((await run(approveUpdate, ana.id, ApproveUpdate.parse(input), now)).view)
    expect(approved).toMatchObject({ verification: 'confirmed', sources: [minister], bylines: [{ name: 'Bo' }] })
  })

  it('is what was chosen last where an undone update is published again', async () => {
    const going = await anUpdate(ana, story.id, { sources: [minister, wire], publish: true, goingOut: true })
    const undo = { updateId: going.id, baseVersion: going.version }
    const undone = UpdateView.parse((await run(undoUpdate, ana.id, undo, now)).view)
    const again = { updateId: undone.id, baseVersion: undone.version, sources: [wire], publish: true as const }
    expect((await anUpdate(ana, story.id, again)).sources).toEqual([wire])
  })

  it('goes with an update into another story, and stays in the record of what was retracted', async () => {
    const other = await aStory(ana)
    const update = await anUpdate(ana, story.id, { verification: 'disputed', sources: [wire], publish: true })
    await run(moveUpdate, ana.id, { updateId: update.id, baseVersion: update.version, storyId: other.id }, now)
    const [moved] = (await page(other.slug)).updates
    expect(moved).toMatchObject({ verification: 'disputed', sources: [wire] })
    const base = { updateId: moved?.id ?? '', baseVersion: 2, reason: 'We could not stand it up.' }
    const retracted = UpdateView.parse((await run(retractUpdate, ana.id, base, now)).view)
    expect(retracted).toMatchObject({ state: 'retracted', verification: 'disputed', sources: [wire] })
  })

  it('stands wherever words stand without their update', async () => {
    const own = await aStory(ana)
    const update = await anUpdate(ana, own.id, {
      text: 'Shots were heard.',
      verification: 'unconfirmed',
      publish: true,
    })
    const pin = { updateId: update.id, baseVersion: update.version }
    await run(pinUpdate, ana.id, pin, now)
    await run(keyUpdate, ana.id, { ...pin, baseVersion: update.version + 1 }, now)
    const { pins, keyMoments } = await page(own.slug)
    expect(pins[0]?.verification).toBe('unconfirmed')
    expect(keyMoments.moments[0]?.words).toBe('Not yet confirmed: Shots were heard.')
    const front = await getFrontForReader()
    const newest = front.stories.find(({ id }) => id === own.id)?.newest
    expect(newest?.text).toBe('Not yet confirmed: Shots were heard.')
  })
})
