import { Clock, Moment } from '#components/reader/clock'
import { wordsIn } from '#components/reader/language'
import { placeOfLine } from '#lib/stories/marks'
import type { LineForReader, StoryHead } from '#lib/stories/reader-views'
import { longDate } from '#lib/stories/times'

interface CorrectionLineProps {
  line: LineForReader
  story: Pick<StoryHead, 'slug' | 'timeZone' | 'language'>
  /** In a list of changes: the older page that the line stands on, or '' for the story page. */
  page?: number | ''
}

/**
 * "Correction to 20:42: …", among the updates at its own time: whoever reads from the top learns of what was put right
 * below. No update of its own, so it is no article, and nothing that is counted as new.
 */
export function CorrectionLine({ line, story, page: standsOn }: CorrectionLineProps) {
  const { id, revision, publishedAt, updateId, saidAt, last, page, isRemoved } = line
  const { slug, timeZone, language } = story
  const knownDate = longDate(publishedAt, timeZone)
  const isAgain = last !== null && last.at > publishedAt
  return (
    <div
      className="correction-line"
      id={`k-${id}`}
      data-rev={revision}
      data-change={last?.kind ?? 'move'}
      data-ordinal={placeOfLine(line)}
      data-page={standsOn}
    >
      <p className="at">
        <Clock at={publishedAt} timeZone={timeZone} />
      </p>
      <p>
        <a href={`${page === null ? '' : `/live/${slug}/page/${page}`}#u-${updateId}`}>
          Correction to <Moment at={saidAt} timeZone={timeZone} knownDate={knownDate} />
        </a>
        {isAgain && last && (
          <>
            , {last.kind === 'retraction' ? 'which was retracted' : 'corrected again'}{' '}
            <Moment at={last.at} timeZone={timeZone} knownDate={knownDate} />
          </>
        )}
        {': '}
        <span {...wordsIn(language)}>
          {last?.note ?? (isRemoved ? 'the update was removed.' : 'the update belongs to another story now.')}
        </span>
      </p>
    </div>
  )
}
