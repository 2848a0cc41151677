import { Moment } from '#components/reader/clock'
import { wordsIn } from '#components/reader/language'
import { durationWords } from '#lib/history/durations'
import type { CorrectionForReader } from '#lib/history/views'
import { VERB } from '#lib/revisions/words'
import { longDate } from '#lib/stories/times'

/** Every correction and retraction, the newest first; what stood wrong, for how long, and what is right. */
export function Corrections({ corrections, isCut }: { corrections: CorrectionForReader[]; isCut: boolean }) {
  if (corrections.length === 0) return <p className="empty">Nothing that we published has had to be corrected yet.</p>
  return (
    <>
      <ol className="corrections">
        {corrections.map((correction) => (
          <Correction key={correction.id} correction={correction} />
        ))}
      </ol>
      {isCut && <p className="empty">Earlier ones stand in the public history of their stories.</p>}
    </>
  )
}

const LINK = {
  update: 'The update and what became of it',
  headline: 'The story',
  section: 'The background',
  box: 'What we know',
}

function Correction({ correction }: { correction: CorrectionForReader }) {
  const { kind, what, saidAt, at, note, href, story } = correction
  const { timeZone, language } = story
  return (
    <li>
      <p className="flag">
        {VERB[kind]} <Moment at={at} timeZone={timeZone} knownDate={null} />, after {durationWords(saidAt, at)}
      </p>
      <h2>
        <a href={`/live/${story.slug}`} {...wordsIn(language)}>
          {story.headline}
        </a>
      </h2>
      {note && <p {...wordsIn(language)}>{note}</p>}
      <p className="record-ways">
        <span>
          Said <Moment at={saidAt} timeZone={timeZone} knownDate={longDate(at, timeZone)} />
        </span>
        <a href={href}>{LINK[what]}</a>
      </p>
    </li>
  )
}
