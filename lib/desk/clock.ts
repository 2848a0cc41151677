/** Wall-clock words in a story's zone. Never the machine's zone: server and browser must say the same. */
const clockIn = (timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat('en-GB', { timeZone, ...options })

/** "21:14" */
export const timeIn = (timeZone: string, iso: string): string =>
  clockIn(timeZone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(iso))

/** "19 Dec" */
export const dayIn = (timeZone: string, iso: string): string =>
  clockIn(timeZone, { day: 'numeric', month: 'short' }).format(new Date(iso))

/** "19 Dec, 21:14" */
export const dayAndTimeIn = (timeZone: string, iso: string): string =>
  `${dayIn(timeZone, iso)}, ${timeIn(timeZone, iso)}`

/** "Istanbul" for Europe/Istanbul; "UTC" stays. */
export const cityOf = (timeZone: string): string => (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ')
