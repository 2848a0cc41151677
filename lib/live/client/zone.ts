/** Asked anew every time: travellers change it. */
export const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone

/** "London" of "Europe/London"; the zone's name where it has no city. */
export const cityOf = (zone: string): string => zone.replace(/.*\//, '').replaceAll('_', ' ')

/** The zone in which a story's times are told, of its frame (lib/stories/marks.ts). */
export const zoneIn = (frame: string): string => frame.split(' ')[1] ?? 'UTC'

/** "21:14"; without a zone in the reader's own */
export const clockIn = (at: string | number, timeZone?: string): string =>
  new Date(at).toLocaleTimeString('en-GB', { timeZone, timeStyle: 'short' })

/** "Monday 19 December 2016", as the page prints it (lib/stories/times.ts); some browsers write a comma. */
export const dayIn = (at: string | number, timeZone?: string): string =>
  new Date(at).toLocaleDateString('en-GB', { timeZone, dateStyle: 'full' }).replace(',', '')

/** The reader's time of something, with the day where that is another than the story's; '' where nothing is. */
export function readersTime(iso: string, zone: string): string {
  const clock = clockIn(iso)
  const day = dayIn(iso)
  if (day !== dayIn(iso, zone)) return `${clock} ${day.slice(0, 3)}`
  return clock === clockIn(iso, zone) ? '' : clock
}
