import { Clock } from '#components/reader/clock'
import { wordsIn } from '#components/reader/language'
import type { StoryForReader } from '#lib/stories/reader-views'

/** One key moment is a headline the reader sees anyway. */
const FEWEST_KEY_MOMENTS = 2

/** Ways into a long page: its key moments and its background. */
export function Rail({ story }: { story: StoryForReader }) {
  const moments = story.updates.filter((update) => update.headline && update.amendment?.kind !== 'retraction')
  const hasMoments = moments.length >= FEWEST_KEY_MOMENTS
  if (!hasMoments && story.sections.length === 0) return null
  return (
    <nav className="rail" aria-label="In this story">
      {hasMoments && (
        <>
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
        </>
      )}
      {story.sections.length > 0 && (
        <>
          <h2>Background</h2>
          <ul>
            {story.sections.map((section) => (
              <li key={section.id}>
                <a href={`#s-${section.id}`} {...wordsIn(story.language)}>
                  {section.heading}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </nav>
  )
}
