import { AmendmentFlag, AmendmentNote } from '#components/reader/amendment'
import { BylineSentence } from '#components/reader/bylines'
import { ImageFigure } from '#components/reader/image'
import { wordsIn } from '#components/reader/language'
import { RichText } from '#components/reader/rich-text'
import { changeOf, creditsOf, creditsRevision } from '#lib/stories/marks'
import type { StoryForReader } from '#lib/stories/reader-views'
import { longDate } from '#lib/stories/times'

// Three lines on a desktop at the full size; a longer headline would push the news off the first screen.
const LONG_HEADLINE_CHARACTERS = 64

interface Props {
  story: StoryForReader
}

export function Headline({ story }: Props) {
  const { headline, standfirst, amendment, language } = story
  const isLong = headline.length > LONG_HEADLINE_CHARACTERS
  return (
    <header id="headline" data-rev={story.textRevision} data-change={changeOf(amendment)}>
      <AmendmentFlag amendment={amendment} timeZone={story.timeZone} publishedAt={story.publishedAt} />
      <h1 className={isLong ? 'headline long' : 'headline'} {...wordsIn(language)}>
        {headline}
      </h1>
      {standfirst && (
        <p className="standfirst" {...wordsIn(language)}>
          {standfirst}
        </p>
      )}
      <AmendmentNote amendment={amendment} language={language} />
    </header>
  )
}

/** Who and since when. A mark of its own: names come with updates, the headline does not. */
export function Credits({ story }: Props) {
  const by = creditsOf(story)
  return (
    <p className="credits" id="credits" data-rev={creditsRevision(story)} data-change="publication">
      {by.length > 0 && (
        <span>
          By <BylineSentence bylines={by} />
        </span>
      )}
      <span>
        Coverage began <time dateTime={story.publishedAt}>{longDate(story.publishedAt, story.timeZone)}</time>
      </span>
      {story.credit && story.credit !== story.site.name && <span>Source: {story.credit}</span>}
    </p>
  )
}

/** Hidden where there is none, so that one may come. */
export function Lede({ story }: Props) {
  return (
    <div
      className="lede text"
      id="lede"
      data-rev={story.textRevision}
      data-change="publication"
      hidden={story.lede.content.length === 0}
      {...wordsIn(story.language)}
    >
      <RichText doc={story.lede} timeZone={story.timeZone} />
    </div>
  )
}

/** Hidden where there is none, so that one may come. */
export function LeadImage({ story }: Props) {
  const { leadImage, textRevision, language } = story
  return (
    <div
      className="lead-image"
      id="lead-image"
      data-rev={textRevision}
      data-change="publication"
      hidden={!leadImage}
      {...wordsIn(language)}
    >
      {leadImage && <ImageFigure image={leadImage} isLead />}
    </div>
  )
}
