import { Moment } from '#components/reader/clock'
import { Picture } from '#components/reader/image'
import { directionOf, wordsIn } from '#components/reader/language'
import { LastChange, StateWord } from '#components/reader/state-line'
import type { LeadImage } from '#lib/media/schema'
import { dateOfFront } from '#lib/stories/marks'
import type { StorySummary } from '#lib/stories/reader-views'
import { longDate } from '#lib/stories/times'

/** A newspaper's front: its date, one story that leads, the others in a ruled list. */
export function RunningStories({ stories }: { stories: StorySummary[] }) {
  const [lead, ...others] = stories
  if (!lead) return <p className="empty">Nothing has been published yet.</p>
  const date = dateOfFront(stories)
  return (
    <>
      <p className="folio">Updated {date}</p>
      <div className="lead" id="lead">
        <StoryItem story={lead} date={date} />
      </div>
      <section className="others" id="others" aria-label="More stories">
        {others.map((story) => (
          <StoryItem key={story.id} story={story} date={date} />
        ))}
      </section>
    </>
  )
}

interface StoryProps {
  story: StorySummary
  /** The date that stands at the head of the page. */
  date: string
}

/**
 * The same wherever it stands, so that a list of changes need not know who leads: the story that leads shows its whole
 * headline and its standfirst, the others their short headline (front.css).
 */
export function StoryItem({ story, date }: StoryProps) {
  const { headline, shortHeadline, standfirst, language } = story
  return (
    <article
      id={`story-${story.id}`}
      data-rev={story.siteRevision}
      data-change={story.state}
      {...directionOf(language)}
    >
      <p className="state">
        <StateWord state={story.state} />
        <LastChange story={story} knownDate={date} />
      </p>
      <h2 {...wordsIn(language)}>
        <a href={`/live/${story.slug}`}>
          {headline === shortHeadline ? (
            headline
          ) : (
            <>
              <span className="whole">{headline}</span>
              <span className="short">{shortHeadline}</span>
            </>
          )}
        </a>
      </h2>
      {standfirst && (
        <p className="standfirst" {...wordsIn(language)}>
          {standfirst}
        </p>
      )}
      {story.leadImage && <FrontImage image={story.leadImage} />}
      <Newest story={story} />
    </article>
  )
}

/** Fetched only where front.css shows it. What it shows stands in the headline beside it. */
function FrontImage({ image: { imageId, width, height, alt = '', caption } }: { image: LeadImage }) {
  if (width === undefined || height === undefined) return null
  return (
    <figure className="picture">
      <Picture imageId={imageId} width={width} height={height} alt={alt || caption} sizes={FRONT} />
    </figure>
  )
}

const FRONT = '(min-width: 60rem) 36.5rem, calc(100vw - 2.5rem)'

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
