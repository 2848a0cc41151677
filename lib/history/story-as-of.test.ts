import { beforeAll, describe, expect, test } from 'vitest'
import { type Command, run } from '#lib/api/run'
import { editClaim, moveClaim, removeClaim } from '#lib/box/commands'
import { createClaim, makeClaim } from '#lib/box/making'
import { CreateClaim, MakeClaim } from '#lib/box/schema'
import { changeStatus, putClaimIn, takeClaimOut } from '#lib/box/standing'
import { STATUSES } from '#lib/box/status'
import { findRevisionForReader, getLogForReader, getStoryAsOf } from '#lib/history/reader'
import type { Actor } from '#lib/permissions'
import { db } from '#lib/platform/db'
import { newId } from '#lib/platform/ids'
import { createSection, editSection, removeSection } from '#lib/sections/commands'
import { CreateSection } from '#lib/sections/schema'
import { createStory, editStory, endStory, publishStory, reopenStory } from '#lib/stories/commands'
import { foldStory } from '#lib/stories/fold'
import { getStoryForReader } from '#lib/stories/reader'
import type { StoryForReader } from '#lib/stories/reader-views'
import { CreateStory } from '#lib/stories/schema'
import { pullUpdate, putBackUpdate, unwithholdWords, withholdWords } from '#lib/takedowns/updates'
import { amendUpdate } from '#lib/updates/amending'
import { createUpdate } from '#lib/updates/commands'
import { keyUpdate, unkeyUpdate } from '#lib/updates/key'
import { moveUpdate } from '#lib/updates/moving'
import { CreateUpdate } from '#lib/updates/schema'
import { pinUpdate, retractUpdate, unpinUpdate } from '#lib/updates/standing'
import { testDatabase } from '#test/database'
import { aContributor, anUpdate, aStory } from '#test/factories'

testDatabase()
let editor: Actor
let elsewhere: string
beforeAll(async () => {
  editor = await aContributor('editor')
  elsewhere = (await aStory(editor, { headline: 'Another story' })).id
})

/** The same numbers at every run: a failure can be looked at again. */
function numbers(seed: number) {
  let state = seed
  return (below: number) => {
    state = (state * 48_271) % 2_147_483_647
    return state % below
  }
}

// A second apart, so that the time of a change says which one it was.
let clock = Date.parse('2016-12-19T17:00:00Z')
function tick(): Date {
  clock += 1_000
  return new Date(clock)
}
const perform = (command: unknown, input: object) => run(command as Command<object, unknown>, editor.id, input, tick())

/** What readers see of a story itself: without the marks' numbers, which say when something last changed, and other stories. */
function shownOf(story: StoryForReader | null | undefined) {
  if (!story) return null
  const { site, siteRevision, related, relatedRevision, removedSections, amended, next, textRevision, ...own } = story
  return JSON.parse(JSON.stringify(own), (key, value) => (key === 'revision' || key === 'change' ? undefined : value))
}

