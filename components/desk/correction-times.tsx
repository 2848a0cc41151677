import type { AccuracyView, Corrected } from '#lib/accuracy/views'
import { dayAndTimeIn, timeIn } from '#lib/desk/clock'
import { durationWords } from '#lib/history/durations'

interface CorrectionTimesProps extends Pick<AccuracyView, 'corrections' | 'medianMs'> {
  timeZone: string
}

const KINDS = { correction: 'Corrected', retraction: 'Retracted' } as const

/** How long each wrong word stood, on the clock of the night: a line from when it was told to when it was put right. */
export function CorrectionTimes({ corrections, medianMs, timeZone }: CorrectionTimesProps) {
  const words = corrections.map((each) => `${KINDS[each.kind]} after ${durationWords(each.saidAt, each.at)}`)
  const median = medianMs === null ? '' : durationWords(new Date(0).toISOString(), new Date(medianMs).toISOString())
  return (
    <>
      <li className="border-t border-hair py-2">
        <p>
          Median time to correct: <b className="font-semibold tabular-nums">{median}</b>
        </p>
        <Chart corrections={corrections} label={`How long what was wrong stood: ${words.join('; ')}.`} />
        <Ends corrections={corrections} timeZone={timeZone} />
      </li>
      {corrections.map((each, place) => (
        <li key={each.id} className="border-t border-hair py-2">
          <p className="[overflow-wrap:anywhere]">{each.note ?? `The ${each.what} was put right.`}</p>
          <p className="mt-0.5 text-xs text-soft">
            <b className={`font-semibold ${each.kind === 'retraction' ? 'text-live' : 'text-amber'}`}>{words[place]}</b>
            {`: told ${dayAndTimeIn(timeZone, each.saidAt)}, put right ${timeIn(timeZone, each.at)}`}
          </p>
        </li>
      ))}
    </>
  )
}

const ROW = 14
const WIDTH = 1_000

function Chart({ corrections, label }: { corrections: Corrected[]; label: string }) {
  const { from, span } = rangeOf(corrections)
  const x = (iso: string) => Math.round(((Date.parse(iso) - from) / span) * WIDTH)
  const height = corrections.length * ROW
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${WIDTH} ${height}`}
      height={height}
      preserveAspectRatio="none"
      className="mt-2 w-full border-b border-rule"
    >
      {corrections.map(({ id, kind, saidAt, at }, place) => (
        <line
          key={id}
          x1={x(saidAt)}
          // What took a moment is seen as well.
          x2={Math.max(x(at), x(saidAt) + 4)}
          y1={place * ROW + ROW / 2}
          y2={place * ROW + ROW / 2}
          vectorEffect="non-scaling-stroke"
          stroke="currentColor"
          strokeWidth={8}
          strokeDasharray={kind === 'retraction' ? '6 2' : undefined}
          className={kind === 'retraction' ? 'text-live' : 'text-amber'}
        />
      ))}
    </svg>
  )
}

/** From when to when the chart goes; a minute where there is less. */
function rangeOf(corrections: Corrected[]): { from: number; span: number } {
  const from = Math.min(...corrections.map(({ saidAt }) => Date.parse(saidAt)))
  const to = Math.max(...corrections.map(({ at }) => Date.parse(at)))
  return { from, span: Math.max(to - from, 60_000) }
}

function Ends({ corrections, timeZone }: { corrections: Corrected[]; timeZone: string }) {
  const { from, span } = rangeOf(corrections)
  const hasRetraction = corrections.some(({ kind }) => kind === 'retraction')
  return (
    <p aria-hidden="true" className="mt-1 flex justify-between gap-3 text-xs text-soft tabular-nums">
      <span>{dayAndTimeIn(timeZone, new Date(from).toISOString())}</span>
      {hasRetraction && <span>dashed: retracted</span>}
      <span>{dayAndTimeIn(timeZone, new Date(from + span).toISOString())}</span>
    </p>
  )
}
