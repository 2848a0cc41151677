import { AmendmentFlag } from '#components/reader/amendment'
import { Moment } from '#components/reader/clock'
import { ChangeList } from '#components/reader/front-change-list'
import { Picture } from '#components/reader/image'
import { directionOf, wordsIn } from '#components/reader/language'
import type { BylinePageForReader, StoryOfByline } from '#lib/bylines/page'
import { textOf } from '#lib/richtext/text'
import { withLabel } from '#lib/sources/words'
import { dateOfFront } from '#lib/stories/marks'
import { firstWords } from '#lib/stories/moments'
import { longDate } from '#lib/stories/times'

/** Somebody who writes here: who they are, what they wrote lately, and how much of it had to be put right. */
export function BylinePage({ page }: { page: BylinePageForReader }) {
  const [first, ...others] = page.stories
  return (
    <>
      <Person page={page} />
      <Counts page={page} />
      {first ? (
        <section className="written" aria-labelledby="written">
          <h2 id="written">Lately</h2>
          <p className="folio">Updated {dateOfFront(page.stories)}</p>
          <div id="lead">
            <StoryWritten story={first} />
          </div>
          <div id="others">
            {others.map((story) => (
              <StoryWritten key={story.id} story={story} />
            ))}
          </div>
        </section>
      ) : (
        <p className="empty">Nothing with this byline stands at the moment.</p>
      )}
    </>
  )
}

/** What changed on the page after a number: who they are and how much they wrote always, of the stories those that changed. */
export function BylineChangeList({ page, after }: { page: BylinePageForReader; after: number }) {
  return (
    <ChangeList page={page} after={after} story={(story) => <StoryWritten key={story.id} story={story} />}>
      <Person page={page} />
      <Counts page={page} />
    </ChangeList>
  )
}

function Person({ page: { name, bio, portrait, revision } }: { page: BylinePageForReader }) {
  return (
    <header id="person" data-rev={revision} className={portrait ? 'person with-portrait' : 'person'}>
      {portrait && (
        <figure className="portrait">
          <Picture {...portrait} imageId={portrait.id} sizes="(min-width: 40rem) 12rem, 7rem" isLead />
        </figure>
      )}
      <div>
        <h1>{name}</h1>
        {bio.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </div>
    </header>
  )
}

/** A mistake that is told belongs to whoever made it, and so does having made few. */
function Counts({ page: { counts, stories, revision } }: { page: BylinePageForReader }) {
  const { updates, corrections, retractions, since } = counts
  if (!since) return null
  const [last] = stories
  return (
    <p id="counts" data-rev={revision} className="counts">
      {many(updates, 'update')} in {many(counts.stories, 'story', 'stories')} since{' '}
      <time dateTime={since}>{longDate(since, last?.timeZone ?? 'UTC')}</time>.{' '}
      {corrections + retractions === 0
        ? 'None of them has had to be corrected.'
        : `${[corrections > 0 && many(corrections, 'correction'), retractions > 0 && many(retractions, 'retraction')]
            .filter(Boolean)
            .join(' and ')} among them.`}
    </p>
  )
}

const number = new Intl.NumberFormat('en-GB')
const many = (count: number, one: string, several = `${one}s`) =>
  `${number.format(count)} ${count === 1 ? one : several}`

function StoryWritten({ story }: { story: StoryOfByline }) {
  const { id, siteRevision, slug, headline, topic, topicSlug, language, timeZone, updates, more } = story
  return (
    <article id={`story-${id}`} data-rev={siteRevision} {...directionOf(language)}>
      <p className="kicker">
        <a className="quiet" href={`/topic/${topicSlug}`}>
          {topic}
        </a>
      </p>
      <h3 {...wordsIn(language)}>
        <a href={`/live/${slug}`}>{headline}</a>
      </h3>
      <ol>
        {updates.map(({ update, href }) => (
          <li key={update.id}>
            <a className="when" href={href}>
              <Moment at={update.publishedAt} timeZone={timeZone} knownDate={null} />
            </a>
            <div>
              <AmendmentFlag amendment={update.amendment} timeZone={timeZone} publishedAt={update.publishedAt} />
              <p {...wordsIn(language)}>{wordsOf(update)}</p>
            </div>
          </li>
        ))}
      </ol>
      {more > 0 && (
        <p className="more">
          <a className="quiet" href={`/live/${slug}`}>
            {many(more, 'more update')} in this story
          </a>
        </p>
      )}
    </article>
  )
}

/** What was taken back is told by its reason alone. */
function wordsOf({ amendment, headline, body, verification }: StoryOfByline['updates'][number]['update']): string {
  if (amendment?.kind === 'retraction') return amendment.note ?? ''
  return withLabel(headline ?? firstWords(textOf(body)), verification)
}
