import { StoryItem } from '#components/reader/running-stories'
import { dateOfFront } from '#lib/stories/marks'
import type { FrontForReader } from '#lib/stories/reader-views'

/** Every story of the front, or of a topic, with a number above `after`. */
export function FrontChangeList({ front, after }: { front: FrontForReader; after: number }) {
  const { site, revision, stories } = front
  const date = dateOfFront(stories)
  return (
    <main
      id="changes"
      data-epoch={site.epoch}
      data-revision={revision}
      data-after={after}
      data-state="live"
      data-frame={date}
      data-order={stories.map(({ id }) => `story-${id}`).join(' ')}
    >
      {stories
        .filter(({ siteRevision }) => siteRevision > after)
        .map((story) => (
          <StoryItem key={story.id} story={story} date={date} />
        ))}
    </main>
  )
}
