import { Moment } from '#components/reader/clock'
import { wordsIn } from '#components/reader/language'
import { BEFORE_NOTE, VERB } from '#lib/revisions/words'
import type { Amendment } from '#lib/stories/reader-views'
import { longDate } from '#lib/stories/times'

interface AmendmentProps {
  amendment: Amendment | null
  timeZone: string
  /** When the changed text was published: its date needs no saying again. */
  publishedAt: string
}

/** "Corrected 21:02", at the head of the text it changed. A typo is mended without a word. */
export function AmendmentFlag({ amendment, timeZone, publishedAt }: AmendmentProps) {
  if (!amendment || amendment.kind === 'typo') return null
  return (
    <p className={amendment.kind === 'development' ? 'flag development' : 'flag'}>
      {VERB[amendment.kind]}{' '}
      <Moment at={amendment.at} timeZone={timeZone} knownDate={longDate(publishedAt, timeZone)} />
    </p>
  )
}

interface NoteProps {
  amendment: Amendment | null
  language: string
  /** Where both texts stand side by side, or what was taken back. */
  href?: string | undefined
}

/** What was wrong, below the text that is right. */
export function AmendmentNote({ amendment, language, href }: NoteProps) {
  if (!amendment?.note || amendment.kind === 'typo') return null
  return (
    <p className={amendment.kind === 'development' ? 'note development' : 'note'}>
      <strong>{BEFORE_NOTE[amendment.kind]}</strong> <span {...wordsIn(language)}>{amendment.note}</span>
      {href && (
        <>
          {' '}
          <a href={href}>{amendment.kind === 'retraction' ? 'What we had said' : 'What changed'}</a>
        </>
      )}
    </p>
  )
}
