import { AmendmentNote } from '#components/reader/amendment'
import { Moment } from '#components/reader/clock'
import { wordsIn } from '#components/reader/language'
import type { ClaimForReader, StoryForReader } from '#lib/stories/reader-views'
import { longDate } from '#lib/stories/times'

/** On a phone three rows stand before the news; whoever wants the rest opens it. A rail has room for all. */
const ROWS_BEFORE_FOLD = 3

/** What the desk holds to be known. One mark: a row that comes, moves or goes changes the box. */
export function Box({ story }: { story: StoryForReader }) {
  const { revision, change, rows } = story.box
  const folded = rows.slice(ROWS_BEFORE_FOLD)
  return (
    <section
      id="box"
      className="box"
      data-rev={revision}
      data-change={change}
      aria-labelledby="what-we-know"
      hidden={rows.length === 0}
    >
      <h2 id="what-we-know">What we know</h2>
      <Rows rows={rows.slice(0, ROWS_BEFORE_FOLD)} story={story} />
      {folded.length > 0 && (
        <details>
          <summary>{foldedWords(folded)}</summary>
          <Rows rows={folded} story={story} />
        </details>
      )}
    </section>
  )
}

/** "3 more, 1 corrected": what was wrong is never folded away unsaid. */
function foldedWords(rows: ClaimForReader[]): string {
  const corrected = rows.filter(({ amendment }) => amendment?.kind === 'correction').length
  return `${rows.length} more${corrected > 0 ? `, ${corrected} corrected` : ''}`
}

function Rows({ rows, story }: { rows: ClaimForReader[]; story: StoryForReader }) {
  return (
    <ul>
      {rows.map((row) => (
        <li key={row.id} id={`c-${row.id}`}>
          <span {...wordsIn(story.language)}>{row.text}</span>
          <Standing row={row} story={story} />
          <AmendmentNote amendment={row.amendment} language={story.language} />
        </li>
      ))}
    </ul>
  )
}

const SINCE = {
  development: 'Updated',
  clarification: 'Clarified',
  correction: 'Corrected',
  retraction: 'Retracted',
}

/** "Since 19:48", or what happened to it since: "Corrected 21:02"; nothing where it was known from the beginning. */
function Standing({ row: { amendment, publishedAt }, story }: { row: ClaimForReader; story: StoryForReader }) {
  const { timeZone } = story
  const change = amendment && amendment.kind !== 'typo' ? { ...amendment, kind: amendment.kind } : null
  if (!change && publishedAt === story.publishedAt) return null
  const isWrong = change && change.kind !== 'development'
  return (
    <small className={isWrong ? 'flag' : undefined}>
      {change ? SINCE[change.kind] : 'Since'}{' '}
      <Moment at={change?.at ?? publishedAt} timeZone={timeZone} knownDate={longDate(story.publishedAt, timeZone)} />
    </small>
  )
}
