/**
 * Wall-clock words ("22:00", "tomorrow 7:30", "29 Mar 02:30") in a story's zone as instants, right across daylight saving.
 * Pure: what time it is now is a parameter, and the machine's own zone plays no part.
 */

interface Day {
  year: number
  month: number
  day: number
}

interface Clock {
  hour: number
  minute: number
}

export interface Choice {
  /** ISO 8601, UTC. */
  at: string
  /** "tomorrow at 22:00" */
  words: string
}

export type Understood =
  | ({ ok: true } & Choice)
  /** What is to be asked or mended, in a sentence; the choices that would answer it, if there are any. */
  | { ok: false; sentence: string; choices: Choice[] }

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const NAMES = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** A time that is still to come (schedule, embargo): "22:00" is the next one, today or tomorrow. */
export function timeAhead(typed: string, timeZone: string, now: Date): Understood {
  const read = readTyped(typed, timeZone, now)
  if (!read) return notUnderstood('22:00, tomorrow 7:30 or 29 Mar 02:30')
  if (read.day) return settle(read.day, read.clock, timeZone, now, 'ahead')
  const today = dayOf(now, timeZone)
  const first = settle(today, read.clock, timeZone, now, 'ahead')
  if (first.ok || first.choices.length > 0) return first
  return settle(nextDay(today, 1), read.clock, timeZone, now, 'ahead')
}

/** When something happened: a clock time that is still to come today asks which day is meant. */
export function timeBefore(typed: string, timeZone: string, now: Date): Understood {
  const read = readTyped(typed, timeZone, now)
  if (!read) return notUnderstood('19:05, yesterday 23:50 or 29 Mar 02:30')
  const today = dayOf(now, timeZone)
  const found = settle(read.day ?? today, read.clock, timeZone, now, 'any')
  if (read.day || !found.ok || new Date(found.at) <= now) return found
  const yesterday = settle(nextDay(today, -1), read.clock, timeZone, now, 'any')
  const choices = [yesterday, found].flatMap((each) => (each.ok ? [{ at: each.at, words: each.words }] : each.choices))
  return { ok: false, sentence: `${clockWords(read.clock)} is still to come today. Which day do you mean?`, choices }
}

function notUnderstood(such: string): Understood {
  return { ok: false, sentence: `Give a time such as ${such}.`, choices: [] }
}

type Wanted = 'ahead' | 'any'

/** The instant of a wall time on a day; asks where the clocks jump over it, takes the first where they show it twice. */
function settle(day: Day, clock: Clock, timeZone: string, now: Date, wanted: Wanted): Understood {
  const instants = instantsOf(day, clock, timeZone)
  if (instants.length === 0) return jumpedOver(day, clock, timeZone, now)
  const left = wanted === 'ahead' ? instants.filter((at) => at > now.getTime()) : instants
  const [at] = left
  if (at === undefined) {
    const words = `${dayWords(day, timeZone, now)} at ${clockWords(clock)}`
    return { ok: false, sentence: `${capital(words)} has passed; give a time that is still to come.`, choices: [] }
  }
  return { ok: true, ...choiceOf(at, timeZone, now, doubledWords(instants, at)) }
}

/** The clocks went back: the same time comes twice that night. */
function doubledWords(instants: number[], at: number): string {
  if (instants.length < 2) return ''
  return at === instants[0] ? ' (the first of two: the clocks go back)' : ' (the second of two: the clocks went back)'
}

function jumpedOver(day: Day, clock: Clock, timeZone: string, now: Date): Understood {
  const wall = wallOf(day, clock)
  const before = offsetAt(wall - DAY_MS, timeZone)
  const after = offsetAt(wall + DAY_MS, timeZone)
  // Between the two offsets lies the moment of the jump.
  const jump = findJump(wall - before * MINUTE_MS - DAY_MS, wall - after * MINUTE_MS + DAY_MS, timeZone)
  const shifted = wall - before * MINUTE_MS
  const choices = [jump, shifted].filter((at, place, all) => at > now.getTime() && all.indexOf(at) === place)
  const when = `on ${day.day} ${NAMES[day.month - 1]}`
  const sentence = `There is no ${clockWords(clock)} ${when} in ${cityOf(timeZone)}: the clocks go forward. Choose another time.`
  return { ok: false, sentence, choices: choices.map((at) => choiceOf(at, timeZone, now)) }
}

/** The first instant at which the offset of the later end holds, to the minute. */
function findJump(from: number, to: number, timeZone: string): number {
  const later = offsetAt(to, timeZone)
  let [low, high] = [from, to]
  while (high - low > MINUTE_MS) {
    const middle = low + Math.floor((high - low) / 2 / MINUTE_MS) * MINUTE_MS
    if (offsetAt(middle, timeZone) === later) high = middle
    else low = middle
  }
  return high
}

