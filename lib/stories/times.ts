/**
 * Times as a newspaper prints them: in the zone where the story happens, with the date wherever it could be mistaken.
 * Pure: the reader's own zone and "a minute ago" are the browser's business.
 */

/** "21:14" */
export function clockTime(iso: string, timeZone: string): string {
  const { hour, minute } = partsOf(iso, timeZone)
  return `${hour}:${minute}`
}

/** "Monday 19 December 2016" */
export function longDate(iso: string, timeZone: string): string {
  const { weekday, day, month, year } = partsOf(iso, timeZone)
  return `${weekday} ${day} ${month} ${year}`
}

/** "21:14" on the date that stands on the page already (`knownDate`), otherwise "21:14 on 20 December 2016". */
export function timeWithDate(iso: string, timeZone: string, knownDate: string | null): string {
  const clock = clockTime(iso, timeZone)
  if (longDate(iso, timeZone) === knownDate) return clock
  const { day, month, year } = partsOf(iso, timeZone)
  return `${clock} on ${day} ${month} ${year}`
}

/** "in Ankara", as the desk says, or "in Istanbul", the zone's city; the name of the zone where it has none ("UTC"). */
export function placeOf({ place, timeZone }: { place: string; timeZone: string }): string {
  if (place) return `in ${place}`
  const city = timeZone.split('/').at(-1) ?? timeZone
  const isPlace = timeZone.includes('/') && !timeZone.startsWith('Etc/')
  return isPlace ? `in ${city.replaceAll('_', ' ')}` : city
}

export interface Day<Item> {
  /** "Monday 19 December 2016" */
  date: string
  items: Item[]
}

/** Items in their own order, parted where midnight passes in the story's zone. */
export function partByDay<Item extends { publishedAt: string }>(items: Item[], timeZone: string): Day<Item>[] {
  const days: Day<Item>[] = []
  for (const item of items) {
    const date = longDate(item.publishedAt, timeZone)
    const today = days.at(-1)
    if (today?.date === date) today.items.push(item)
    else days.push({ date, items: [item] })
  }
  return days
}

type Part = 'weekday' | 'day' | 'month' | 'year' | 'hour' | 'minute'

// A formatter costs some 50 microseconds to make, a page asks for a hundred; there are about 600 zones.
const formatters = new Map<string, Intl.DateTimeFormat>()

function partsOf(iso: string, timeZone: string): Record<Part, string> {
  const parts = formatterOf(timeZone).formatToParts(new Date(iso))
  const partOf = (type: Part) => parts.find((part) => part.type === type)?.value ?? ''
  return {
    weekday: partOf('weekday'),
    day: partOf('day'),
    month: partOf('month'),
    year: partOf('year'),
    hour: partOf('hour'),
    minute: partOf('minute'),
  }
}

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    // h23: midnight is 00:00; en-GB's own choice has printed 24:00.
    hourCycle: 'h23',
  })
  formatters.set(timeZone, made)
  return made
}
