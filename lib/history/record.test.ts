import { beforeAll, describe, expect, test } from 'vitest'
import { type Command, run } from '#lib/api/run'
import { editClaim } from '#lib/box/commands'
import { createClaim } from '#lib/box/making'
import { CreateClaim } from '#lib/box/schema'
import { getCorrectionsForReader, getLogForReader, getUpdateForReader, isUpdateForReader } from '#lib/history/reader'
import type { Actor } from '#lib/permissions'
import { db } from '#lib/platform/db'
import { newId } from '#lib/platform/ids'
import { editStory } from '#lib/stories/commands'
import { foldStory } from '#lib/stories/fold'
import { amendUpdate } from '#lib/updates/amending'
import { editUpdate, publishUpdate } from '#lib/updates/commands'
import { moveUpdate } from '#lib/updates/moving'
import { retractUpdate } from '#lib/updates/standing'
import { testDatabase } from '#test/database'
import { aContributor, aDraftStory, anUpdate, aStory } from '#test/factories'
import { anUpdateThatIs, type State } from '#test/transitions'

testDatabase()
let editor: Actor
beforeAll(async () => {
  editor = await aContributor('editor')
})

const AT = Date.now()
const perform = (command: unknown, input: object, minutes = 0) =>
  run(command as Command<object, unknown>, editor.id, input, new Date(AT + minutes * 60_000))
const baseOf = async (updateId: string) => ({
  updateId,
  baseVersion: (await db().liveUpdate.findUniqueOrThrow({ where: { id: updateId } })).version,
})

/** Written twice, published, updated, mended, corrected. */
async function aCorrectedUpdate() {
  const story = await aStory(editor, { headline: 'Ambassador shot' })
  const { id } = await anUpdate(editor, story.id, { text: 'The secret first draft.' })
  await perform(editUpdate, { ...(await baseOf(id)), text: '40 were injured.' })
  await perform(publishUpdate, await baseOf(id))
  await perform(amendUpdate('development'), { ...(await baseOf(id)), text: '44 were injurred.' }, 10)
  await perform(amendUpdate('typo'), { ...(await baseOf(id)), text: '44 were injured.' }, 15)
  const note = 'We said 44 were injured; 44 were killed.'
  await perform(amendUpdate('correction'), { ...(await baseOf(id)), text: '44 were killed.', note }, 30)
  return { story, id, note }
}

describe('one update', () => {
  test('shows every version readers saw, and what changed', async () => {
    const { story, id, note } = await aCorrectedUpdate()
    const record = await getUpdateForReader(story.slug, id)
    expect(record?.versions.map(({ kind, note, words }) => [kind, note, words])).toEqual([
      [
        'correction',
        note,
        [
          { kind: 'same', text: '44 were ' },
          { kind: 'was', text: 'injured.' },
          { kind: 'now', text: 'killed.' },
        ],
      ],
      ['typo', null, expect.anything()],
      ['development', null, expect.anything()],
      ['publication', null, null],
    ])
    expect(JSON.stringify(record)).not.toContain('secret')
    expect(record).toMatchObject({ words: '44 were killed.', href: `/live/${story.slug}#u-${id}`, from: null })
  })

  test('is not found by another story’s address, by none, or before it is published', async () => {
    const { id } = await aCorrectedUpdate()
    const story = await aStory(editor)
    expect(await getUpdateForReader(story.slug, id)).toBeNull()
    expect(await getUpdateForReader(story.slug, newId())).toBeNull()
    expect(await isUpdateForReader(story.id, id)).toBe(false)
    for (const state of ['draft', 'submitted', 'held', 'goingOut', 'scheduled'] satisfies State[]) {
      const waiting = await anUpdateThatIs(state, story.id, editor, editor)
      expect(await getUpdateForReader(story.slug, waiting.id), state).toBeNull()
      expect(await isUpdateForReader(story.id, waiting.id), state).toBe(false)
    }
  })

  test('that was moved keeps its history here, and begins another there', async () => {
    const { story, id } = await aCorrectedUpdate()
    const other = await aStory(editor)
    await perform(moveUpdate, { ...(await baseOf(id)), storyId: other.id })
    const { movedToId } = await db().liveUpdate.findUniqueOrThrow({ where: { id } })
    const here = await getUpdateForReader(story.slug, id)
    expect(here?.words, 'told where it stands').toBe('')
    expect([here?.update.moved?.href, here?.versions.length]).toEqual([`/live/${other.slug}#u-${movedToId}`, 4])
    const there = await getUpdateForReader(other.slug, movedToId ?? '')
    expect([there?.from, there?.versions.length]).toEqual([`/live/${story.slug}/u/${id}`, 1])
  })

  test('of a story that became part of another keeps its history there, without numbers of the old one', async () => {
    const { story, id } = await aCorrectedUpdate()
    const into = await aStory(editor)
    const { version } = await db().story.findUniqueOrThrow({ where: { id: story.id } })
    await perform(foldStory, { storyId: story.id, baseVersion: version, intoId: into.id })
    const record = await getUpdateForReader(into.slug, id)
    expect(record?.versions.map(({ revision }) => revision)).toEqual([null, null, null, null])
    expect(await getUpdateForReader(story.slug, id)).toBeNull()
  })
})

