import { Clock } from '#components/reader/clock'
import { directionOf, wordsIn } from '#components/reader/language'
import { LastChange, StateWord } from '#components/reader/state-line'
import type { StorySummary } from '#lib/stories/reader-views'

/** A newspaper's front: one story leads, the others follow in a ruled list. */
export function RunningStories({ stories }: { stories: StorySummary[] }) {
  const [lead, ...others] = stories
  if (!lead) return <p className="empty">Nothing has been published yet.</p>
  return (
    <>
      <LeadStory story={lead} />
      {others.length > 0 && (
        <section className="others" aria-label="More stories">
          {others.map((story) => (
            <OtherStory key={story.id} story={story} />
          ))}
        </section>
      )}
    </>
  )
}

function LeadStory({ story }: { story: StorySummary }) {
  return (
    <article className="lead" id={`story-${story.id}`} {...directionOf(story.language)}>
      <State story={story} />
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

function OtherStory({ story }: { story: StorySummary }) {
  return (
    <article id={`story-${story.id}`} {...directionOf(story.language)}>
      <State story={story} />
      <h2 {...wordsIn(story.language)}>
        <a href={`/live/${story.slug}`}>{story.shortHeadline}</a>
      </h2>
      <Newest story={story} />
    </article>
  )
}

function State({ story }: { story: StorySummary }) {
  return (
    <p className="state">
      <StateWord state={story.state} />
      <LastChange story={story} />
    </p>
  )
}

function Newest({ story }: { story: StorySummary }) {
  if (!story.newest) return null
  return (
    <p className="newest">
      <Clock at={story.newest.publishedAt} timeZone={story.timeZone} />{' '}
      <span {...wordsIn(story.language)}>{story.newest.text}</span>
    </p>
  )
}
