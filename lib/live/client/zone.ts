/** Asked anew every time: travellers change it. */
export const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone

/** "London" of "Europe/London"; the zone's name where it has no city. */
export const cityOf = (zone: string): string => zone.replace(/.*\//, '').replaceAll('_', ' ')

/** "21:14" */
export const clockIn = (at: string | number, timeZone: string): string =>
  new Date(at).toLocaleTimeString('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })

/** "Monday 19 December 2016", as the page prints it (lib/stories/times.ts); some browsers write a comma. */
export const dayIn = (at: string | number, timeZone: string): string =>
  new Date(at)
    .toLocaleDateString('en-GB', { timeZone, weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
    .replace(',', '')

/** The reader's time of something, where it is another than the story's; with the day where that is another. */
export function readersTime(iso: string, zone: string): string | null {
  const clock = clockIn(iso, ownZone())
  const day = dayIn(iso, ownZone())
  if (day !== dayIn(iso, zone)) return `${clock} ${day.slice(0, 3)}`
  return clock === clockIn(iso, zone) ? null : clock
}
