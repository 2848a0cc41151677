import { Moment } from '#components/reader/clock'
import { wordsIn } from '#components/reader/language'
import type { StoryHead, StorySummary } from '#lib/stories/reader-views'
import { placeOf } from '#lib/stories/times'

/** LIVE or ENDED, in words, and when readers last saw something change. */
export function StateLine({ story, knownDate }: { story: StoryHead; knownDate: string | null }) {
  const { state, endedAt, changedAt, timeZone, next } = story
  return (
    <p className="state" id="state" data-rev={story.revision} data-change={next?.kind === 'folded' ? 'folded' : state}>
      <StateWord state={state} />
      {endedAt && (
        <span>
          Coverage ended <Moment at={endedAt} timeZone={timeZone} knownDate={knownDate} /> {placeOf(story)}
        </span>
      )}
      {next && <Next next={next} />}
      {endedAt !== changedAt && <LastChange story={story} knownDate={knownDate} />}
    </p>
  )
}

/** Where the news goes on; open pages are told too. */
function Next({ next: { kind, slug, headline, language } }: { next: NonNullable<StoryHead['next']> }) {
  return (
    <span>
      {kind === 'folded' ? 'This story is now part of ' : 'Coverage continues in '}
      <a className="next" href={`/live/${slug}`} {...wordsIn(language)}>
        {headline}
      </a>
    </span>
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
