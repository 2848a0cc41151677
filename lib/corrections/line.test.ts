import { beforeAll, describe, expect, test } from 'vitest'
import { type Command, run } from '#lib/api/run'
import { getStoryAsOf } from '#lib/history/reader'
import type { Actor } from '#lib/permissions'
import { db } from '#lib/platform/db'
import { getChangesForReader } from '#lib/stories/changes'
import { foldStory } from '#lib/stories/fold'
import { getOlderPageForReader, getStoryForReader } from '#lib/stories/reader'
import { amendUpdate } from '#lib/updates/amending'
import { moveUpdate } from '#lib/updates/moving'
import { retractUpdate } from '#lib/updates/standing'
import { testDatabase } from '#test/database'
import { aContributor, anUpdate, aStory } from '#test/factories'

testDatabase()
let editor: Actor
beforeAll(async () => {
  editor = await aContributor('editor')
})

let clock = Date.now()
function perform(command: unknown, input: object) {
  clock += 1_000
  return run(command as Command<object, unknown>, editor.id, input, new Date(clock))
}

const baseOf = async (updateId: string) => {
  const { version } = await db().liveUpdate.findUniqueOrThrow({ where: { id: updateId } })
  return { updateId, baseVersion: version }
}
const correct = async (updateId: string, note: string, more: object = {}) =>
  perform(amendUpdate('correction'), { ...(await baseOf(updateId)), text: `Right: ${note}`, note, ...more })

async function aStoryOf(updates: number) {
  const story = await aStory(editor)
  const ids: string[] = []
  for (let number = 0; number < updates; number += 1) {
    ids.push((await anUpdate(editor, story.id, { text: `Update ${number + 1}`, publish: true })).id)
  }
  return { story, ids, publish: () => anUpdate(editor, story.id, { publish: true }) }
}

const pageOf = async ({ slug }: { slug: string }) => {
  const page = await getStoryForReader(slug)
  if (!page) throw new Error('The story is not there')
  return page
}
const nth = (ids: string[], number: number) => ids[number - 1] ?? ''

