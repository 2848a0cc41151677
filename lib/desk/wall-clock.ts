/** A calendar day, "2026-11-23"; the zone it is meant in is always said beside it. */
export type Day = string

export interface Clock {
  hour: number
  minute: number
}

const DAY_MS = 86_400_000

/** "22:00", "22.00", "2200", "9:05"; null for anything else. */
export function readClock(words: string): Clock | null {
  const [, hour = '', minute = ''] = /^(\d{1,2})[:.]?(\d{2})$/.exec(words.trim()) ?? []
  const clock = { hour: Number(hour), minute: Number(minute) }
  return hour !== '' && clock.hour < 24 && clock.minute < 60 ? clock : null
}

export const clockWords = ({ hour, minute }: Clock): string => `${twoDigits(hour)}:${twoDigits(minute)}`

/** The day it is in a zone at an instant. */
export const dayOf = (timeZone: string, at: Date): Day => wallOf(timeZone, at).day

/** What a zone's clocks show at an instant. */
export const clockOf = (timeZone: string, at: Date): Clock => wallOf(timeZone, at).clock

/** The day so many days later; earlier where negative. */
export const dayAfter = (day: Day, days: number): Day =>
  new Date(Date.parse(`${day}T00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)

/**
 * The instants at which a zone's clocks show this time on this day: one; none where clocks are put forward over it; two where
 * they are put back over it, the earlier first.
 */
export function instantsAt(timeZone: string, day: Day, clock: Clock): Date[] {
  const asUtc = Date.parse(`${day}T${clockWords(clock)}Z`)
  // No zone changes twice within two days: the offsets of the day before and the day after are all that can apply.
  const offsets = [asUtc - DAY_MS, asUtc + DAY_MS].map((near) => offsetAt(timeZone, new Date(near)))
  const instants = [...new Set(offsets)].map((offset) => new Date(asUtc - offset))
  return instants
    .filter((at) => asUtc - at.getTime() === offsetAt(timeZone, at))
    .sort((a, b) => a.getTime() - b.getTime())
}

/** How far a zone's clocks are ahead of UTC, in ms. */
function offsetAt(timeZone: string, at: Date): number {
  const { day, clock, second } = wallOf(timeZone, at)
  return Date.parse(`${day}T${clockWords(clock)}:${twoDigits(second)}Z`) - Math.floor(at.getTime() / 1_000) * 1_000
}

function wallOf(timeZone: string, at: Date): { day: Day; clock: Clock; second: number } {
  const parts = formatterOf(timeZone).formatToParts(at)
  const number = (type: string) => Number(parts.find((part) => part.type === type)?.value)
  const day = [`${number('year')}`.padStart(4, '0'), twoDigits(number('month')), twoDigits(number('day'))].join('-')
  return { day, clock: { hour: number('hour'), minute: number('minute') }, second: number('second') }
}

// A formatter costs some 50 microseconds to make, and is asked for with every letter typed behind /time.
const formatters = new Map<string, Intl.DateTimeFormat>()

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  })
  formatters.set(timeZone, made)
  return made
}

const twoDigits = (value: number): string => String(value).padStart(2, '0')
