import { Background } from '#components/reader/background'
import { OlderLink } from '#components/reader/older-updates'
import { Related } from '#components/reader/related'
import { StoryFrame } from '#components/reader/story-frame'
import { StoryTop } from '#components/reader/story-top'
import type { StoryForReader } from '#lib/stories/reader-views'

/** A story's page: what readers get, and what the desk sees before they do. */
export function StoryPageBody({ story, url }: { story: StoryForReader; url: string }) {
  return (
    <StoryFrame story={story} url={url} amended={story.amended}>
      <StoryTop story={story} />
      <OlderLink story={story} />
      <Background story={story} />
      <Related story={story} />
      <p className="record-ways">
        <a href={`/live/${story.slug}/changes-log`}>What changed in this story</a>
      </p>
    </StoryFrame>
  )
}
