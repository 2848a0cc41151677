import { dayIn } from '#lib/desk/clock'
import { type Clock, clockOf, clockWords, type Day, dayAfter, dayOf, instantsAt, readClock } from '#lib/desk/wall-clock'

/** One instant that the words may mean: "Yesterday, 22 Nov, 23:50". */
export interface TimeChoice {
  words: string
  /** ISO, UTC. */
  at: string
}

/** One choice: that is what is meant. Several: the writer says which. None: the sentence says why. */
export type ReadTime = { choices: TimeChoice[]; sentence: null } | { choices: []; sentence: string }

const DAYS: Record<string, number | undefined> = { yesterday: -1, today: 0, tomorrow: 1 }
const HOW = 'Type a time such as 22:00, with a day before it if need be: tomorrow 06:30.'

/**
 * When something happened, from `/time 23:50`, in the story's zone. A time that is still to come today is asked about: typed at
 * 00:10 it was most likely yesterday, but it may have been meant as said.
 */
export function happenedAt(words: string, timeZone: string, now: Date): ReadTime {
  const read = readWords(words)
  if (!read) return { choices: [], sentence: HOW }
  const today = dayOf(timeZone, now)
  if (read.day !== null) return choicesOn([dayNamed(read.day, today)], read.clock, timeZone, now)
  const isToCome = instantsAt(timeZone, today, read.clock).some((at) => at > now)
  return choicesOn(isToCome ? [dayAfter(today, -1), today] : [today], read.clock, timeZone, now)
}

/** The next time a zone's clocks show it, from `/schedule 22:00` and `/embargo 22:00`. */
export function comesAt(words: string, timeZone: string, now: Date): ReadTime {
  const read = readWords(words)
  if (!read) return { choices: [], sentence: HOW }
  const today = dayOf(timeZone, now)
  const instants = instantsAt(timeZone, today, read.clock)
  // A time that the clocks jump over today is told of until they have.
  const passed = instants.length > 0 ? instants.every((at) => at <= now) : isBefore(read.clock, clockOf(timeZone, now))
  const day = read.day === null ? dayAfter(today, passed ? 1 : 0) : dayNamed(read.day, today)
  const { choices, sentence } = choicesOn([day], read.clock, timeZone, now)
  if (sentence !== null) return { choices: [], sentence }
  const coming = choices.filter(({ at }) => new Date(at) > now)
  if (coming.length === 0) return { choices: [], sentence: 'That time has passed; give one that is still to come.' }
  return { choices: coming, sentence: null }
}

const isBefore = (one: Clock, other: Clock): boolean => clockWords(one) < clockWords(other)

/** "22:00", "tomorrow 22:00", "2026-12-01 22:00". */
function readWords(words: string): { day: string | null; clock: Clock } | null {
  const [time = '', day = null, ...more] = words.trim().toLowerCase().split(/\s+/).reverse()
  const clock = readClock(time)
  if (!clock || more.length > 0) return null
  if (day !== null && DAYS[day] === undefined && !isDay(day)) return null
  return { day, clock }
}

const isDay = (words: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(words) && !Number.isNaN(Date.parse(words))

const dayNamed = (day: string, today: Day): Day => {
  const days = DAYS[day]
  return days === undefined ? day : dayAfter(today, days)
}

function choicesOn(days: Day[], clock: Clock, timeZone: string, now: Date): ReadTime {
  const choices = days.flatMap((day) => {
    const instants = instantsAt(timeZone, day, clock)
    return instants.map((at, place) => ({
      words: wordsOf(at.toISOString(), clock, timeZone, now) + turnWords(instants.length, place),
      at: at.toISOString(),
    }))
  })
  if (choices.length > 0) return { choices, sentence: null }
  return { choices: [], sentence: `The clocks go forward over ${clockWords(clock)} that day; give another time.` }
}

const turnWords = (instants: number, place: number): string =>
  instants < 2 ? '' : place === 0 ? ', before the clocks go back' : ', after the clocks have gone back'

const NAMES = new Map([
  [-1, 'Yesterday'],
  [0, 'Today'],
  [1, 'Tomorrow'],
])

function wordsOf(iso: string, clock: Clock, timeZone: string, now: Date): string {
  const today = dayOf(timeZone, now)
  const day = dayOf(timeZone, new Date(iso))
  const name = [...NAMES].find(([days]) => dayAfter(today, days) === day)?.[1]
  return [name, dayIn(timeZone, iso), clockWords(clock)].filter(Boolean).join(', ')
}

/** What stands on a chip: "23:50" today, "yesterday 23:50", "1 Dec, 23:50". */
export function chipTime(iso: string, timeZone: string, now: Date): string {
  const at = new Date(iso)
  const today = dayOf(timeZone, now)
  const day = dayOf(timeZone, at)
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const time = clock.format(at)
  if (day === today) return time
  const name = [...NAMES].find(([days]) => dayAfter(today, days) === day)?.[1]
  return name ? `${name.toLowerCase()} ${time}` : `${dayIn(timeZone, iso)}, ${time}`
}
