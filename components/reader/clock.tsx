import { clockTime, timeBeside } from '#lib/stories/times'

interface ClockProps {
  at: string
  timeZone: string
  /** A moment whose date stands on the page already; the date is printed where it differs. Without it, the time alone. */
  beside?: string
}

export function Clock({ at, timeZone, beside }: ClockProps) {
  return <time dateTime={at}>{beside ? timeBeside(at, beside, timeZone) : clockTime(at, timeZone)}</time>
}
