import type { ReactNode } from 'react'
import { StoryItem } from '#components/reader/running-stories'
import { dateOfFront } from '#lib/stories/marks'
import type { FrontForReader, StorySummary } from '#lib/stories/reader-views'

/** Every story of the front, or of a topic, with a number above `after`. */
export function FrontChangeList({ front, after }: { front: FrontForReader; after: number }) {
  const date = dateOfFront(front.stories)
  return (
    <ChangeList page={front} after={after} story={(story) => <StoryItem key={story.id} story={story} date={date} />} />
  )
}

type Listed = Pick<StorySummary, 'id' | 'siteRevision' | 'changedAt' | 'timeZone'>

interface ChangeListProps<Story extends Listed> {
  page: { site: Pick<FrontForReader['site'], 'epoch'>; revision: number; stories: Story[] }
  after: number
  story: (story: Story) => ReactNode
  /** What is in the list at every change. */
  children?: ReactNode
}

/** What changed on a page about several stories after a number. */
export function ChangeList<Story extends Listed>({ page, after, story, children }: ChangeListProps<Story>) {
  const { site, revision, stories } = page
  return (
    <main
      id="changes"
      data-epoch={site.epoch}
      data-revision={revision}
      data-after={after}
      data-state="live"
      data-frame={dateOfFront(stories)}
      data-order={stories.map(({ id }) => `story-${id}`).join(' ')}
    >
      {children}
      {stories.filter(({ siteRevision }) => siteRevision > after).map(story)}
    </main>
  )
}