describe('a correction’s line on top', () => {
  test('is there unless the update is among the newest three, or an editor says otherwise', async () => {
    const { story, ids } = await aStoryOf(5)
    await correct(nth(ids, 3), 'third')
    expect((await pageOf(story)).lines).toEqual([])
    await correct(nth(ids, 2), 'second')
    await correct(nth(ids, 1), 'first', { line: false })
    await correct(nth(ids, 5), 'fifth', { line: true })
    const { lines } = await pageOf(story)
    expect(lines.map(({ updateId, above, last }) => [updateId, above, last?.note])).toEqual([
      [nth(ids, 5), 5, 'fifth'],
      [nth(ids, 2), 5, 'second'],
    ])
  })

  test('is for corrections alone', async () => {
    const { story, ids } = await aStoryOf(5)
    for (const kind of ['typo', 'development', 'clarification'] as const) {
      const change = { ...(await baseOf(nth(ids, 1))), text: `A ${kind}`, note: 'So it is.' }
      await expect(perform(amendUpdate(kind), { ...change, line: true })).rejects.toThrow('for corrections alone')
      await perform(amendUpdate(kind), change)
    }
    expect((await pageOf(story)).lines).toEqual([])
  })

  test('says what was corrected last, and that it was taken back, in its place', async () => {
    const { story, ids, publish } = await aStoryOf(5)
    await correct(nth(ids, 1), 'wrong too')
    const first = await pageOf(story)
    await correct(nth(ids, 1), 'the newest')
    await perform(amendUpdate('typo'), { ...(await baseOf(nth(ids, 1))), text: 'Mended' })
    const again = await pageOf(story)
    expect(again.lines).toMatchObject([{ id: first.lines[0]?.id, above: 5, last: { note: 'the newest' } }])
    expect(again.lines[0]?.revision).toBe(again.revision)
    await publish()
    await correct(nth(ids, 1), 'yet another')
    expect((await pageOf(story)).lines.map(({ above, last }) => [above, last?.note])).toEqual([
      [6, 'yet another'],
      [5, 'yet another'],
    ])
    await perform(retractUpdate, { ...(await baseOf(nth(ids, 1))), reason: 'It was elsewhere.' })
    const retracted = await pageOf(story)
    for (const { last } of retracted.lines)
      expect(last).toMatchObject({ kind: 'retraction', note: 'It was elsewhere.' })
    const asOf = await getStoryAsOf(story.slug, first.revision)
    expect(asOf?.story.lines.map(({ last }) => last?.note)).toEqual(['wrong too'])
  })

  test('says no more of an update that is in another story now', async () => {
    const { story, ids } = await aStoryOf(5)
    await correct(nth(ids, 1), 'not here')
    await perform(moveUpdate, { ...(await baseOf(nth(ids, 1))), storyId: (await aStory(editor)).id })
    expect((await pageOf(story)).lines).toMatchObject([{ updateId: nth(ids, 1), last: null }])
  })

  test('is in the list of changes once, wherever it stands, and in no older page that was there before', async () => {
    const { story, ids, publish } = await aStoryOf(20)
    const older = async (page: number) => (await getOlderPageForReader(story.slug, page))?.lines ?? []
    const { revision } = await pageOf(story)
    await correct(nth(ids, 4), 'four')
    const changes = await getChangesForReader(story.slug, revision)
    expect(changes?.lines).toMatchObject([{ line: { updateId: nth(ids, 4), page: 1, above: 20 }, page: null }])
    expect(await older(1)).toEqual([])

    // The next ten cut a page, and the line goes there with the update that it stands above.
    for (let number = 0; number < 10; number += 1) await publish()
    expect((await pageOf(story)).lines).toEqual([])
    expect(await older(2)).toMatchObject([{ updateId: nth(ids, 4), page: 1 }])
    const before = (await pageOf(story)).revision
    await correct(nth(ids, 4), 'five')
    const later = await getChangesForReader(story.slug, before)
    expect(later?.lines.map(({ line, page }) => [line.above, page, line.last?.note])).toEqual([
      [30, null, 'five'],
      [20, 2, 'five'],
    ])
    expect(await older(2)).toMatchObject([{ last: { note: 'five' } }])
  })

  test('leads to the older page as soon as its update stands on one', async () => {
    const { story, ids, publish } = await aStoryOf(19)
    await correct(nth(ids, 4), 'four')
    const { lines, revision } = await pageOf(story)
    expect(lines).toMatchObject([{ page: null }])
    await publish()
    expect((await pageOf(story)).lines).toMatchObject([{ page: 1 }])
    expect((await getChangesForReader(story.slug, revision))?.lines).toMatchObject([{ line: { page: 1 } }])
  })

  test('goes with its story into the one that takes it in', async () => {
    const { story, ids } = await aStoryOf(5)
    const into = await aStoryOf(2)
    await correct(nth(ids, 1), 'first')
    const { version } = await db().story.findUniqueOrThrow({ where: { id: story.id } })
    await perform(foldStory, { storyId: story.id, baseVersion: version, intoId: into.story.id })
    const page = await pageOf(into.story)
    expect(page.lines).toMatchObject([{ updateId: nth(ids, 1), above: 7, last: { note: 'first' } }])
    expect(page.lines[0]?.revision).toBe(page.revision)
  })

  test('two corrections at once: one is made, the other sees the text as it is now', async () => {
    const { story, ids } = await aStoryOf(5)
    const base = { ...(await baseOf(nth(ids, 1))), line: true }
    const tries = ['one', 'two'].map((note) =>
      perform(amendUpdate('correction'), { ...base, text: `Right: ${note}`, note }),
    )
    const settled = await Promise.allSettled(tries)
    const refused = settled.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []))
    expect(refused).toMatchObject([{ code: 'conflict', details: { current: { kind: 'correction' } } }])
    const page = await pageOf(story)
    expect(page.lines).toHaveLength(1)
    expect(page.updates.at(-1)?.amendment?.note).toBe(page.lines[0]?.last?.note)
  })

  test('never leaves', async () => {
    const { ids } = await aStoryOf(5)
    await correct(nth(ids, 1), 'first')
    await expect(db().correctionLine.deleteMany({ where: { updateId: nth(ids, 1) } })).rejects.toThrow()
  })
})

describe('a typing error mended after a correction', () => {
  test('does not hide that there was one, and is nothing to be told', async () => {
    const { story, ids } = await aStoryOf(1)
    await correct(nth(ids, 1), 'An earlier version said otherwise.')
    await perform(amendUpdate('typo'), { ...(await baseOf(nth(ids, 1))), text: 'Mended.' })
    const [update] = (await pageOf(story)).updates
    expect(update?.amendment).toMatchObject({ kind: 'correction', note: 'An earlier version said otherwise.' })
    expect(update?.amendment?.mendedAt).toBe(new Date(clock).toISOString())
  })
})
