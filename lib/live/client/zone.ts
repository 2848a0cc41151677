/** Asked anew every time: travellers change it. */
export const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone

/** "London" of "Europe/London"; the zone's name where it has no city. */
export const cityOf = (zone: string): string => zone.replace(/.*\//, '').replaceAll('_', ' ')

const formatters = new Map<string, Intl.DateTimeFormat>()

function formatter(timeZone: string): Intl.DateTimeFormat {
  const made =
    formatters.get(timeZone) ??
    new Intl.DateTimeFormat('en-GB', {
      timeZone,
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
  formatters.set(timeZone, made)
  return made
}

interface Told {
  clock: string
  /** "Monday 19 December 2016", as the page prints it (lib/stories/times.ts). */
  day: string
}

export function told(at: string | number, timeZone: string): Told {
  const parts = Object.fromEntries(
    formatter(timeZone)
      .formatToParts(new Date(at))
      .map(({ type, value }) => [type, value]),
  )
  return {
    clock: `${parts.hour}:${parts.minute}`,
    day: `${parts.weekday} ${parts.day} ${parts.month} ${parts.year}`,
  }
}

/** The reader's time of something, where it is another than the story's; with the day where that is another. */
export function readersTime(iso: string, storyZone: string): string | null {
  const there = told(iso, storyZone)
  const here = told(iso, ownZone())
  if (there.day === here.day) return there.clock === here.clock ? null : here.clock
  return `${here.clock} ${here.day.slice(0, 3)}`
}
