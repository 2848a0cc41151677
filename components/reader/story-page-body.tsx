import { Background } from '#components/reader/background'
import { OlderLink } from '#components/reader/older-updates'
import { Pins } from '#components/reader/pins'
import { Rail, Ways } from '#components/reader/rail'
import { Related } from '#components/reader/related'
import { StateLine } from '#components/reader/state-line'
import { StoryFrame } from '#components/reader/story-frame'
import { Credits, Headline, LeadImage, Lede } from '#components/reader/story-header'
import { Timeline } from '#components/reader/timeline'
import type { StoryForReader } from '#lib/stories/reader-views'
import { longDate } from '#lib/stories/times'

/** A story's page: what readers get, and what the desk sees before they do. */
export function StoryPageBody({ story, url }: { story: StoryForReader; url: string }) {
  const began = longDate(story.publishedAt, story.timeZone)
  return (
    <StoryFrame story={story} url={url} amended={story.amended}>
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
      <OlderLink story={story} />
      <Background story={story} />
      <Related story={story} />
      <p className="record-ways">
        <a href={`/live/${story.slug}/changes-log`}>What changed in this story</a>
      </p>
    </StoryFrame>
  )
}
