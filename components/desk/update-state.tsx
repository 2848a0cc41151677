import { SecondsLeft } from '#components/desk/seconds-left.client'
import { WithheldByline } from '#components/desk/withheld.client'
import { bylineWords } from '#lib/desk/bylines'
import { dayAndTimeIn, dayIn, timeIn } from '#lib/desk/clock'
import { isUnsourced } from '#lib/desk/known'
import { REASONS } from '#lib/second-eyes/words'
import { knownOf } from '#lib/sources/schema'
import { CHOICES } from '#lib/sources/words'
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
  goingOut: 'text-blue',
  scheduled: 'text-blue',
  held: 'text-blue',
  published: 'text-ok',
  retracted: 'text-live',
  moved: 'text-blue',
  pulled: 'text-live',
}

const WORDS = {
  draft: 'Draft',
  submitted: 'Submitted',
  goingOut: 'Going out',
  scheduled: 'Scheduled',
  held: 'Held',
  published: 'Published',
  retracted: 'Retracted',
  moved: 'Moved',
  pulled: 'Taken down',
}

interface UpdateStateProps {
  update: UpdateView
  timeZone: string
}

/** "Submitted since 21:12 · Selin Arda", "Published · revision 47 · Ines Okafor · Corrected 21:22". */
export function UpdateState({ update, timeZone }: UpdateStateProps) {
  const { state, kind, note, amendedAt, retractedAt, movedAt, storyRevision, pinnedAt, keyAt } = update
  const { pulledAt, withheldAt } = update
  const { bylines, createdBy } = update
  const changed = amendedAt && !movedAt && !pulledAt ? CHANGED[kind] : null
  const names = bylineWords(bylines)
  return (
    <>
      <p className="mt-1 text-xs text-soft">
        <b className={`font-semibold ${COLOURS[state]}`}>{WORDS[state]}</b>
        <Since update={update} timeZone={timeZone} />
        {pulledAt && ` ${dayAndTimeIn(timeZone, pulledAt)}, readers see that something was removed`}
        {retractedAt && !pulledAt && ` ${dayAndTimeIn(timeZone, retractedAt)}`}
        {retractedAt && note && <q className="ml-1 font-serif">{note}</q>}
        {withheldAt && !pulledAt && ` · the words are withheld since ${dayAndTimeIn(timeZone, withheldAt)}`}
        <Moved update={update} timeZone={timeZone} />
        <Embargo update={update} timeZone={timeZone} />
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
        <WithheldByline bylines={bylines} />
        {names !== createdBy.name && ` · entered by ${createdBy.name}`}
        <HowSure update={update} />
        {changed && amendedAt && (
          <>
            {' · '}
            <b className="font-semibold text-amber">{changed}</b> {dayAndTimeIn(timeZone, amendedAt)}
            {note && <q className="ml-1 font-serif">{note}</q>}
          </>
        )}
      </p>
      <SecondEyes update={update} timeZone={timeZone} />
      <Returned update={update} timeZone={timeZone} />
    </>
  )
}

/** How sure the desk is, and who says so; that nobody does, where readers see it. */
function HowSure({ update }: { update: UpdateView }) {
  const { verification, sources } = knownOf(update)
  const names = sources.map(({ label }) => label).join('; ')
  return (
    <>
      {verification !== 'attributed' && (
        <>
          {' · '}
          <b className={`font-semibold ${verification === 'confirmed' ? 'text-ok' : 'text-amber'}`}>
            {CHOICES[verification]}
          </b>
        </>
      )}
      {names && ` · according to ${names}`}
      {isUnsourced(update) && ' · no source'}
    </>
  )
}

const BY_ONE = { alone: 'Published alone', notNeeded: 'Said to need no second pair of eyes' } as const

