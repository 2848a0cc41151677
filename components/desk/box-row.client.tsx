'use client'

import { ChevronDown, ChevronUp, Trash2 } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
import { RefusalAlert } from '#components/desk/refusal'
import { useSend } from '#components/desk/use-send.client'
import { Button } from '#components/ui/button'
import { Kbd } from '#components/ui/kbd'
import { ClaimRemovalView, ClaimView } from '#lib/box/views'
import { timeIn } from '#lib/desk/clock'
import { isPlain } from '#lib/desk/keys'

interface BoxRowProps {
  mayEdit: boolean
  letterKeys: boolean
  timeZone: string
  row: ClaimView
  place: number
  count: number
  /** Nobody has looked at it for half an hour. */
  isDue: boolean
  onEdit: () => void
  onChanged: () => void
}

/** One row of What we know. S says that it is still true, E edits it, Alt with the arrows moves it. */
export function BoxRow({ mayEdit, letterKeys, timeZone, row, place, count, isDue, onEdit, onChanged }: BoxRowProps) {
  const [asking, setAsking] = useState(false)
  const element = useRef<HTMLElement>(null)
  const { press, busy, refusal } = useSend()
  const path = `/claims/${row.id}`
  const base = { baseVersion: row.version }

  async function send(of: 'check' | 'position', body: object) {
    const reply = await press({ method: 'POST', path: `${path}/${of}`, body: { ...base, ...body }, returns: ClaimView })
    // Also where it was refused: somebody changed the row, and the box says how.
    if (reply) onChanged()
  }

  const check = () => send('check', {})
  const move = (to: number) => to >= 0 && to < count && void send('position', { position: to })

  async function remove() {
    const reply = await press({ method: 'POST', path: `${path}/removal`, body: base, returns: ClaimRemovalView })
    if (reply?.ok) onChanged()
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.target !== element.current || !mayEdit) return
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
    if (event.altKey && step) move(place + step)
    else if (!isPlain(event)) return
    else if (step) focusRow(element.current, step)
    else if (!letterKeys) return
    else if (event.key === 's') void check()
    else if (event.key === 'e') onEdit()
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
      <p className="text-xs text-soft">
        {isDue && <b className="font-semibold text-amber">Look again. </b>}
        Checked {timeIn(timeZone, row.checkedAt)} by {row.checkedBy.name}
        {!row.publishedAt && ' · goes out with the story'}
      </p>
      {mayEdit && !asking && (
        <div className="-ml-1 flex flex-wrap items-center text-sm">
          <RowButton onPress={() => void check()} busy={busy}>
            <Letter>S</Letter> Still true
          </RowButton>
          <RowButton onPress={onEdit}>
            <Letter>E</Letter> Edit
          </RowButton>
          <span className="ml-auto flex">
            <RowButton label="Move up" onPress={() => move(place - 1)} off={place === 0}>
              <ChevronUp aria-hidden="true" className="size-4" />
            </RowButton>
            <RowButton label="Move down" onPress={() => move(place + 1)} off={place >= count - 1}>
              <ChevronDown aria-hidden="true" className="size-4" />
            </RowButton>
            <RowButton label="Remove …" onPress={() => setAsking(true)}>
              <Trash2 aria-hidden="true" className="size-4" />
            </RowButton>
          </span>
        </div>
      )}
      {asking && (
        <div className="grid gap-2">
          <p>
            {row.publishedAt
              ? 'Readers will no longer see it. Correct it instead if it was wrong.'
              : 'It was not published yet.'}
          </p>
          <span className="flex flex-wrap gap-2">
            <Button tone="danger" busy={busy} autoFocus onClick={() => void remove()}>
              Remove row
            </Button>
            <Button onClick={() => setAsking(false)}>Keep it</Button>
          </span>
        </div>
      )}
      <RefusalAlert refusal={refusal} />
    </article>
  )
}

const Letter = ({ children }: { children: ReactNode }) => (
  <span className="letter-key pointer-coarse:hidden">
    <Kbd>{children}</Kbd>
  </span>
)

interface RowButtonProps {
  /** Where a sign stands for the words. */
  label?: string
  busy?: boolean
  off?: boolean
  onPress: () => void
  children: ReactNode
}

const RowButton = ({ label, busy = false, off = false, onPress, children }: RowButtonProps) => (
  <button
    type="button"
    aria-label={label}
    title={label}
    aria-disabled={busy || off || undefined}
    onClick={onPress}
    className="press inline-flex min-h-7 min-w-7 items-center justify-center gap-1.5 rounded px-1.5 text-soft hover:bg-hair hover:text-ink aria-disabled:opacity-40"
  >
    {children}
  </button>
)

function focusRow(row: HTMLElement | null, step: number) {
  const rows = [...(row?.closest('ol')?.querySelectorAll<HTMLElement>('article') ?? [])]
  if (row) rows[rows.indexOf(row) + step]?.focus()
}
