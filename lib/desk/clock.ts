/** Wall-clock words in a story's zone. Never the machine's zone: server and browser must say the same. */
const clockIn = (timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat('en-GB', { timeZone, ...options })

/** "21:14" */
export const timeIn = (timeZone: string, iso: string): string =>
  clockIn(timeZone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(iso))

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** "19 Dec". Our own names: one version of Intl says Sep, the next Sept, and server and browser would differ. */
export function dayIn(timeZone: string, iso: string): string {
  const parts = clockIn(timeZone, { day: 'numeric', month: 'numeric' }).formatToParts(new Date(iso))
  const numberOf = (type: string) => Number(parts.find((part) => part.type === type)?.value)
  return `${numberOf('day')} ${MONTHS[numberOf('month') - 1]}`
}

/** "19 Dec, 21:14" */
export const dayAndTimeIn = (timeZone: string, iso: string): string =>
  `${dayIn(timeZone, iso)}, ${timeIn(timeZone, iso)}`

/** "Istanbul" for Europe/Istanbul; "UTC" stays. */
export const cityOf = (timeZone: string): string => (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ')