/** One change by chance, by a real command. What a rule refuses changes nothing. */
async function changeSomething(storyId: string, next: (below: number) => number) {
  const any = <T>(list: T[]): T | undefined => list[next(list.length || 1)]
  const words = () => `Words ${next(1_000)} of ${next(1_000)}`
  const update = any(await db().liveUpdate.findMany({ where: { storyId }, orderBy: { id: 'asc' } }))
  const section = any(await db().section.findMany({ where: { storyId, removedAt: null }, orderBy: { id: 'asc' } }))
  const claim = any(await db().claim.findMany({ where: { storyId, removedAt: null }, orderBy: { id: 'asc' } }))
  const story = await db().story.findUniqueOrThrow({ where: { id: storyId } })
  const { version } = story
  const ofUpdate = { updateId: update?.id ?? newId(), baseVersion: update?.version ?? 1 }
  const ofSection = { sectionId: section?.id ?? newId(), baseVersion: section?.version ?? 1 }
  const ofClaim = { claimId: claim?.id ?? newId(), baseVersion: claim?.version ?? 1 }
  const ofStory = { storyId, baseVersion: version }
  const told = {
    note: 'It was said otherwise.',
    kind: any(['typo', 'development', 'clarification', 'correction'] as const),
  }
  const becoming = { status: any([...STATUSES]), question: words() }
  const { content } = await db().revision.findFirstOrThrow({
    where: { id: claim?.currentRevisionId ?? story.currentRevisionId },
  })
  const claimText = Reflect.get(Object(content), 'text')
  const entry = { storyId, updateId: newId(), text: words() }
  const publish = () => perform(createUpdate, CreateUpdate.parse({ ...entry, publish: true }))
  const changes = [
    ...Array.from({ length: 8 }, () => publish),
    () => perform(createUpdate, CreateUpdate.parse({ ...entry, publish: true, pin: true, key: true })),
    () => perform(createUpdate, CreateUpdate.parse(entry)),
    () => perform(amendUpdate(told.kind ?? 'typo'), { ...ofUpdate, text: words(), note: told.note }),
    () => perform(amendUpdate('correction'), { ...ofUpdate, headline: words(), note: told.note, line: true }),
    () => perform(amendUpdate('correction'), { ...ofUpdate, text: words(), note: words(), line: true }),
    () => perform(retractUpdate, { ...ofUpdate, reason: 'It was wrong.' }),
    () => perform(pinUpdate, ofUpdate),
    () => perform(unpinUpdate, ofUpdate),
    () => perform(keyUpdate, ofUpdate),
    () => perform(unkeyUpdate, ofUpdate),
    () => perform(moveUpdate, { ...ofUpdate, storyId: elsewhere }),
    () => perform(createSection, CreateSection.parse({ storyId, sectionId: newId(), heading: words(), text: words() })),
    () => perform(editSection, { ...ofSection, ...told, text: words() }),
    () => perform(editSection, { ...ofSection, position: next(4) }),
    () => perform(removeSection, ofSection),
    () => perform(createClaim, CreateClaim.parse({ storyId, claimId: newId(), text: words() })),
    () => perform(editClaim, { ...ofClaim, ...told, text: words() }),
    () => perform(moveClaim, { ...ofClaim, position: next(4) }),
    () => perform(removeClaim, ofClaim),
    ...Array.from({ length: 3 }, () => () => perform(changeStatus, { ...ofClaim, ...told, ...becoming })),
    () => perform(makeClaim, MakeClaim.parse({ storyId, claimId: newId(), text: words(), question: words() })),
    () => perform(putClaimIn, ofClaim),
    () => perform(takeClaimOut, ofClaim),
    () => perform(editClaim, { ...ofClaim, ...told, text: claimText, question: words() }),
    () => perform(editClaim, { ...ofClaim, text: words() }),
    () => perform(editStory, { ...ofStory, ...told, headline: words() }),
    () => perform(editStory, { ...ofStory, timeZone: any(['Europe/Istanbul', 'Asia/Tokyo', 'UTC']) }),
    () => perform(endStory, ofStory),
    () => perform(reopenStory, ofStory),
  ]
  await any(changes)?.().catch((error: unknown) => {
    if (!(error instanceof Error) || error.name !== 'AppError') throw error
  })
}

async function aDraftWithParts() {
  const storyId = newId()
  const fields = { storyId, headline: 'Ankara', topic: 'World', timeZone: 'Europe/Istanbul' }
  await perform(createStory, CreateStory.parse(fields))
  for (const text of ['First', 'Second']) {
    await perform(createSection, CreateSection.parse({ storyId, sectionId: newId(), heading: text, text }))
    await perform(createClaim, CreateClaim.parse({ storyId, claimId: newId(), text }))
  }
  const section = await db().section.findFirstOrThrow({ where: { storyId } })
  await perform(editSection, { sectionId: section.id, baseVersion: section.version, text: 'Before anybody read it' })
  return db().story.findUniqueOrThrow({ where: { id: storyId } })
}