/** Every instant at which clocks in the zone show this, in their order: one, none (jumped over) or two. */
function instantsOf(day: Day, clock: Clock, timeZone: string): number[] {
  const wall = wallOf(day, clock)
  const offsets = new Set([offsetAt(wall - DAY_MS, timeZone), offsetAt(wall + DAY_MS, timeZone)])
  return [...offsets]
    .map((offset) => wall - offset * MINUTE_MS)
    .filter((at) => at + offsetAt(at, timeZone) * MINUTE_MS === wall)
    .sort((a, b) => a - b)
}

/** The wall time as if it were UTC. */
const wallOf = ({ year, month, day }: Day, { hour, minute }: Clock): number =>
  Date.UTC(year, month - 1, day, hour, minute)

/** How many minutes the zone's clocks are ahead of UTC at an instant. */
function offsetAt(instant: number, timeZone: string): number {
  const { year, month, day, hour, minute } = partsAt(instant, timeZone)
  const shown = Date.UTC(year, month - 1, day, hour, minute)
  return Math.round((shown - Math.floor(instant / MINUTE_MS) * MINUTE_MS) / MINUTE_MS)
}

function partsAt(instant: number, timeZone: string): Day & Clock {
  const parts = formatterOf(timeZone).formatToParts(new Date(instant))
  const numberOf = (type: string) => Number(parts.find((part) => part.type === type)?.value)
  return {
    year: numberOf('year'),
    month: numberOf('month'),
    day: numberOf('day'),
    hour: numberOf('hour'),
    minute: numberOf('minute'),
  }
}

// A formatter is dear to make; a desk knows a handful of zones.
const formatters = new Map<string, Intl.DateTimeFormat>()

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone)
  if (known) return known
  const numbers = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' } as const
  const made = new Intl.DateTimeFormat('en-GB', { timeZone, ...numbers, hourCycle: 'h23' })
  formatters.set(timeZone, made)
  return made
}

const dayOf = (at: Date, timeZone: string): Day => partsAt(at.getTime(), timeZone)

function nextDay({ year, month, day }: Day, days: number): Day {
  const date = new Date(Date.UTC(year, month - 1, day + days))
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

const TYPED =
  /^(?:(?<relative>today|tomorrow|yesterday)|(?<day>\d{1,2})\.? (?<month>[a-z]{3,9})\.?(?: (?<year>\d{4}))?)?,?(?: ?at)? ?(?<hour>\d{1,2})[:.h](?<minute>\d{2})$/

/** What was typed; the day is null where none was named. */
function readTyped(typed: string, timeZone: string, now: Date): { day: Day | null; clock: Clock } | null {
  const words = typed.trim().toLowerCase().replace(/\s+/g, ' ')
  const groups = TYPED.exec(words)?.groups
  if (!groups) return null
  const clock = { hour: Number(groups.hour), minute: Number(groups.minute) }
  if (clock.hour > 23 || clock.minute > 59) return null
  const today = dayOf(now, timeZone)
  if (groups.relative) return { day: nextDay(today, DAYS[groups.relative] ?? 0), clock }
  if (!groups.day) return { day: null, clock }
  const named = namedDay(Number(groups.day), groups.month ?? '', groups.year, today)
  return named && { day: named, clock }
}

const DAYS: Record<string, number> = { yesterday: -1, today: 0, tomorrow: 1 }

/** Without a year, the one that is nearest. */
function namedDay(day: number, monthName: string, year: string | undefined, today: Day): Day | null {
  const month = MONTHS.findIndex((name) => monthName.startsWith(name)) + 1
  if (month === 0) return null
  const distance = (each: number) =>
    Math.abs(Date.UTC(each, month - 1, day) - Date.UTC(today.year, today.month - 1, today.day))
  const years = year ? [Number(year)] : [today.year, today.year + 1, today.year - 1]
  const [nearest = today.year] = years.sort((a, b) => distance(a) - distance(b))
  const found = nextDay({ year: nearest, month, day }, 0)
  return found.day === day ? found : null
}

const choiceOf = (at: number, timeZone: string, now: Date, note = ''): Choice => {
  const shown = partsAt(at, timeZone)
  return { at: new Date(at).toISOString(), words: `${dayWords(shown, timeZone, now)} at ${clockWords(shown)}${note}` }
}

/** "today", "tomorrow", "yesterday", "29 Mar", "29 Mar 2028" */
function dayWords(day: Day, timeZone: string, now: Date): string {
  const today = dayOf(now, timeZone)
  const away = Math.round(
    (Date.UTC(day.year, day.month - 1, day.day) - Date.UTC(today.year, today.month - 1, today.day)) / DAY_MS,
  )
  const near = Object.keys(DAYS).find((name) => DAYS[name] === away)
  if (near) return near
  const date = `${day.day} ${NAMES[day.month - 1]}`
  return day.year === today.year ? date : `${date} ${day.year}`
}

const two = (value: number): string => String(value).padStart(2, '0')
const clockWords = ({ hour, minute }: Clock): string => `${two(hour)}:${two(minute)}`
const capital = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1)
const cityOf = (timeZone: string): string => (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ')
