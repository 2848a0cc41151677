import { wordsIn } from '#components/reader/language'
import type { StoryForReader } from '#lib/stories/reader-views'

/** What else to read, at the foot of the page. Hidden where there is none, so that some may come. */
export function Related({ story }: { story: StoryForReader }) {
  const { related, relatedRevision } = story
  return (
    <nav
      className="related"
      id="related"
      aria-labelledby="related-heading"
      data-rev={relatedRevision}
      data-change="publication"
      hidden={related.length === 0}
    >
      <h2 id="related-heading">Related stories</h2>
      <ul>
        {related.map(({ slug, headline, state, language }) => (
          <li key={slug}>
            <a href={`/live/${slug}`} {...wordsIn(language)}>
              {headline}
            </a>
            {state === 'live' && <strong className="live">LIVE</strong>}
          </li>
        ))}
      </ul>
    </nav>
  )
}
