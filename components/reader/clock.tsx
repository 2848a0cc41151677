import { clockTime, timeWithDate } from '#lib/stories/times'

interface ClockProps {
  at: string
  timeZone: string
  /** The date that stands on the page already; another one is printed. Without it, the time alone. */
  knownDate?: string
}

export function Clock({ at, timeZone, knownDate }: ClockProps) {
  return <time dateTime={at}>{knownDate ? timeWithDate(at, timeZone, knownDate) : clockTime(at, timeZone)}</time>
}
