import { AmendmentFlag, AmendmentNote } from '#components/reader/amendment'
import { Bylines } from '#components/reader/bylines'
import { Clock, Moment } from '#components/reader/clock'
import { DoubtFlag, HowWeKnow } from '#components/reader/known'
import { wordsIn } from '#components/reader/language'
import { RichText } from '#components/reader/rich-text'
import { changeOf } from '#lib/stories/marks'
import type { StoryHead, UpdateForReader } from '#lib/stories/reader-views'
import { longDate } from '#lib/stories/times'

interface UpdateProps {
  update: UpdateForReader
  story: Pick<StoryHead, 'slug' | 'timeZone' | 'language'>
  /** In a list of changes: the older page that the update stands on, or '' for the story page. */
  page?: number | ''
}

/** One update in its place: the time, then what is known. Usually a bullet; with a headline, a key moment. */
export function Update({ update, story, page }: UpdateProps) {
  const { amendment, headline, publishedAt, moved, isRemoved } = update
  const { slug, timeZone, language } = story
  const isRetracted = amendment?.kind === 'retraction'
  return (
    <article
      id={`u-${update.id}`}
      data-rev={update.revision}
      data-change={isRemoved ? 'retraction' : moved ? 'move' : changeOf(amendment)}
      data-ordinal={update.ordinal}
      data-page={page}
    >
      <p className="at">
        {isRemoved ? (
          <Clock at={publishedAt} timeZone={timeZone} />
        ) : (
          <a href={`/live/${slug}/u/${update.id}`}>
            <Clock at={publishedAt} timeZone={timeZone} />
          </a>
        )}
      </p>
      {isRemoved ? (
        <div className="text">
          <p className="removed">This update was removed.</p>
        </div>
      ) : moved ? (
        <Moved moved={moved} story={story} publishedAt={publishedAt} />
      ) : (
        <div className="text">
          <AmendmentFlag amendment={amendment} timeZone={timeZone} publishedAt={publishedAt} />
          {!isRetracted && <DoubtFlag verification={update.verification} />}
          {headline && !isRetracted && <h3 {...wordsIn(language)}>{headline}</h3>}
          {!isRetracted && (
            <div {...wordsIn(language)}>
              <RichText doc={update.body} timeZone={timeZone} bullet={!headline} />
            </div>
          )}
          {!isRetracted && <HowWeKnow update={update} timeZone={timeZone} language={language} />}
          <AmendmentNote
            amendment={amendment}
            language={language}
            href={update.isWithheld ? undefined : `/live/${slug}/u/${update.id}#${isRetracted ? 'said' : 'versions'}`}
          />
          {update.isWithheld && <p className="removed">What we had said is withheld.</p>}
          <Foot update={update} timeZone={timeZone} />
        </div>
      )}
    </article>
  )
}

interface MovedProps extends Pick<UpdateProps, 'story'> {
  moved: NonNullable<UpdateForReader['moved']>
  publishedAt: string
}

/** Its place stays, its words are elsewhere. */
function Moved({ moved: { at, href, headline }, story: { timeZone, language }, publishedAt }: MovedProps) {
  return (
    <div className="text">
      <p className="flag development">
        Moved <Moment at={at} timeZone={timeZone} knownDate={longDate(publishedAt, timeZone)} />
      </p>
      <p className="note development">
        This update belongs to another story:{' '}
        <a href={href} {...wordsIn(language)}>
          {headline}
        </a>
      </p>
    </div>
  )
}

function Foot({ update, timeZone }: { update: UpdateForReader; timeZone: string }) {
  const { occurredAt, bylines } = update
  if (!occurredAt && bylines.length === 0) return null
  return (
    <p className="foot">
      {occurredAt && (
        <span>
          Happened <Moment at={occurredAt} timeZone={timeZone} knownDate={longDate(update.publishedAt, timeZone)} />
        </span>
      )}
      {bylines.length > 0 && (
        <span>
          <Bylines bylines={bylines} />
        </span>
      )}
    </p>
  )
}
