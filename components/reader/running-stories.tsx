import { Moment } from '#components/reader/clock'
import { directionOf, wordsIn } from '#components/reader/language'
import { LastChange, StateWord } from '#components/reader/state-line'
import type { StorySummary } from '#lib/stories/reader-views'
import { longDate } from '#lib/stories/times'

/** A newspaper's front: its date, one story that leads, the others in a ruled list. */
export function RunningStories({ stories }: { stories: StorySummary[] }) {
  const [lead, ...others] = stories
  if (!lead) return <p className="empty">Nothing has been published yet.</p>
  const date = dateOf(stories)
  return (
    <>
      <p className="folio">Updated {date}</p>
      <LeadStory story={lead} date={date} />
      {others.length > 0 && (
        <section className="others" aria-label="More stories">
          {others.map((story) => (
            <OtherStory key={story.id} story={story} date={date} />
          ))}
        </section>
      )}
    </>
  )
}

/** The day of the last change to any of them, where it happened: times without a date below are of this day. */
function dateOf(stories: StorySummary[]): string {
  const last = stories.reduce((a, b) => (a.changedAt < b.changedAt ? b : a))
  return longDate(last.changedAt, last.timeZone)
}

interface StoryProps {
  story: StorySummary
  /** The date that stands at the head of the page. */
  date: string
}

function LeadStory({ story, date }: StoryProps) {
  return (
    <article className="lead" id={`story-${story.id}`} data-rev={story.siteRevision} {...directionOf(story.language)}>
      <State story={story} date={date} />
      <h2 className="headline" {...wordsIn(story.language)}>
        <a href={`/live/${story.slug}`}>{story.headline}</a>
      </h2>
      {story.standfirst && (
        <p className="standfirst" {...wordsIn(story.language)}>
          {story.standfirst}
        </p>
      )}
      <Newest story={story} />
    </article>
  )
}

function OtherStory({ story, date }: StoryProps) {
  return (
    <article id={`story-${story.id}`} data-rev={story.siteRevision} {...directionOf(story.language)}>
      <State story={story} date={date} />
      <h2 {...wordsIn(story.language)}>
        <a href={`/live/${story.slug}`}>{story.shortHeadline}</a>
      </h2>
      <Newest story={story} />
    </article>
  )
}

function State({ story, date }: StoryProps) {
  return (
    <p className="state">
      <StateWord state={story.state} />
      <LastChange story={story} knownDate={date} />
    </p>
  )
}

function Newest({ story }: { story: StorySummary }) {
  const { newest, timeZone, changedAt, language } = story
  if (!newest) return null
  return (
    <p className="newest">
      <Moment at={newest.publishedAt} timeZone={timeZone} knownDate={longDate(changedAt, timeZone)} />{' '}
      <span {...wordsIn(language)}>{newest.text}</span>
    </p>
  )
}
