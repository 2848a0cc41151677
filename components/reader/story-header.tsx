import { AmendmentFlag, AmendmentNote } from '#components/reader/amendment'
import { wordsIn } from '#components/reader/language'
import { RichText } from '#components/reader/rich-text'
import { StateLine } from '#components/reader/state-line'
import type { StoryHead } from '#lib/stories/reader-views'
import { longDate } from '#lib/stories/times'

// Three lines on a desktop at the full size; a longer headline would push the news off the first screen.
const LONG_HEADLINE_CHARACTERS = 64

export function StoryHeader({ story }: { story: StoryHead }) {
  const words = wordsIn(story.language)
  const began = longDate(story.publishedAt, story.timeZone)
  const isLong = story.headline.length > LONG_HEADLINE_CHARACTERS
  return (
    <>
      <StateLine story={story} knownDate={began} />
      <header id="headline" data-rev={story.textRevision} data-change={story.amendment?.kind ?? 'publication'}>
        <AmendmentFlag amendment={story.amendment} timeZone={story.timeZone} publishedAt={story.publishedAt} />
        <h1 className={isLong ? 'headline long' : 'headline'} {...words}>
          {story.headline}
        </h1>
        {story.standfirst && (
          <p className="standfirst" {...words}>
            {story.standfirst}
          </p>
        )}
        <Credits story={story} began={began} />
        <AmendmentNote amendment={story.amendment} language={story.language} />
        {story.lede.content.length > 0 && (
          <div className="lede text" {...words}>
            <RichText doc={story.lede} />
          </div>
        )}
      </header>
    </>
  )
}

const names = new Intl.ListFormat('en-GB', { type: 'conjunction' })

function Credits({ story, began }: { story: StoryHead; began: string }) {
  return (
    <p className="credits">
      {story.bylines.length > 0 && <span>By {names.format(story.bylines)}</span>}
      <span>
        Coverage began <time dateTime={story.publishedAt}>{began}</time>
      </span>
      {story.credit && story.credit !== story.site.name && <span>Source: {story.credit}</span>}
    </p>
  )
}
