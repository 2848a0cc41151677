'use client'

import { ChevronDown, ChevronUp, Trash2 } from 'lucide-react'
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react'
import { BoxAsking, type BoxQuestion } from '#components/desk/box-asking.client'
import { ClaimStatusEditor } from '#components/desk/claim-status.client'
import { RefusalAlert } from '#components/desk/refusal'
import { LetterKey, RowButton } from '#components/desk/row-button'
import { useSend } from '#components/desk/use-send.client'
import { isInBox } from '#lib/box/reminder'
import { isAsked, STATUS_WORDS, statusesAfter } from '#lib/box/status'
import { ClaimView } from '#lib/box/views'
import { timeIn } from '#lib/desk/clock'
import { isPlain } from '#lib/desk/keys'
import type { StoryView } from '#lib/stories/views'

/** A claim that goes to another part takes the keyboard with it. */
export type Returning = Pick<ClaimView, 'id' | 'version'>

interface BoxRowProps {
  /** Puts in, takes out, orders, checks. */
  mayKeep: boolean
  /** Changes its words and its status. */
  mayChange: boolean
  letterKeys: boolean
  story: StoryView
  row: ClaimView
  /** The places above and below it; -1 where there is none. */
  neighbours: { up: number; down: number }
  /** Nobody has looked at it for half an hour. */
  isDue: boolean
  returning: RefObject<Returning | null>
  onEdit: () => void
  onChanged: () => void
}

/** One claim. S says that it is still true, C changes its status, E its words, B puts it in or takes it out, Alt with the arrows moves it. */
export function BoxRow(props: BoxRowProps) {
  const { mayKeep, mayChange, letterKeys, story, row, neighbours, isDue, returning, onEdit, onChanged } = props
  const [asking, setAsking] = useState<BoxQuestion | 'status' | null>(null)
  const element = useRef<HTMLElement>(null)
  const { press, busy, refusal } = useSend()
  const isKept = mayKeep && isInBox(row)
  const mayDecide = mayChange && statusesAfter(row.status).length > 0
  const mayBox = mayKeep && (row.boxedAt !== null ? !row.isWrong : !['superseded', 'withdrawn'].includes(row.status))

  async function send(of: 'check' | 'position', body: object) {
    const given = { baseVersion: row.version, ...body }
    const reply = await press({ method: 'POST', path: `/claims/${row.id}/${of}`, body: given, returns: ClaimView })
    // Also where it was refused: somebody changed the row, and the box says how.
    if (reply) onChanged()
  }

  const check = () => send('check', {})
  const move = (to: number) => to >= 0 && void send('position', { position: to })

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, where it comes to stand
  useEffect(() => {
    const { id, version } = returning.current ?? {}
    if (id !== row.id || version !== row.version) return
    returning.current = null
    element.current?.focus()
  }, [])

  function changed(now: Returning) {
    returning.current = now
    onChanged()
  }

  function close() {
    setAsking(null)
    element.current?.focus()
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.target !== element.current) return
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
    if (event.altKey && step && mayKeep) move(step < 0 ? neighbours.up : neighbours.down)
    else if (!isPlain(event)) return
    else if (step) focusRow(element.current, step)
    else if (!letterKeys) return
    else if (event.key === 's' && isKept) void check()
    else if (event.key === 'c' && mayDecide) setAsking('status')
    else if (event.key === 'e' && mayChange && row.status !== 'withdrawn') onEdit()
    else if (event.key === 'b' && mayBox) setAsking(row.boxedAt ? 'out' : 'in')
    else return
    event.preventDefault()
  }

  return (
    <article
      ref={element}
      aria-label={row.text}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: takes the letter keys written on its buttons, as an update does
      tabIndex={0}
      onKeyDown={onKeyDown}
      className="grid gap-1 py-2"
    >
      <p className="font-serif text-base leading-snug">{row.text}</p>
      {row.question && (
        <p className="font-serif text-base leading-snug text-soft">
          {isAsked(row.status) && row.boxedAt ? 'Readers see: ' : 'While open: '}
          <span className={isAsked(row.status) ? 'text-ink' : undefined}>{row.question}</span>
        </p>
      )}
      <p className="text-xs text-soft">
        <b className="font-semibold text-ink">{STATUS_WORDS[row.status]}</b> since{' '}
        {timeIn(story.timeZone, row.statusAt)}
        {row.sources.length > 0 && ` · ${row.sources.map(({ label }) => label).join(', ')}`}
        {row.isWrong && row.status !== 'withdrawn' && ' · corrected before readers'}
      </p>
      {isInBox(row) && (
        <p className="text-xs text-soft">
          {isDue && <b className="font-semibold text-amber">Look again. </b>}
          Checked {timeIn(story.timeZone, row.checkedAt)} by {row.checkedBy.name}
          {!row.publishedAt && ' · goes out with the story'}
        </p>
      )}
      {asking === null && (
        <div className="-ml-1 flex flex-wrap items-center text-sm empty:hidden">
          {isKept && (
            <RowButton onPress={() => void check()} busy={busy}>
              <LetterKey>S</LetterKey> Still true
            </RowButton>
          )}
          {mayDecide && (
            <RowButton onPress={() => setAsking('status')}>
              <LetterKey>C</LetterKey> Status …
            </RowButton>
          )}
          {mayChange && row.status !== 'withdrawn' && (
            <RowButton onPress={onEdit}>
              <LetterKey>E</LetterKey> Edit
            </RowButton>
          )}
          {mayBox && (
            <RowButton onPress={() => setAsking(row.boxedAt ? 'out' : 'in')}>
              <LetterKey>B</LetterKey> {row.boxedAt ? 'Take out …' : 'Put in the box …'}
            </RowButton>
          )}
          <span className="ml-auto flex">
            {isKept && (
              <>
                <RowButton label="Move up" onPress={() => move(neighbours.up)} off={neighbours.up < 0}>
                  <ChevronUp aria-hidden="true" className="size-4" />
                </RowButton>
                <RowButton label="Move down" onPress={() => move(neighbours.down)} off={neighbours.down < 0}>
                  <ChevronDown aria-hidden="true" className="size-4" />
                </RowButton>
              </>
            )}
            {mayKeep && !row.boxedAt && (
              <RowButton label="Remove …" onPress={() => setAsking('remove')}>
                <Trash2 aria-hidden="true" className="size-4" />
              </RowButton>
            )}
          </span>
        </div>
      )}
      {asking === 'status' && <ClaimStatusEditor story={story} row={row} onChanged={changed} onClose={close} />}
      {asking !== null && asking !== 'status' && (
        <BoxAsking question={asking} story={story} row={row} onChanged={changed} onClose={close} />
      )}
      <RefusalAlert refusal={refusal} />
    </article>
  )
}

function focusRow(row: HTMLElement | null, step: number) {
  const rows = [...(row?.closest('[data-claims]')?.querySelectorAll<HTMLElement>('article') ?? [])]
  if (row) rows[rows.indexOf(row) + step]?.focus()
}
