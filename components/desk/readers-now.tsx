import { linePoints } from '#lib/desk/line'
import type { ReadersView } from '#lib/stories/views'

const BOX = { width: 240, height: 36 }
// One grammar for server and browser, whatever their languages are.
const counted = new Intl.NumberFormat('en-GB')

export interface Audience {
  /** Null as long as no number has come. */
  now: number | null
  lastHour: ReadersView['lastHour']
}

/** How many have the story open, and how that went in the last hour. */
export function ReadersNow({ audience: { now, lastHour } }: { audience: Audience }) {
  if (now === null) return <p className="text-soft">No number yet.</p>
  const lowest = Math.min(now, ...lastHour)
  const highest = Math.max(now, ...lastHour)
  return (
    <div className="grid gap-1">
      <p>
        <b className="text-lg font-semibold tabular-nums">{counted.format(now)}</b>{' '}
        {now === 1 ? 'reader now' : 'readers now'}
      </p>
      {lastHour.length > 1 && (
        <svg
          role="img"
          aria-label={`The last hour: between ${counted.format(lowest)} and ${counted.format(highest)} readers`}
          viewBox={`0 -1 ${BOX.width} ${BOX.height + 2}`}
          preserveAspectRatio="none"
          className="h-9 w-full text-blue"
        >
          <polyline
            points={linePoints(lastHour.with(-1, now), BOX)}
            fill="none"
            stroke="currentColor"
            strokeWidth="1.5"
            strokeLinejoin="round"
            vectorEffect="non-scaling-stroke"
          />
        </svg>
      )}
    </div>
  )
}
