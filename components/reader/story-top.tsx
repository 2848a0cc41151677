import { Pins } from '#components/reader/pins'
import { Rail, Ways } from '#components/reader/rail'
import { StateLine } from '#components/reader/state-line'
import { Credits, Headline, LeadImage, Lede } from '#components/reader/story-header'
import { Timeline } from '#components/reader/timeline'
import type { StoryForReader } from '#lib/stories/reader-views'
import { longDate } from '#lib/stories/times'

/** From the headline to the newest updates: the same of a story as it is now, and as it was. */
export function StoryTop({ story }: { story: StoryForReader }) {
  const began = longDate(story.publishedAt, story.timeZone)
  return (
    <>
      <StateLine story={story} knownDate={began} />
      <Headline story={story} />
      <Credits story={story} />
      <LeadImage story={story} />
      <Lede story={story} />
      <Rail story={story} />
      <Pins story={story} />
      <Timeline
        story={story}
        updates={story.updates}
        lines={story.lines}
        knownDate={began}
        ways={<Ways story={story} place="within" />}
      />
    </>
  )
}