describe('the page as of a number', () => {
  test.each([1, 2, 3])(
    'is the page that was shown at that number (%i)',
    async (seed) => {
      const next = numbers(seed)
      const { id, slug, version } = await aDraftWithParts()
      await perform(publishStory, { storyId: id, baseVersion: version, updates: [] })
      const seen = new Map<number, unknown>()
      const times = new Map<number, string>()
      for (let turn = 0; turn < 110; turn += 1) {
        const shown = await getStoryForReader(slug)
        if (shown) {
          seen.set(shown.revision, shownOf(shown))
          times.set(shown.revision, shown.changedAt)
        }
        await changeSomething(id, next)
      }
      expect(seen.size).toBeGreaterThan(30)
      expect(await db().correctionLine.count({ where: { storyId: id } })).toBeGreaterThan(0)
      for (const [revision, shown] of seen) {
        expect(shownOf((await getStoryAsOf(slug, revision))?.story), `number ${revision}`).toEqual(shown)
      }
      expect((await getLogForReader(slug))?.entries.map(({ words }) => words)).not.toContain('Changed')
      for (const [revision, at] of times) expect(await findRevisionForReader(slug, new Date(at))).toBe(revision)
    },
    60_000,
  )

  test('of a story that took another in: before without it, then with it', async () => {
    const [one, other] = [await aStory(editor), await aStory(editor)]
    await anUpdate(editor, one.id, { text: 'Here', publish: true })
    const there = await anUpdate(editor, other.id, { text: 'There', publish: true })
    await perform(amendUpdate('development'), { updateId: there.id, baseVersion: there.version, text: 'There, later' })
    const before = await getStoryForReader(one.slug)
    const { version } = await db().story.findUniqueOrThrow({ where: { id: other.id } })
    await perform(foldStory, { storyId: other.id, baseVersion: version, intoId: one.id })
    const after = await getStoryForReader(one.slug)
    const { version: taken } = await db().liveUpdate.findUniqueOrThrow({ where: { id: there.id } })
    await perform(retractUpdate, { updateId: there.id, baseVersion: taken, reason: 'It was wrong.' })
    for (const shown of [before, after]) {
      expect(shownOf((await getStoryAsOf(one.slug, shown?.revision ?? 0))?.story)).toEqual(shownOf(shown))
    }
    expect(after?.updates).toHaveLength(2)
    expect(await getStoryAsOf(other.slug, 1)).toBeNull()
  })

  test('of an update that was retracted, withheld, taken down and put back: what readers may see today', async () => {
    const { id: storyId, slug } = await aStory(editor)
    const { id } = await anUpdate(editor, storyId, { text: 'First', publish: true, key: true })
    const base = async () => ({
      updateId: id,
      baseVersion: (await db().liveUpdate.findUniqueOrThrow({ where: { id } })).version,
    })
    const seen: (StoryForReader | null)[] = []
    const look = async () => void seen.push(await getStoryForReader(slug))
    const asThen = async () => {
      for (const shown of seen) {
        expect(shownOf((await getStoryAsOf(slug, shown?.revision ?? 0))?.story)).toEqual(shownOf(shown))
      }
    }
    await look()
    await perform(amendUpdate('correction'), { ...(await base()), text: 'Second', note: 'It was not the first.' })
    await look()
    await perform(retractUpdate, { ...(await base()), reason: 'It was wrong.' })
    await look()
    for (const [take, giveBack] of [
      [withholdWords, unwithholdWords],
      [pullUpdate, putBackUpdate],
    ]) {
      await perform(take, { ...(await base()), reason: 'A minor.' })
      for (const shown of [...seen, await getStoryForReader(slug)]) {
        const { story } = (await getStoryAsOf(slug, shown?.revision ?? 0)) ?? {}
        expect(JSON.stringify(story)).not.toMatch(/First|Second|not the first/)
      }
      await perform(giveBack, { ...(await base()), reason: 'The court lifted it.' })
      await asThen()
    }
    expect(seen).toHaveLength(3)
  })

  test('there is none of a draft, of number 0, of one still to come, of a time before publication', async () => {
    const draft = await aDraftWithParts()
    expect(await getStoryAsOf(draft.slug, 1)).toBeNull()
    const story = await aStory(editor)
    expect(await getStoryAsOf(story.slug, 0)).toBeNull()
    expect(await getStoryAsOf(story.slug, 2)).toBeNull()
    expect(await findRevisionForReader(story.slug, new Date('2000-01-01'))).toBeNull()
    expect(await findRevisionForReader('no-such-story', new Date())).toBeNull()
  })
})
