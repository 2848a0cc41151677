import { describe, expect, test } from 'vitest'
import { chipTime, comesAt, happenedAt } from '#lib/desk/filing-times'
import { instantsAt, readClock } from '#lib/desk/wall-clock'

const ISTANBUL = 'Europe/Istanbul'
const BERLIN = 'Europe/Berlin'
const at = (iso: string) => new Date(iso)

describe('a clock time as it is typed', () => {
  test.each([
    ['22:00', { hour: 22, minute: 0 }],
    ['22.05', { hour: 22, minute: 5 }],
    ['2200', { hour: 22, minute: 0 }],
    ['9:05', { hour: 9, minute: 5 }],
    ['24:00', null],
    ['12:60', null],
    ['22', null],
    ['', null],
    ['22:00h', null],
  ])('%s', (words, clock) => expect(readClock(words)).toEqual(clock))
})

describe('the instants at which clocks show a time', () => {
  test.each([
    ['an ordinary day', BERLIN, '2026-11-23', '22:00', ['2026-11-23T21:00:00.000Z']],
    ['the hour that is left out in spring', BERLIN, '2026-03-29', '02:30', []],
    ['its last minute before', BERLIN, '2026-03-29', '01:59', ['2026-03-29T00:59:00.000Z']],
    ['its first minute after', BERLIN, '2026-03-29', '03:00', ['2026-03-29T01:00:00.000Z']],
    [
      'the hour that comes twice',
      BERLIN,
      '2026-10-25',
      '02:30',
      ['2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z'],
    ],
    [
      'half an hour back',
      'Australia/Lord_Howe',
      '2026-04-05',
      '01:45',
      ['2026-04-04T14:45:00.000Z', '2026-04-04T15:15:00.000Z'],
    ],
    ['clocks put forward at midnight', 'America/Asuncion', '2023-10-01', '00:30', []],
    ['a day that did not take place', 'Pacific/Apia', '2011-12-30', '12:00', []],
    ['quarters of an hour', 'Asia/Kathmandu', '2026-11-23', '00:10', ['2026-11-22T18:25:00.000Z']],
  ])('%s', (_what, zone, day, words, instants) => {
    const clock = readClock(words)
    expect(clock && instantsAt(zone, day, clock).map((instant) => instant.toISOString())).toEqual(instants)
  })
})

describe('/time', () => {
  const tenPastMidnight = at('2026-11-22T21:10:00Z') // 23 Nov 00:10 in Istanbul

  test('23:50 typed at 00:10 asks which day', () => {
    expect(happenedAt('23:50', ISTANBUL, tenPastMidnight)).toEqual({
      sentence: null,
      choices: [
        { words: 'Yesterday, 22 Nov, 23:50', at: '2026-11-22T20:50:00.000Z' },
        { words: 'Today, 23 Nov, 23:50', at: '2026-11-23T20:50:00.000Z' },
      ],
    })
  })

  test('00:05 typed at 00:10 does not', () => {
    expect(happenedAt('00:05', ISTANBUL, tenPastMidnight).choices).toEqual([
      { words: 'Today, 23 Nov, 00:05', at: '2026-11-22T21:05:00.000Z' },
    ])
  })

  test('a day that is said is not asked for', () => {
    expect(happenedAt('yesterday 23:50', ISTANBUL, tenPastMidnight).choices).toHaveLength(1)
    expect(happenedAt('2016-12-19 19:05', ISTANBUL, tenPastMidnight).choices).toEqual([
      { words: '19 Dec, 19:05', at: '2016-12-19T16:05:00.000Z' },
    ])
  })

  test('the hour that comes twice is asked about', () => {
    const { choices } = happenedAt('02:30', BERLIN, at('2026-10-25T10:00:00Z'))
    expect(choices.map(({ words }) => words)).toEqual([
      'Today, 25 Oct, 02:30, before the clocks go back',
      'Today, 25 Oct, 02:30, after the clocks have gone back',
    ])
  })

  test('what is no time is told how to be one', () => {
    for (const words of ['', '25:00', 'now', 'friday 22:00', '2026-13-40 22:00', '22:00 tomorrow'])
      expect(happenedAt(words, ISTANBUL, tenPastMidnight).sentence).toContain('Type a time')
  })
})

describe('/schedule and /embargo', () => {
  test.each([
    ['later today', '22:00', '2026-11-23T18:00:00Z', '2026-11-23T19:00:00.000Z'],
    ['passed: tomorrow', '22:00', '2026-11-23T19:05:00Z', '2026-11-24T19:00:00.000Z'],
    ['this very minute has begun: tomorrow', '22:00', '2026-11-23T19:00:00Z', '2026-11-24T19:00:00.000Z'],
    ['after midnight', '00:30', '2026-11-23T20:50:00Z', '2026-11-23T21:30:00.000Z'],
    ['tomorrow', 'tomorrow 06:00', '2026-11-23T18:00:00Z', '2026-11-24T03:00:00.000Z'],
  ])('%s', (_what, words, now, instant) => {
    expect(comesAt(words, ISTANBUL, at(now)).choices.map((choice) => choice.at)).toEqual([instant])
  })

  test('the day after, where the clocks change in between, is a day by the clock', () => {
    const { choices } = comesAt('22:00', BERLIN, at('2026-10-24T20:30:00Z'))
    expect(choices.map((choice) => choice.at)).toEqual(['2026-10-25T21:00:00.000Z'])
  })

  test('a time that is left out tonight is refused in words, not moved', () => {
    expect(comesAt('tomorrow 02:30', BERLIN, at('2026-03-28T20:00:00Z')).sentence).toContain(
      'clocks go forward over 02:30',
    )
    expect(comesAt('02:30', BERLIN, at('2026-03-28T23:30:00Z')).sentence).toContain('clocks go forward over 02:30')
    const afterwards = comesAt('02:30', BERLIN, at('2026-03-29T10:00:00Z'))
    expect(afterwards.choices.map((choice) => choice.at)).toEqual(['2026-03-30T00:30:00.000Z'])
  })

  test('of the hour that comes twice, only what is still to come is offered', () => {
    const { choices } = comesAt('02:30', BERLIN, at('2026-10-25T00:45:00Z'))
    expect(choices.map((choice) => choice.at)).toEqual(['2026-10-25T01:30:00.000Z'])
  })

  test('a day in the past is refused', () => {
    expect(comesAt('yesterday 22:00', ISTANBUL, at('2026-11-23T18:00:00Z')).sentence).toContain('has passed')
  })
})

test('a chip names the day unless it is today', () => {
  const now = at('2026-11-22T21:10:00Z')
  expect(chipTime('2026-11-22T20:50:00Z', ISTANBUL, now)).toBe('yesterday 23:50')
  expect(chipTime('2026-11-22T21:05:00Z', ISTANBUL, now)).toBe('00:05')
  expect(chipTime('2026-12-01T21:05:00Z', ISTANBUL, now)).toBe('2 Dec, 00:05')
})