describe('the corrections', () => {
  test('tell how long the wrong words stood: since they were said, not since a typo in them was mended', async () => {
    const { story, id, note } = await aCorrectedUpdate()
    const { corrections } = await getCorrectionsForReader()
    const mine = corrections.filter(({ href }) => href === `/live/${story.slug}/u/${id}`)
    expect(mine).toMatchObject([{ kind: 'correction', what: 'update', note }])
    expect(Date.parse(mine[0]?.at ?? '') - Date.parse(mine[0]?.saidAt ?? '')).toBe(20 * 60_000)
  })

  test('count from what was saved as a typing error where that said something new', async () => {
    const story = await aStory(editor)
    const { id } = await anUpdate(editor, story.id, { text: '44 were hurt.', publish: true })
    await perform(amendUpdate('typo'), { ...(await baseOf(id)), text: '45 were hurt.' }, 10)
    await perform(amendUpdate('typo'), { ...(await baseOf(id)), text: '45 were hurt badly.' }, 20)
    await perform(amendUpdate('correction'), { ...(await baseOf(id)), text: '46 were hurt.', note: 'We said 45.' }, 40)
    const { corrections } = await getCorrectionsForReader()
    const mine = corrections.find(({ href }) => href === `/live/${story.slug}/u/${id}`)
    expect(Date.parse(mine?.at ?? '') - Date.parse(mine?.saidAt ?? '')).toBe(30 * 60_000)
    const record = await getUpdateForReader(story.slug, id)
    expect(record?.versions.map(({ kind, touched }) => [kind, touched])).toEqual([
      ['correction', []],
      ['typo', []],
      ['typo', ['number']],
      ['publication', []],
    ])
  })

  test('hold retractions, headlines and rows of the box, but no developments, clarifications or typos', async () => {
    const { id: storyId, slug } = await aStory(editor)
    const base = async () => ({
      storyId,
      baseVersion: (await db().story.findUniqueOrThrow({ where: { id: storyId } })).version,
    })
    const [one, other] = [
      await anUpdate(editor, storyId, { publish: true }),
      await anUpdate(editor, storyId, { publish: true }),
    ]
    await perform(retractUpdate, { ...(await baseOf(one.id)), reason: 'It was another man.' }, 1)
    await perform(amendUpdate('clarification'), { ...(await baseOf(other.id)), text: 'Clear.', note: 'Unclear.' }, 2)
    await perform(editStory, { ...(await base()), headline: 'Right', kind: 'correction', note: 'The name.' }, 3)
    await perform(editStory, { ...(await base()), headline: 'Righter', kind: 'development' }, 4)
    const claim = CreateClaim.parse({ storyId, claimId: newId(), text: 'He acted alone' })
    await perform(createClaim, claim, 5)
    const ofClaim = { claimId: claim.claimId, baseVersion: 1, text: 'Two men', kind: 'correction', note: 'Two.' }
    await perform(editClaim, ofClaim, 6)
    const { corrections } = await getCorrectionsForReader()
    const mine = corrections.filter(({ story }) => story.slug === slug)
    expect(mine.map(({ kind, what, href }) => [kind, what, href])).toEqual([
      ['correction', 'box', `/live/${slug}#box`],
      ['correction', 'headline', `/live/${slug}`],
      ['retraction', 'update', `/live/${slug}/u/${one.id}`],
    ])
    expect(JSON.stringify(mine)).not.toContain('Polls close')
  })

  test('lead to the story that took the other in', async () => {
    const { story, id } = await aCorrectedUpdate()
    const into = await aStory(editor)
    const { version } = await db().story.findUniqueOrThrow({ where: { id: story.id } })
    await perform(foldStory, { storyId: story.id, baseVersion: version, intoId: into.id })
    const { corrections } = await getCorrectionsForReader()
    expect(corrections.map(({ href }) => href)).toContain(`/live/${into.slug}/u/${id}`)
  })
})

describe('what changed in a story', () => {
  test('is told in words, the newest first; typos are counted', async () => {
    const { story, id } = await aCorrectedUpdate()
    const { version } = await db().story.findUniqueOrThrow({ where: { id: story.id } })
    const headline = { storyId: story.id, baseVersion: version, headline: 'Ambassador killed', kind: 'development' }
    await perform(editStory, headline, 40)
    await perform(retractUpdate, { ...(await baseOf(id)), reason: 'It was elsewhere.' }, 50)
    const log = await getLogForReader(story.slug)
    expect(log?.entries.map(({ words }) => words)).toEqual([
      'Retracted',
      'Headline changed',
      'Corrected',
      'Updated',
      'Published',
      'Coverage began',
    ])
    expect([log?.typos, log?.isCut]).toEqual([1, false])
    expect(log?.entries[0]).toMatchObject({
      note: 'It was elsewhere.',
      about: { words: 'An update that was retracted' },
    })
    expect(JSON.stringify(log)).not.toContain('44 were killed. ')
    expect(JSON.stringify(log?.entries.map(({ about }) => about))).not.toContain('44 were')
  })

  test('there is none of a draft', async () => {
    expect(await getLogForReader((await aDraftStory(editor)).slug)).toBeNull()
  })
})
