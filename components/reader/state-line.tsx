import { Moment } from '#components/reader/clock'
import type { StoryHead, StorySummary } from '#lib/stories/reader-views'
import { placeOf } from '#lib/stories/times'

/** LIVE or ENDED, in words, and when readers last saw something change. */
export function StateLine({ story, knownDate }: { story: StoryHead; knownDate: string | null }) {
  const { state, endedAt, changedAt, timeZone } = story
  return (
    <p className="state" id="state" data-rev={story.revision} data-change={state}>
      <StateWord state={state} />
      {endedAt && (
        <span>
          Coverage ended <Moment at={endedAt} timeZone={timeZone} knownDate={knownDate} /> {placeOf(story)}
        </span>
      )}
      {endedAt !== changedAt && <LastChange story={story} knownDate={knownDate} />}
    </p>
  )
}

export function StateWord({ state }: { state: StorySummary['state'] }) {
  return <strong className={state}>{state === 'live' ? 'LIVE' : 'ENDED'}</strong>
}

/** "Updated 21:14 in Ankara" */
export function LastChange({ story, knownDate }: { story: Omit<StorySummary, 'newest'>; knownDate: string | null }) {
  return (
    <span>
      Updated <Moment at={story.changedAt} timeZone={story.timeZone} knownDate={knownDate} /> {placeOf(story)}
    </span>
  )
}
