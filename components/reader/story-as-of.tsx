import { Background } from '#components/reader/background'
import { OlderPageHeader } from '#components/reader/older-updates'
import { StoryFrame } from '#components/reader/story-frame'
import { StoryTop } from '#components/reader/story-top'
import { Timeline } from '#components/reader/timeline'
import type { StoryAsOf } from '#lib/history/views'
import { clockTime, longDate, placeOf } from '#lib/stories/times'

/** A story's page as readers saw it at a number. Nothing of it is kept up to date: it is the record. */
export function StoryAsOfBody({ asOf, url }: { asOf: StoryAsOf; url: string }) {
  const { story } = asOf
  return (
    <StoryFrame story={story} url={url} isStill>
      <AsOfBanner asOf={asOf} />
      <StoryTop story={story} />
      <TurnThen asOf={asOf} />
      <Background story={story} />
    </StoryFrame>
  )
}

/** One of its older pages then. */
export function OlderAsOfBody({ asOf, url }: { asOf: StoryAsOf; url: string }) {
  const { story } = asOf
  return (
    <StoryFrame story={story} url={url} isStill>
      <AsOfBanner asOf={asOf} />
      <OlderPageHeader story={story} />
      <Timeline story={story} updates={story.updates} lines={story.lines} heading="Older updates, as they stood" />
      <TurnThen asOf={asOf} />
    </StoryFrame>
  )
}

function TurnThen({ asOf: { story, page, newerPage } }: { asOf: StoryAsOf }) {
  const { slug, revision, olderPage } = story
  const then = `/live/${slug}/at/${revision}`
  if (page === null && olderPage === null) return null
  return (
    <nav className="turn" aria-label="More updates">
      {page !== null && (
        <a rel="prev" href={newerPage === null ? then : `${then}/page/${newerPage}`}>
          Newer updates, as they stood
        </a>
      )}
      {olderPage !== null && (
        <a rel="next" href={`${then}/page/${olderPage}`}>
          Older updates, as they stood
        </a>
      )}
    </nav>
  )
}

function AsOfBanner({ asOf: { story, newest } }: { asOf: StoryAsOf }) {
  const { slug, revision, changedAt, timeZone } = story
  const page = `/live/${slug}`
  return (
    <aside className="as-of" aria-label="An earlier state of this story">
      <p>
        As readers saw it at{' '}
        <time dateTime={changedAt}>
          {clockTime(changedAt, timeZone)} on {longDate(changedAt, timeZone)}
        </time>{' '}
        {placeOf(story)}. {changesSince(newest - revision)}: <a href={page}>read the story as it is now</a>.
      </p>
      <nav aria-label="Other states of this story">
        {revision > 1 && (
          <a className="quiet" rel="prev" href={`${page}/at/${revision - 1}`}>
            Before this change
          </a>
        )}
        {revision < newest && (
          <a className="quiet" rel="next" href={`${page}/at/${revision + 1}`}>
            After the next change
          </a>
        )}
        <a className="quiet" href={`${page}/changes-log`}>
          All changes
        </a>
      </nav>
    </aside>
  )
}

function changesSince(changes: number): string {
  if (changes === 0) return 'Nothing has changed since'
  return changes === 1 ? 'One change has come since' : `${changes} changes have come since`
}
