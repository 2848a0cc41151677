import { beforeAll, describe, expect, it } from 'vitest'
import { listOpenStatements, medianOf, type Stated } from '#lib/accuracy/open'
import { getAccuracyForDesk } from '#lib/accuracy/queries'
import { run } from '#lib/api/run'
import type { Actor } from '#lib/permissions'
import { db } from '#lib/platform/db'
import type { Verification } from '#lib/sources/schema'
import { amendUpdate } from '#lib/updates/amending'
import { AmendUpdate } from '#lib/updates/schema'
import { retractUpdate } from '#lib/updates/standing'
import type { UpdateView } from '#lib/updates/views'
import { testDatabase } from '#test/database'
import { aContributor, anUpdate, aStory } from '#test/factories'

testDatabase()
let ana: Actor
beforeAll(async () => {
  ana = await aContributor('editor', 'Ana')
})

const stated = (itemId: string, ...told: [number, Verification][]): Stated => ({
  itemType: 'update',
  itemId,
  words: itemId,
  told: told.map(([minute, verification]) => ({ at: new Date(minute * 60_000), verification })),
})
const since = (statement: Stated) =>
  listOpenStatements([statement], []).map((open) => [open.verification, Date.parse(open.since) / 60_000])

describe('what is open', () => {
  it.each([
    ['unconfirmed from the start', stated('a', [1, 'unconfirmed']), [['unconfirmed', 1]]],
    ['said in other words', stated('a', [1, 'unconfirmed'], [5, 'unconfirmed']), [['unconfirmed', 1]]],
    ['disputed since', stated('a', [1, 'attributed'], [5, 'disputed']), [['disputed', 5]]],
    ['open again', stated('a', [1, 'disputed'], [3, 'confirmed'], [9, 'disputed']), [['disputed', 9]]],
    ['confirmed since', stated('a', [1, 'unconfirmed'], [5, 'confirmed']), []],
    ['attributed', stated('a', [1, 'attributed']), []],
    ['told to nobody yet', stated('a'), []],
  ])('%s', (_words, statement, expected) => expect(since(statement)).toEqual(expected))

  it('is listed by age, updates and rows of the box together', () => {
    const claim: Stated = { ...stated('claim', [2, 'disputed']), itemType: 'claim' }
    const updates = [stated('new', [3, 'unconfirmed']), stated('old', [1, 'unconfirmed'])]
    expect(listOpenStatements(updates, [claim]).map(({ itemId }) => itemId)).toEqual(['old', 'claim', 'new'])
  })
})

it.each([
  [[], null],
  [[5], 5],
  [[9, 1, 5], 5],
  [[4, 1, 2, 9], 3],
])('the median of %j is %j', (values, median) => expect(medianOf(values)).toBe(median))

describe('a story’s accuracy', () => {
  it('is what readers have of it, and of no other story', async () => {
    const [story, other] = [await aStory(ana), await aStory(ana)]
    const sources = [{ type: 'wire' as const, label: 'Reuters' }]
    const fields = { publish: true as const, verification: 'unconfirmed' as const }
    const shots = await anUpdate(ana, story.id, { ...fields, text: 'Shots were heard.' })
    const wrong = await anUpdate(ana, story.id, { text: 'He was off duty.', publish: true, sources })
    const taken = await anUpdate(ana, story.id, { ...fields, text: 'The bridge fell.' })
    await anUpdate(ana, story.id, { text: 'Not published.', verification: 'disputed' })
    await anUpdate(ana, other.id, { ...fields, text: 'Elsewhere.' })

    const base = ({ id, version }: UpdateView) => ({ updateId: id, baseVersion: version })
    const later = (ms: number) => new Date(Date.now() + ms)
    const fix = { ...base(wrong), text: 'He was on duty.', note: 'He was on duty.' }
    await run(amendUpdate('correction'), ana.id, AmendUpdate.parse(fix), later(1_200_000))
    await run(retractUpdate, ana.id, { ...base(taken), reason: 'It stands.' }, later(3_600_000))

    const view = await getAccuracyForDesk(db(), ana, { storyId: story.id })
    expect(view.open).toMatchObject([{ itemId: shots.id, verification: 'unconfirmed', words: 'Shots were heard.' }])
    expect(view.open[0]?.since).toBe(shots.publishedAt)
    expect(view.unsourced.map(({ itemId }) => itemId)).toEqual([shots.id])
    expect(view.unsourcedCount).toBe(1)
    expect(view.corrections.map(({ kind, note }) => [kind, note])).toEqual([
      ['correction', 'He was on duty.'],
      ['retraction', 'It stands.'],
    ])
    expect(Math.round((view.medianMs ?? 0) / 60_000)).toBe(40)
    expect(view.toCheck).toEqual([])
  })

  it('is nothing where nothing was written', async () => {
    const { id } = await aStory(ana)
    const view = await getAccuracyForDesk(db(), ana, { storyId: id })
    expect(view).toMatchObject({ open: [], toCheck: [], unsourced: [], corrections: [], medianMs: null })
    await expect(
      getAccuracyForDesk(db(), ana, { storyId: '019aaaaa-0000-7000-8000-000000000000' }),
    ).rejects.toMatchObject({ code: 'not_found' })
  })
})
