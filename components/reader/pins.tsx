import { Clock } from '#components/reader/clock'
import { DoubtFlag } from '#components/reader/known'
import { wordsIn } from '#components/reader/language'
import { RichText } from '#components/reader/rich-text'
import type { PinForReader, StoryForReader } from '#lib/stories/reader-views'

/** What an editor holds above the timeline, in short. Not shown while nothing is pinned. */
export function Pins({ story }: { story: StoryForReader }) {
  return (
    <section className="pins" id="pins" aria-labelledby="pinned">
      <h2 id="pinned">Pinned</h2>
      {story.pins.map((pin) => (
        <Pin key={pin.updateId} pin={pin} story={story} />
      ))}
    </section>
  )
}

export function Pin({ pin, story }: { pin: PinForReader; story: StoryForReader }) {
  const { updateId, headline, body, page } = pin
  const href = page === null ? `#u-${updateId}` : `/live/${story.slug}/page/${page}#u-${updateId}`
  return (
    <div className="pin text" id={`pin-${updateId}`} data-rev={pin.revision} data-change="pin">
      <DoubtFlag verification={pin.verification} />
      <div {...wordsIn(story.language)}>
        {headline && <h3>{headline}</h3>}
        <RichText doc={body} timeZone={story.timeZone} />
      </div>
      <p className="pinned-at">
        <a href={href}>
          Read the update of <Clock at={pin.publishedAt} timeZone={story.timeZone} />
        </a>
      </p>
    </div>
  )
}
