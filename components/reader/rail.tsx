import { Box } from '#components/reader/box'
import { Clock } from '#components/reader/clock'
import { wordsIn } from '#components/reader/language'
import { linksRevision } from '#lib/stories/marks'
import type { StoryForReader } from '#lib/stories/reader-views'

/**
 * Where the ways into a long page stand. Beside the timeline they follow the box; on a phone the box comes before the
 * timeline and they come within it, when the reader has the newest news. No stylesheet takes an element to both places,
 * so they are printed in both, and each window shows one.
 */
export const PLACES = ['beside', 'within'] as const
export type Place = (typeof PLACES)[number]

/** The second column: what we know, then the ways into the page. On a phone the box alone, before the timeline. */
export function Rail({ story }: { story: StoryForReader }) {
  return (
    <div className="rail">
      <Box story={story} />
      <Ways story={story} place="beside" />
    </div>
  )
}

/** The key moments and the background of a story. Not shown while it has neither. */
export function Ways({ story, place }: { story: StoryForReader; place: Place }) {
  return (
    <nav className={`ways ${place}`} aria-label="In this story">
      <KeyMoments story={story} place={place} />
      <BackgroundLinks story={story} place={place} />
    </nav>
  )
}

interface WaysProps {
  story: StoryForReader
  place: Place
}

export function KeyMoments({ story, place }: WaysProps) {
  const { revision, moments } = story.keyMoments
  return (
    <div id={`moments-${place}`} data-rev={revision} data-change="publication" hidden={moments.length === 0}>
      <h2>Key moments</h2>
      <ol>
        {moments.map(({ updateId, publishedAt, words, page }) => (
          <li key={updateId}>
            <Clock at={publishedAt} timeZone={story.timeZone} />
            <a
              href={page === null ? `#u-${updateId}` : `/live/${story.slug}/page/${page}#u-${updateId}`}
              {...wordsIn(story.language)}
            >
              {words}
            </a>
          </li>
        ))}
      </ol>
    </div>
  )
}

export function BackgroundLinks({ story, place }: WaysProps) {
  const { sections } = story
  return (
    <div
      id={`background-${place}`}
      data-rev={linksRevision(story)}
      data-change="publication"
      hidden={sections.length === 0}
    >
      <h2>Background</h2>
      <ul>
        {sections.map((section) => (
          <li key={section.id}>
            <a href={`#s-${section.id}`} {...wordsIn(story.language)}>
              {section.heading}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
