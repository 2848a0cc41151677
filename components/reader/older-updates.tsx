import { AmendmentFlag } from '#components/reader/amendment'
import { wordsIn } from '#components/reader/language'
import { StateLine } from '#components/reader/state-line'
import { changeOf } from '#lib/stories/marks'
import type { OlderPageForReader, StoryForReader, StoryHead } from '#lib/stories/reader-views'
import { longDate } from '#lib/stories/times'

/** The head of every page of a story but its first: enough to know which story this is. */
export function OlderPageHeader({ story }: { story: StoryHead }) {
  return (
    <>
      <StateLine story={story} knownDate={longDate(story.publishedAt, story.timeZone)} />
      <header id="headline" data-rev={story.textRevision} data-change={changeOf(story.amendment)}>
        <AmendmentFlag amendment={story.amendment} timeZone={story.timeZone} publishedAt={story.publishedAt} />
        <h1 className="headline older">
          <a href={`/live/${story.slug}`} {...wordsIn(story.language)}>
            {story.headline}
          </a>
        </h1>
      </header>
    </>
  )
}

export function OlderLink({ story }: { story: StoryForReader }) {
  if (story.olderPage === null) return null
  return (
    <nav className="turn" aria-label="More updates">
      <a rel="next" href={`/live/${story.slug}/page/${story.olderPage}`}>
        Older updates
      </a>
    </nav>
  )
}

export function PageTurn({ story }: { story: OlderPageForReader }) {
  const { slug, newerPage, olderPage } = story
  return (
    <nav className="turn" aria-label="More updates">
      <a rel="prev" href={newerPage === null ? `/live/${slug}` : `/live/${slug}/page/${newerPage}`}>
        Newer updates
      </a>
      {olderPage !== null && (
        <a rel="next" href={`/live/${slug}/page/${olderPage}`}>
          Older updates
        </a>
      )}
    </nav>
  )
}
