import { describe, expect, test } from 'vitest'
import { gapsOf } from '#lib/live/client/order'
import { createSeen } from '#lib/live/client/seen'
import { linkTo, sinceLeft } from '#lib/live/client/since'
import { freshnessWords, newUpdates, ownTime, youRead } from '#lib/live/client/words'
import { cityOf, dayIn, readersTime, zoneIn } from '#lib/live/client/zone'
import { frameOf } from '#lib/stories/marks'
import type { StoryHead } from '#lib/stories/reader-views'
import { longDate } from '#lib/stories/times'

// The reader sits in Kathmandu (vitest.config.ts), five hours and three quarters before UTC.
const NOON = Date.parse('2016-12-19T06:15:00Z')
const DAY_MS = 86_400_000

describe('times of the reader', () => {
  test('carry the day where it is not today', () => {
    expect(ownTime(NOON, NOON + 3_600_000)).toBe('12:00')
    expect(ownTime(NOON, NOON + DAY_MS)).toBe('12:00 on Monday 19 December 2016')
  })

  test('are left out where they equal the story’s', () => {
    expect(readersTime('2016-12-19T06:15:00Z', 'Asia/Kathmandu')).toBe('')
    expect(readersTime('2016-12-19T06:15:00Z', 'Europe/Istanbul')).toBe('12:00')
    expect(readersTime('2016-12-19T20:15:00Z', 'Europe/Istanbul')).toBe('02:00 Tue')
  })

  test('and days are named as the page names them', () => {
    const at = '2016-12-19T22:30:00.000Z'
    expect(dayIn(at, 'Europe/Istanbul')).toBe(longDate(at, 'Europe/Istanbul'))
    expect(cityOf('America/Argentina/Buenos_Aires')).toBe('Buenos Aires')
    expect(cityOf('UTC')).toBe('UTC')
  })

  test('are told in the zone of the frame that the page is printed with', () => {
    const frame = frameOf({ slug: 'vote', timeZone: 'Europe/Istanbul', language: 'en' } as StoryHead)
    expect(zoneIn(frame)).toBe('Europe/Istanbul')
  })

  test('say how fresh the page is', () => {
    expect(freshnessWords({ state: 'live', at: NOON }, NOON)).toBe('Live now')
    expect(freshnessWords({ state: 'checked', at: NOON }, NOON)).toBe('Checked 12:00')
    expect(freshnessWords({ state: 'offline', at: NOON }, NOON)).toBe('Offline since 12:00')
  })
})

test('what was read and put right is told once', () => {
  expect(youRead('18:04', 'correction')).toBe('You read this at 18:04; it was corrected.')
  expect(youRead('18:04', 'development')).toBe('')
})

test('numbers agree with their nouns', () => {
  expect([1, 2].map((number) => newUpdates(number))).toEqual(['1 new update', '2 new updates'])
  expect([newUpdates(3, 1), newUpdates(0, 2), newUpdates(0)]).toEqual(['3 new updates, 1 corrected', '2 corrected', ''])
})

test('updates that do not join up', () => {
  expect(gapsOf([45, 44, 20, 19])).toEqual([{ below: 20, count: 23, page: 5 }])
  expect(gapsOf([3, 2, 1])).toEqual([])
})

describe('what was seen', () => {
  test('is kept by number, newest first to stay, at most 500', () => {
    const seen = createSeen(null)
    for (let index = 0; index < 501; index += 1) seen.note(`u-${index}`, 1, NOON)
    seen.note('u-1', 1, NOON + 1) // read again: the first time counts
    const kept = createSeen(seen.save({ at: NOON, epoch: 'e', top: 501 }))
    expect(kept.before('u-0', 2)).toBeUndefined()
    expect(kept.before('u-1', 2)).toEqual({ rev: 1, at: NOON })
    expect(kept.left).toEqual({ at: NOON, epoch: 'e', top: 501 })
  })

  test('of anything else is nothing', () => {
    for (const saved of ['', 'null', '{"a":1}', '[1,2]', '[null,5]']) {
      expect(createSeen(saved).before('u-1', 9)).toBeUndefined()
    }
  })

  test('sixty updates away and a correction on page 4: says 60 and 1, with a link', () => {
    const seen = createSeen(null)
    seen.note('u-34', 34, NOON)
    const amended = [
      { id: 'u-34', rev: 99, ordinal: 34, change: 'correction' },
      { id: 'u-33', rev: 98, ordinal: 33, change: 'correction' }, // never read
    ]
    const since = sinceLeft(NOON, 60, amended, seen)
    expect(since).toEqual({ at: NOON, updates: 60, corrections: amended.slice(0, 1) })
    expect(linkTo('u-34', 34, false, '/live/a')).toBe('/live/a/page/4#u-34')
    expect(linkTo('u-34', 34, true, '/live/a')).toBe('#u-34')
    expect(sinceLeft(NOON, 0, [], seen)).toBeNull()
  })
})
