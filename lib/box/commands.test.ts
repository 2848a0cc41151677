import { beforeAll, describe, expect, it } from 'vitest'
import { run } from '#lib/api/run'
import { checkClaim, editClaim, moveClaim, removeClaim } from '#lib/box/commands'
import { createClaim } from '#lib/box/making'
import { getBoxForDesk } from '#lib/box/queries'
import { CreateClaim } from '#lib/box/schema'
import { ClaimView } from '#lib/box/views'
import type { Actor } from '#lib/permissions'
import { db } from '#lib/platform/db'
import { newId } from '#lib/platform/ids'
import { publishStory } from '#lib/stories/commands'
import { getStoryForReader } from '#lib/stories/reader'
import { PublishStory } from '#lib/stories/schema'
import { testDatabase } from '#test/database'
import { aContributor, aDraftStory, aStory } from '#test/factories'

testDatabase()
const now = new Date()
let ana: Actor
let bo: Actor
beforeAll(async () => {
  ana = await aContributor('editor', 'Ana')
  bo = await aContributor('reporter', 'Bo')
})

async function add(storyId: string, text: string, by = ana): Promise<ClaimView> {
  return ClaimView.parse(
    (await run(createClaim, by.id, CreateClaim.parse({ storyId, claimId: newId(), text }), now)).view,
  )
}

const base = ({ id, version }: ClaimView) => ({ claimId: id, baseVersion: version })

async function aBox(...texts: string[]) {
  const story = await aStory(ana)
  const rows: ClaimView[] = []
  for (const text of texts) rows.push(await add(story.id, text))
  const storyNow = () => db().story.findUniqueOrThrow({ where: { id: story.id } })
  const roomNow = async () => (await db().room.findUniqueOrThrow({ where: { storyId: story.id } })).revision
  const events = async () =>
    (await db().storyEvent.findMany({ where: { storyId: story.id }, orderBy: { revision: 'asc' } })).map(
      ({ type }) => type,
    )
  const desk = async () => (await getBoxForDesk(db(), ana, { storyId: story.id })).rows.map(({ text }) => text)
  const box = async () => {
    const seen = await getStoryForReader(story.slug)
    if (!seen) throw new Error('The story is not there')
    return seen.box
  }
  return { story, rows, storyNow, roomNow, events, desk, box }
}

const edit = (row: ClaimView, fields: object, by = ana) =>
  run(editClaim, by.id, { ...base(row), text: 'Changed', banReason: undefined, ...fields }, now)

