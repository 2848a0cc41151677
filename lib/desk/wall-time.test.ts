import { describe, expect, test } from 'vitest'
import { timeAhead, timeBefore } from '#lib/desk/wall-time'

const BERLIN = 'Europe/Berlin'
const at = (iso: string) => new Date(iso)

describe('a time that is still to come', () => {
  // typed, zone, now, instant, in words
  test.each([
    ['22:00', 'Europe/Istanbul', '2026-11-23T18:00Z', '2026-11-23T19:00:00.000Z', 'today at 22:00'],
    ['20:59', 'Europe/Istanbul', '2026-11-23T18:00Z', '2026-11-24T17:59:00.000Z', 'tomorrow at 20:59'],
    ['21:00', 'Europe/Istanbul', '2026-11-23T18:00Z', '2026-11-24T18:00:00.000Z', 'tomorrow at 21:00'],
    ['0:05', 'Asia/Kathmandu', '2026-11-23T18:00Z', '2026-11-23T18:20:00.000Z', 'tomorrow at 00:05'],
    ['tomorrow 7:30', 'America/New_York', '2026-11-23T23:00Z', '2026-11-24T12:30:00.000Z', 'tomorrow at 07:30'],
    ['tomorrow at 07.30', 'America/New_York', '2026-11-24T04:59Z', '2026-11-24T12:30:00.000Z', 'tomorrow at 07:30'],
    ['1 Jan 00:00', BERLIN, '2026-11-23T12:00Z', '2026-12-31T23:00:00.000Z', '1 Jan 2027 at 00:00'],
    ['29 feb 2028 12:00', BERLIN, '2026-11-23T12:00Z', '2028-02-29T11:00:00.000Z', '29 Feb 2028 at 12:00'],
    // The night before the clocks go forward: 08:00 is an hour sooner than yesterday's.
    ['8:00', BERLIN, '2027-03-27T21:00Z', '2027-03-28T06:00:00.000Z', 'tomorrow at 08:00'],
    ['3:00', BERLIN, '2027-03-27T21:00Z', '2027-03-28T01:00:00.000Z', 'tomorrow at 03:00'],
    // Half an hour of daylight saving.
    ['02:30', 'Australia/Lord_Howe', '2027-04-03T12:00Z', '2027-04-03T16:00:00.000Z', 'tomorrow at 02:30'],
  ])('%s in %s', (typed, timeZone, now, instant, words) => {
    expect(timeAhead(typed, timeZone, at(now))).toEqual({ ok: true, at: instant, words })
  })

  test('that the clocks jump over is asked about, with the jump and the same distance after it', () => {
    expect(timeAhead('2:30', BERLIN, at('2027-03-27T22:00Z'))).toEqual({
      ok: false,
      sentence: 'There is no 02:30 on 28 Mar in Berlin: the clocks go forward. Choose another time.',
      choices: [
        { at: '2027-03-28T01:00:00.000Z', words: 'tomorrow at 03:00' },
        { at: '2027-03-28T01:30:00.000Z', words: 'tomorrow at 03:30' },
      ],
    })
  })

  test('is jumped over at midnight too, where a zone does that', () => {
    const understood = timeAhead('0:00', 'Africa/Cairo', at('2027-04-29T18:00Z'))
    expect(understood).toMatchObject({ ok: false, choices: [{ at: '2027-04-29T22:00:00.000Z' }] })
  })

  test('that comes twice is the first, and in words', () => {
    expect(timeAhead('2:30', BERLIN, at('2027-10-30T20:00Z'))).toEqual({
      ok: true,
      at: '2027-10-31T00:30:00.000Z',
      words: 'tomorrow at 02:30 (the first of two: the clocks go back)',
    })
  })

  test('is the second of two once the first has passed', () => {
    expect(timeAhead('2:30', BERLIN, at('2027-10-31T00:40Z'))).toEqual({
      ok: true,
      at: '2027-10-31T01:30:00.000Z',
      words: 'today at 02:30 (the second of two: the clocks went back)',
    })
  })

  test.each(['25:00', '12:60', '31 Feb 12:00', 'noon', '', '22', '5 Foo 12:00'])('“%s” is not understood', (typed) => {
    expect(timeAhead(typed, BERLIN, at('2026-11-23T12:00Z'))).toMatchObject({ ok: false, choices: [] })
  })

  test('a named day that is over is refused', () => {
    const past = timeAhead('yesterday 12:00', BERLIN, at('2026-11-23T12:00Z'))
    expect(past).toEqual({
      ok: false,
      sentence: 'Yesterday at 12:00 has passed; give a time that is still to come.',
      choices: [],
    })
  })
})

describe('when something happened', () => {
  test('23:50 typed at 00:10 asks which day', () => {
    expect(timeBefore('23:50', BERLIN, at('2026-11-22T23:10Z'))).toEqual({
      ok: false,
      sentence: '23:50 is still to come today. Which day do you mean?',
      choices: [
        { at: '2026-11-22T22:50:00.000Z', words: 'yesterday at 23:50' },
        { at: '2026-11-23T22:50:00.000Z', words: 'today at 23:50' },
      ],
    })
  })

  test('00:05 typed at 00:10 does not', () => {
    expect(timeBefore('00:05', BERLIN, at('2026-11-22T23:10Z'))).toMatchObject({
      ok: true,
      at: '2026-11-22T23:05:00.000Z',
      words: 'today at 00:05',
    })
  })

  test('a named day is taken at its word', () => {
    expect(timeBefore('yesterday 23:50', BERLIN, at('2026-11-22T23:10Z'))).toMatchObject({
      ok: true,
      at: '2026-11-22T22:50:00.000Z',
    })
    expect(timeBefore('19 Dec 19:05', BERLIN, at('2026-01-02T12:00Z'))).toMatchObject({
      ok: true,
      at: '2025-12-19T18:05:00.000Z',
      words: '19 Dec 2025 at 19:05',
    })
  })
})

/** Every half hour of a year in zones of every kind: what the clock shows leads back to the instant. */
test.each([BERLIN, 'Australia/Lord_Howe', 'America/Santiago'])(
  'in %s every instant is found by what the clock shows',
  (timeZone) => {
    const format = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
    let twice = 0
    for (let instant = Date.UTC(2026, 11, 1); instant < Date.UTC(2027, 11, 1); instant += 30 * 60_000) {
      const parts = Object.fromEntries(format.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]))
      const typed = `${parts.day} ${parts.month} ${parts.year} ${parts.hour}:${parts.minute}`
      const understood = timeBefore(typed, timeZone, new Date(Date.UTC(2028, 1, 1)))
      if (!understood.ok) throw new Error(`${typed}: ${understood.sentence}`)
      const early = instant - new Date(understood.at).getTime()
      if (early !== 0) {
        twice += 1
        expect(understood.words).toContain('the first of two')
      }
    }
    expect(twice).toBeGreaterThan(0)
    expect(twice).toBeLessThanOrEqual(2)
  },
)
