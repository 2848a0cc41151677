import { Clock } from '#components/reader/clock'
import type { StoryHead, StorySummary } from '#lib/stories/reader-views'
import { placeOf } from '#lib/stories/times'

/** LIVE or ENDED, in words, and when readers last saw something change. */
export function StateLine({ story }: { story: StoryHead }) {
  return (
    <p className="state" id="state" data-rev={story.revision} data-change={story.state}>
      <StateWord state={story.state} />
      {story.endedAt && (
        <span>
          Coverage ended <Clock at={story.endedAt} timeZone={story.timeZone} beside={story.publishedAt} />
        </span>
      )}
      <LastChange story={story} />
    </p>
  )
}

export function StateWord({ state }: { state: StorySummary['state'] }) {
  return <strong className={state}>{state === 'live' ? 'LIVE' : 'ENDED'}</strong>
}

/** "Updated 21:14 in Istanbul" */
export function LastChange({ story }: { story: StorySummary }) {
  return (
    <span>
      Updated <Clock at={story.changedAt} timeZone={story.timeZone} beside={story.publishedAt} />{' '}
      {placeOf(story.timeZone)}
    </span>
  )
}