describe('a row of the box', () => {
  it('is before readers at once, at the story’s next number, with one event', async () => {
    const { storyNow, events, box } = await aBox('The bridge is closed.')
    expect((await storyNow()).revision).toBe(2)
    expect(await events()).toEqual(['story.published', 'claim.added'])
    expect(await box()).toMatchObject({ revision: 2, known: [{ text: 'The bridge is closed.', amendment: null }] })
  })

  it('goes out with its story where that is still a draft', async () => {
    const draft = await aDraftStory(ana)
    const row = await add(draft.id, 'The bridge is closed.')
    expect(row.publishedAt).toBeNull()
    await edit(row, {})
    await run(publishStory, ana.id, PublishStory.parse({ storyId: draft.id, baseVersion: draft.version }), now)
    expect((await getStoryForReader(draft.slug))?.box).toMatchObject({ revision: 1, known: [{ text: 'Changed' }] })
  })

  it('is changed with a kind that readers are told', async () => {
    const { rows, events, box } = await aBox('Five were hurt.')
    const [row] = rows
    if (!row) throw new Error()
    await expect(edit(row, {})).rejects.toThrow('Say what kind of change')
    await expect(edit(row, { kind: 'correction' })).rejects.toThrow('for readers')
    await edit(row, { kind: 'correction', note: 'Four were.' })
    expect((await events()).at(-1)).toBe('claim.corrected')
    expect(await box()).toMatchObject({
      change: 'correction',
      known: [{ text: 'Changed', amendment: { kind: 'correction', note: 'Four were.' } }],
    })
    await expect(edit(row, { kind: 'typo' })).rejects.toMatchObject({ code: 'conflict' })
    const again = { ...row, version: row.version + 1 }
    await expect(edit(again, { kind: 'typo' })).rejects.toThrow('Nothing was changed')
  })

  it('moves, and the others make room', async () => {
    const { rows, desk, box, events } = await aBox('One', 'Two', 'Three')
    const [first, , third] = rows
    if (!first || !third) throw new Error()
    await run(moveClaim, ana.id, { ...base(third), position: 0 }, now)
    expect(await desk()).toEqual(['Three', 'One', 'Two'])
    await run(moveClaim, ana.id, { ...base(first), position: 99 }, now)
    expect((await box()).known.map(({ text }) => text)).toEqual(['Three', 'Two', 'One'])
    expect((await box()).revision).toBe(6)
    expect((await events()).slice(-2)).toEqual(['claim.moved', 'claim.moved'])
    const last = { claimId: first.id, baseVersion: first.version + 1, position: 2 }
    await expect(run(moveClaim, ana.id, last, now)).rejects.toThrow('already')
  })

  it('two who move rows at once both do', async () => {
    const { rows, desk } = await aBox('One', 'Two', 'Three', 'Four')
    const [one, two, three, four] = rows
    if (!one || !two || !three || !four) throw new Error()
    await Promise.all([
      run(moveClaim, ana.id, { ...base(four), position: 0 }, now),
      run(moveClaim, ana.id, { ...base(one), position: 3 }, now),
      edit(two, { kind: 'typo', text: 'Two!' }),
    ])
    expect((await desk()).toSorted()).toEqual(['Four', 'One', 'Three', 'Two!'])
    expect(await desk()).toHaveLength(4)
  })

  it('leaves the page at a number, and is not found any more', async () => {
    const { rows, box, events } = await aBox('One', 'Two')
    const [first] = rows
    if (!first) throw new Error()
    await run(removeClaim, ana.id, base(first), now)
    expect(await box()).toMatchObject({ revision: 4, change: 'publication', known: [{ text: 'Two' }] })
    expect((await events()).at(-1)).toBe('claim.removed')
    await expect(run(removeClaim, ana.id, base(first), now)).rejects.toMatchObject({ code: 'not_found' })
  })

  it('that is still true says so on the desk, and readers see no change', async () => {
    const { rows, storyNow, roomNow } = await aBox('One')
    const [row] = rows
    if (!row) throw new Error()
    const [before, room] = [(await storyNow()).revision, await roomNow()]
    const later = new Date(now.getTime() + 60_000)
    const { view } = await run(checkClaim, ana.id, base(row), later)
    expect(view).toMatchObject({ checkedAt: later.toISOString(), checkedBy: { name: 'Ana' }, version: row.version })
    expect([(await storyNow()).revision, await roomNow()]).toEqual([before, room + 1])
    expect(await db().auditEntry.count({ where: { action: 'claim.checked', subjectId: row.id } })).toBe(1)
    await edit(row, { kind: 'typo' })
    await expect(run(checkClaim, ana.id, base(row), now)).rejects.toMatchObject({ code: 'conflict' })
  })

  it('is an editor’s alone', async () => {
    const { rows, story } = await aBox('One')
    const [row] = rows
    if (!row) throw new Error()
    const refused = { code: 'forbidden' }
    await expect(add(story.id, 'Two', bo)).rejects.toMatchObject(refused)
    await expect(edit(row, { kind: 'typo' }, bo)).rejects.toMatchObject(refused)
    await expect(run(moveClaim, bo.id, { ...base(row), position: 0 }, now)).rejects.toMatchObject(refused)
    await expect(run(removeClaim, bo.id, base(row), now)).rejects.toMatchObject(refused)
    await expect(run(checkClaim, bo.id, base(row), now)).rejects.toMatchObject(refused)
  })

  it('is one of twelve at most, and comes once', async () => {
    const { story, rows } = await aBox(...Array.from({ length: 12 }, (_, index) => `Row ${index}`))
    await expect(add(story.id, 'One too many')).rejects.toThrow('12 rows already')
    const [row] = rows
    const given = CreateClaim.parse({ storyId: story.id, claimId: row?.id, text: 'Again' })
    await expect(run(createClaim, ana.id, given, now)).rejects.toMatchObject({ code: 'conflict' })
  })
})
