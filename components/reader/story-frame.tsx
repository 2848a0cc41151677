import type { ReactNode } from 'react'
import { Frame } from '#components/reader/frame'
import { directionOf } from '#components/reader/language'
import type { StoryHead } from '#lib/stories/reader-views'

/** A story's page depends on its own story's number alone, so its masthead names no topic but its own. */
export function StoryFrame({ story, url, children }: { story: StoryHead; url: string; children: ReactNode }) {
  const topics = [{ name: story.topic, slug: story.topicSlug }]
  const { dir } = directionOf(story.language)
  return (
    <Frame name={story.site.name} topics={topics} imprint={{ url, revision: story.revision }} dir={dir}>
      <div className="page">{children}</div>
    </Frame>
  )
}
