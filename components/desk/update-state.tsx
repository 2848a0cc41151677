import { bylineWords } from '#lib/desk/bylines'
import { dayAndTimeIn, timeIn } from '#lib/desk/clock'
import type { UpdateView } from '#lib/updates/views'

const CHANGED = {
  edit: null,
  typo: 'Typing error mended',
  development: 'Developed',
  clarification: 'Clarified',
  correction: 'Corrected',
  // Said by its state.
  retraction: null,
} as const

const COLOURS = {
  draft: 'text-soft',
  submitted: 'text-amber',
  published: 'text-ok',
  retracted: 'text-live',
  moved: 'text-blue',
}
const WORDS = { draft: 'Draft', submitted: 'Submitted', published: 'Published', retracted: 'Retracted', moved: 'Moved' }

/** "Submitted since 21:12 · Selin Arda", "Published · revision 47 · Ines Okafor · Corrected 21:22". */
export function UpdateState({ update, timeZone }: { update: UpdateView; timeZone: string }) {
  const {
    state,
    kind,
    note,
    amendedAt,
    retractedAt,
    submittedAt,
    createdAt,
    storyRevision,
    pinnedAt,
    keyAt,
    movedAt,
    movedTo,
    bylines,
    createdBy,
  } = update
  const changed = amendedAt && !movedAt ? CHANGED[kind] : null
  const names = bylineWords(bylines)
  return (
    <p className="mt-1 text-xs text-soft">
      <b className={`font-semibold ${COLOURS[state]}`}>{WORDS[state]}</b>
      {state === 'submitted' && submittedAt && ` since ${timeIn(timeZone, submittedAt)}`}
      {state === 'draft' && ` since ${timeIn(timeZone, createdAt)}`}
      {retractedAt && ` ${dayAndTimeIn(timeZone, retractedAt)}`}
      {retractedAt && note && <q className="ml-1 font-serif">{note}</q>}
      {movedTo && movedAt && (
        <>
          {` ${dayAndTimeIn(timeZone, movedAt)} to `}
          <a href={`/desk/stories/${movedTo.storyId}`} className="text-ink underline">
            {movedTo.headline}
          </a>
        </>
      )}
      {pinnedAt && (
        <>
          {' · '}
          <b className="font-semibold text-blue">Pinned</b> since {timeIn(timeZone, pinnedAt)}
        </>
      )}
      {keyAt && (
        <>
          {' · '}
          <b className="font-semibold text-blue">Key</b>
        </>
      )}
      {storyRevision !== null && ` · revision ${storyRevision}`}
      {names && ` · by ${names}`}
      {names !== createdBy.name && ` · entered by ${createdBy.name}`}
      {changed && amendedAt && (
        <>
          {' · '}
          <b className="font-semibold text-amber">{changed}</b> {dayAndTimeIn(timeZone, amendedAt)}
          {note && <q className="ml-1 font-serif">{note}</q>}
        </>
      )}
    </p>
  )
}
