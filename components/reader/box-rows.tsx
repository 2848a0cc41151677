import { AmendmentNote } from '#components/reader/amendment'
import { Moment } from '#components/reader/clock'
import { wordsIn } from '#components/reader/language'
import { VERB } from '#lib/revisions/words'
import { attributionWords } from '#lib/sources/attribution'
import type { ClaimForReader, StoryForReader, WrongForReader } from '#lib/stories/reader-views'
import { longDate } from '#lib/stories/times'

interface RowProps<Row> {
  row: Row
  story: StoryForReader
  /** On a phone it stands behind the fold. */
  folded: boolean
}

/** A statement or a question, and since when it stands so. */
export function BoxClaim({ row, story, folded }: RowProps<ClaimForReader>) {
  const { amendment } = row
  return (
    <li id={`c-${row.id}`} className={folded ? 'folded' : undefined}>
      <span {...wordsIn(story.language)}>{row.text}</span>
      <Standing row={row} story={story} />
      {/* What was wrong stands in its own part, beneath what is so. */}
      {amendment?.kind !== 'correction' && <AmendmentNote amendment={amendment} language={story.language} />}
    </li>
  )
}

/** "Confirmed by us, 19:48", "Open since 19:40", and what became of the words since; nothing where it was known from the beginning. */
function Standing({ row, story }: Omit<RowProps<ClaimForReader>, 'folded'>) {
  const { amendment, since, publishedAt } = row
  const { timeZone } = story
  const knownDate = longDate(story.publishedAt, timeZone)
  const reworded =
    amendment && amendment.kind !== 'typo' && amendment.at !== since ? { ...amendment, kind: amendment.kind } : null
  const at = since ?? publishedAt
  const said = saidOf(row, at !== story.publishedAt, reworded !== null)
  return (
    <>
      {said && (
        <small>
          {said.words}
          {said.isTimed && <Moment at={at} timeZone={timeZone} knownDate={knownDate} />}
        </small>
      )}
      {reworded && (
        <small className={reworded.kind === 'development' ? undefined : 'flag'}>
          {VERB[reworded.kind]} <Moment at={reworded.at} timeZone={timeZone} knownDate={knownDate} />
        </small>
      )}
    </>
  )
}

/** How sure we are, or whose word it is, with or without a time; null where the sentence says all there is to say. */
function saidOf({ status, text, sources }: ClaimForReader, isNews: boolean, isReworded: boolean) {
  if (status === 'unconfirmed') return { words: 'Open since ', isTimed: true }
  if (status === 'disputed') return { words: 'Accounts differ since ', isTimed: true }
  const whose = status === 'confirmed' ? 'Confirmed by us' : attributionWords(text, sources)
  if (whose) return { words: isNews ? `${whose}, ` : whose, isTimed: isNews }
  // Its time is told once: what became of its words is the later news.
  if (!isNews || isReworded) return null
  return { words: sources.length > 0 ? 'Said ' : 'Since ', isTimed: true }
}

/** What is so comes first; what we had said is folded under it. */
export function BoxWrong({ row, story, folded }: RowProps<WrongForReader>) {
  const { kind, at, truth, note, said } = row
  const { language, timeZone } = story
  return (
    <li id={`w-${row.id}`} className={folded ? 'folded' : undefined}>
      <span {...wordsIn(language)}>{truth ?? note}</span>
      <small className="flag">
        {kind === 'retraction' ? 'Withdrawn' : VERB[kind]}{' '}
        <Moment at={at} timeZone={timeZone} knownDate={longDate(story.publishedAt, timeZone)} />
      </small>
      {truth !== null && <AmendmentNote amendment={{ kind, at, note }} language={language} />}
      {said !== null && (
        <details className="had-said">
          <summary>What we had said</summary>
          <p {...wordsIn(language)}>{said}</p>
        </details>
      )}
    </li>
  )
}
