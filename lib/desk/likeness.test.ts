import { describe, expect, test } from 'vitest'
import { findAlike, isAlike, likeness } from '#lib/desk/likeness'
import { docOf } from '#lib/richtext/text'
import type { UpdateView } from '#lib/updates/views'
import { CHOSEN_ON, HELD_OUT, PAIRS, type Pair } from '#test/alike-pairs'
import { anUpdateView } from '#test/queued'

const right = (pairs: Pair[]) =>
  pairs.filter(([published, written, alike]) => isAlike(published, written) === alike).length
const falseAlarms = (pairs: Pair[]) =>
  pairs.filter(([published, written, alike]) => !alike && isAlike(published, written)).map(([, written]) => written)

describe('two texts that say the same in other words', () => {
  test('are told from two that do not, ten times out of twelve', () => {
    expect(right(PAIRS)).toBeGreaterThanOrEqual(10)
  })

  test('and mostly so where nothing was chosen to fit', () => {
    expect(right(CHOSEN_ON)).toBeGreaterThanOrEqual(28)
    expect(right(HELD_OUT)).toBeGreaterThanOrEqual(18)
    expect(falseAlarms(HELD_OUT).length).toBeLessThanOrEqual(1)
  })

  test('are found whichever was first', () => {
    for (const [a, b] of [...PAIRS, ...HELD_OUT]) expect(likeness(a, b)).toBeCloseTo(likeness(b, a), 10)
  })

  test('say little where they are no more than a word', () => expect(isAlike('Fire!', 'Fire!')).toBe(false))
})

const now = new Date('2026-11-23T18:41:00Z')
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000).toISOString()

const update = (id: string, text: string, publishedAt: string | null): UpdateView =>
  anUpdateView({
    id,
    state: publishedAt ? 'published' : 'draft',
    ordinal: null,
    storyRevision: null,
    body: docOf([text]),
    createdBy: { id: 'bo', name: 'Bo' },
    createdAt: minutesAgo(60),
    publishedAt,
  })

const said = 'Three people were injured in the gallery, the governor says.'
const again = 'Governor: 3 wounded in gallery.'

describe('the room', () => {
  test('knows who published something close, and when', () => {
    const alike = findAlike(
      again,
      [update('1', 'Polls close at eight in the east.', minutesAgo(2)), update('2', said, minutesAgo(4.5))],
      now,
    )
    expect(alike).toMatchObject({ update: { id: '2', createdBy: { name: 'Bo' } }, minutes: 4 })
  })

  test('forgets after half an hour, and does not mind what readers have not seen, what was retracted, or itself', () => {
    expect(findAlike(again, [update('1', said, minutesAgo(31))], now)).toBeNull()
    expect(findAlike(again, [update('1', said, null)], now)).toBeNull()
    expect(findAlike(again, [{ ...update('1', said, minutesAgo(1)), retractedAt: minutesAgo(0) }], now)).toBeNull()
    expect(findAlike(again, [update('1', said, minutesAgo(1))], now, '1')).toBeNull()
  })

  test('does not take the story’s own words for a likeness', () => {
    const about = [
      'fell at noon',
      'carried the ferry line',
      'was built in 1931',
      'had been inspected',
      'closes for lorries',
    ]
    const updates = about.map((words, index) =>
      update(`${index}`, `The harbour bridge in Northport ${words}.`, minutesAgo(index + 1)),
    )
    expect(findAlike('The harbour bridge in Northport: divers search the water.', updates, now)).toBeNull()
  })
})
