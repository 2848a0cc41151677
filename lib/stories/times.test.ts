import { describe, expect, it } from 'vitest'
import { clockTime, longDate, partByDay, placeOf, timeWithDate } from '#lib/stories/times'

const ANKARA = 'Europe/Istanbul'

describe('times of a story', () => {
  it('are told in the story’s zone, not in the machine’s', () => {
    expect(clockTime('2016-12-19T18:14:59.999Z', ANKARA)).toBe('21:14')
    expect(longDate('2016-12-19T18:14:00Z', ANKARA)).toBe('Monday 19 December 2016')
  })

  it('follow the zone through its history: Turkey was two hours ahead until 2016', () => {
    expect(clockTime('2015-12-19T18:14:00Z', ANKARA)).toBe('20:14')
  })

  it('call midnight 00:00, and the day that begins', () => {
    expect(clockTime('2016-12-19T21:00:00Z', ANKARA)).toBe('00:00')
    expect(longDate('2016-12-19T21:00:00Z', ANKARA)).toBe('Tuesday 20 December 2016')
  })

  it('know zones that are not whole hours', () => {
    expect(clockTime('2016-12-19T18:14:00Z', 'Asia/Kathmandu')).toBe('23:59')
  })

  it('carry the date only where the day is another one', () => {
    const known = 'Monday 19 December 2016'
    expect(timeWithDate('2016-12-19T18:02:00Z', ANKARA, known)).toBe('21:02')
    expect(timeWithDate('2016-12-19T21:30:00Z', ANKARA, known)).toBe('00:30 on 20 December 2016')
  })
})

describe('the place of a zone', () => {
  it.each([
    ['Europe/Istanbul', 'in Istanbul'],
    ['America/Argentina/Buenos_Aires', 'in Buenos Aires'],
    ['America/New_York', 'in New York'],
    ['UTC', 'UTC'],
    ['Etc/UTC', 'UTC'],
  ])('%s is %s', (timeZone, place) => {
    expect(placeOf({ place: '', timeZone })).toBe(place)
  })

  it('is what the desk says where it says something', () => {
    expect(placeOf({ place: 'Ankara', timeZone: 'Europe/Istanbul' })).toBe('in Ankara')
  })
})

describe('updates by day', () => {
  it('part at midnight in the story’s zone and keep their order', () => {
    const late = { publishedAt: '2016-12-19T21:05:00Z' }
    const before = { publishedAt: '2016-12-19T20:55:00Z' }
    const first = { publishedAt: '2016-12-19T16:00:00Z' }
    expect(partByDay([late, before, first], ANKARA)).toEqual([
      { date: 'Tuesday 20 December 2016', items: [late] },
      { date: 'Monday 19 December 2016', items: [before, first] },
    ])
  })

  it('of a story without updates are no days', () => {
    expect(partByDay([], ANKARA)).toEqual([])
  })
})
