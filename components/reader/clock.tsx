import { clockTime, timeWithDate } from '#lib/stories/times'

interface ClockProps {
  at: string
  timeZone: string
}

/** "21:14": where the date stands above it. */
export function Clock({ at, timeZone }: ClockProps) {
  return <time dateTime={at}>{clockTime(at, timeZone)}</time>
}

/** "21:14", or "21:14 on 20 December 2016" unless that date stands on the page already. */
export function Moment({ at, timeZone, knownDate }: ClockProps & { knownDate: string | null }) {
  return <time dateTime={at}>{timeWithDate(at, timeZone, knownDate)}</time>
}
