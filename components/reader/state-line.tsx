import { Clock } from '#components/reader/clock'
import type { StoryHead, StorySummary } from '#lib/stories/reader-views'
import { longDate, placeOf } from '#lib/stories/times'

/** LIVE or ENDED, in words, and when readers last saw something change. */
export function StateLine({ story }: { story: StoryHead }) {
  const { state, endedAt, changedAt, timeZone, publishedAt } = story
  // The credits below name the day on which coverage began.
  const knownDate = longDate(publishedAt, timeZone)
  return (
    <p className="state" id="state" data-rev={story.revision} data-change={state}>
      <StateWord state={state} />
      {endedAt && (
        <span>
          Coverage ended <Clock at={endedAt} timeZone={timeZone} knownDate={knownDate} /> {placeOf(timeZone)}
        </span>
      )}
      {endedAt !== changedAt && <LastChange story={story} knownDate={knownDate} />}
    </p>
  )
}

export function StateWord({ state }: { state: StorySummary['state'] }) {
  return <strong className={state}>{state === 'live' ? 'LIVE' : 'ENDED'}</strong>
}

/** "Updated 21:14 in Istanbul" */
export function LastChange({ story, knownDate }: { story: StorySummary; knownDate: string }) {
  return (
    <span>
      Updated <Clock at={story.changedAt} timeZone={story.timeZone} knownDate={knownDate} /> {placeOf(story.timeZone)}
    </span>
  )
}