/** Whether two people answer for what we say ourselves. */
function SecondEyes({ update: { secondEyes, publishedAt }, timeZone }: UpdateStateProps) {
  if (!secondEyes) return null
  const { asked, answer, checked } = secondEyes
  if (!answer) {
    return (
      asked && (
        <p className="mt-1 border-l-2 border-amber bg-amber-wash px-2 py-1 text-sm">
          <b className="font-semibold text-amber">Needs a second pair of eyes</b> since {timeIn(timeZone, asked.at)},
          asked by {asked.name}
        </p>
      )
    )
  }
  const by = `by ${answer.name} ${dayAndTimeIn(timeZone, answer.at)}`
  if (answer.what === 'passed') return <p className="mt-1 text-xs text-soft">Second pair of eyes: {by}</p>
  return (
    <p className="mt-1 text-xs text-soft">
      {publishedAt ? BY_ONE[answer.what] : 'To be published alone'} {by}
      {answer.reason && `: ${REASONS[answer.reason]}`}
      {' · '}
      {checked ? (
        `second-checked by ${checked.name} ${dayAndTimeIn(timeZone, checked.at)}`
      ) : (
        <b className="font-semibold text-amber">to be second-checked</b>
      )}
    </p>
  )
}

/** Since when it is so, or until when. */
function Since({ update, timeZone }: UpdateStateProps) {
  const { state, submittedAt, createdAt, heldAt, publishAt, publishBy, bylines } = update
  if (state === 'submitted' && submittedAt) return ` since ${timeIn(timeZone, submittedAt)}`
  if (state === 'draft') return ` since ${timeIn(timeZone, createdAt)}`
  if (state === 'held' && heldAt) return ` since ${timeIn(timeZone, heldAt)}, until somebody releases it`
  if (state === 'scheduled' && publishAt) {
    const asker = publishBy && publishBy.name !== bylineWords(bylines) ? `, asked by ${publishBy.name}` : ''
    return ` for ${momentIn(timeZone, publishAt, update)}${asker}`
  }
  if (state === 'goingOut') return <SecondsLeft key={update.version} ms={update.goesOutInMs ?? 0} />
  return null
}

/** When, and where it is now. */
function Moved({ update: { movedAt, movedTo }, timeZone }: UpdateStateProps) {
  if (!movedAt || !movedTo) return null
  return (
    <>
      {` ${dayAndTimeIn(timeZone, movedAt)} to `}
      <a href={`/desk/stories/${movedTo.storyId}`} className="text-ink underline">
        {movedTo.headline}
      </a>
    </>
  )
}

/** While it still forbids something. */
function Embargo({ update, timeZone }: UpdateStateProps) {
  const { embargoUntil, embargoReason, publishedAt } = update
  if (!embargoUntil) return null
  if (publishedAt) {
    return publishedAt < embargoUntil ? (
      <>
        {' · before its embargo: '}
        <q className="font-serif">{embargoReason}</q>
      </>
    ) : null
  }
  return (
    <>
      {' · '}
      <b className="font-semibold text-amber">Embargoed</b> until {momentIn(timeZone, embargoUntil, update)}
    </>
  )
}

/** What came of it: why it was not released, or what its editor wants. */
function Returned({ update: { state, refusal, sentBack }, timeZone }: UpdateStateProps) {
  if (refusal) {
    return (
      <p className="mt-1 border-l-2 border-live bg-live-wash px-2 py-1 text-sm">
        <b className="font-semibold text-live">Not published</b> {timeIn(timeZone, refusal.at)}: {refusal.words}
      </p>
    )
  }
  if (!sentBack || state !== 'draft') return null
  return (
    <p className="mt-1 border-l-2 border-amber bg-amber-wash px-2 py-1 text-sm">
      <b className="font-semibold text-amber">Sent back</b> by {sentBack.by.name} {timeIn(timeZone, sentBack.at)}:{' '}
      <q>{sentBack.note}</q>
    </p>
  )
}

/** "22:00", with the date where it is another than that of its filing. */
function momentIn(timeZone: string, iso: string, { createdAt }: UpdateView): string {
  return dayIn(timeZone, iso) === dayIn(timeZone, createdAt) ? timeIn(timeZone, iso) : dayAndTimeIn(timeZone, iso)
}
