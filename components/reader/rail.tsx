import { Clock } from '#components/reader/clock'
import { wordsIn } from '#components/reader/language'
import { linksRevision, momentsOf, momentsRevision } from '#lib/stories/marks'
import type { StoryForReader } from '#lib/stories/reader-views'

/** One key moment is a headline the reader sees anyway. */
const FEWEST_KEY_MOMENTS = 2

/** Ways into a long page: its key moments and its background. Not shown while it has neither. */
export function Rail({ story }: { story: StoryForReader }) {
  return (
    <nav className="rail" aria-label="In this story">
      <KeyMoments story={story} />
      <BackgroundLinks story={story} />
    </nav>
  )
}

export function KeyMoments({ story }: { story: StoryForReader }) {
  const moments = momentsOf(story)
  const isShort = moments.length < FEWEST_KEY_MOMENTS
  return (
    <div id="moments" data-rev={momentsRevision(story)} data-change="publication" hidden={isShort}>
      <h2>Key moments</h2>
      <ol>
        {moments.map((update) => (
          <li key={update.id}>
            <Clock at={update.publishedAt} timeZone={story.timeZone} />
            <a href={`#u-${update.id}`} {...wordsIn(story.language)}>
              {update.headline}
            </a>
          </li>
        ))}
      </ol>
    </div>
  )
}

export function BackgroundLinks({ story }: { story: StoryForReader }) {
  const { sections } = story
  return (
    <div id="background-links" data-rev={linksRevision(story)} data-change="publication" hidden={sections.length === 0}>
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
