'use client'

import { useEffect, useRef, useState } from 'react'
import { RefusalAlert } from '#components/desk/refusal'
import { SecondsLeft } from '#components/desk/seconds-left.client'
import { useSend } from '#components/desk/use-send.client'
import { useUndoKeys } from '#components/desk/use-send-keys.client'
import { Button } from '#components/ui/button'
import { timeIn } from '#lib/desk/clock'
import { isUndo } from '#lib/desk/keys'
import type { Refusal } from '#lib/desk/request'
import type { Actor } from '#lib/permissions'
import { textOf } from '#lib/richtext/text'
import { UpdateView } from '#lib/updates/views'

interface GoingOut {
  /** What this person published a moment ago, the newest first. */
  updates: UpdateView[]
  undo: (update: UpdateView) => Promise<void>
  busy: boolean
  refusal: Refusal | null
  /** What came of the last one, in words. */
  note: string
}

interface GoingOutParts {
  actor: Actor
  updates: UpdateView[]
  timeZone: string
  onChanged: (update: UpdateView) => void
  /** It is what it was before it was published. */
  onUndone?: (update: UpdateView) => void
  /** Its seconds are over: where no stream tells what came of it, it is looked up. */
  onDue: () => unknown
}

/** The sweep looks four times a second, and its news takes a moment. */
const GRACE_MS = 1_000

/** What somebody publishes waits a few seconds: Ctrl+Z takes back the newest of it, wherever the keyboard is. */
export function useGoingOut({ actor, updates, timeZone, onChanged, onUndone, onDue }: GoingOutParts): GoingOut {
  const { press, busy, refusal } = useSend()
  const mine = updates.filter(({ state, publishBy }) => state === 'goingOut' && publishBy?.id === actor.id)
  const note = useOutcome(updates, mine, timeZone)

  async function undo({ id, version }: UpdateView) {
    const path = `/updates/${id}/going-out`
    const reply = await press({ method: 'DELETE', path, body: { baseVersion: version }, returns: UpdateView })
    if (reply?.ok) {
      onChanged(reply.value)
      onUndone?.(reply.value)
    }
    const current = reply && !reply.ok ? UpdateView.safeParse(reply.current).data : undefined
    if (current) onChanged(current)
  }

  const newest = mine.toSorted((a, b) => ((a.publishAt ?? '') < (b.publishAt ?? '') ? 1 : -1))
  const [first] = newest
  const undoFirst = useRef(() => {})
  undoFirst.current = () => first && void undo(first)
  const canUndo = first !== undefined

  useEffect(() => {
    if (!canUndo) return
    const onKeyDown = (event: KeyboardEvent) => {
      if (!isUndo(event) || hasWordsToUndo(event.target)) return
      event.preventDefault()
      event.stopPropagation()
      undoFirst.current()
    }
    // Before the editor: an empty sheet has nothing to undo, and is where the keyboard is after publishing.
    window.addEventListener('keydown', onKeyDown, true)
    return () => window.removeEventListener('keydown', onKeyDown, true)
  }, [canUndo])

  useLookWhenDue(first, onDue)
  return { updates: newest, undo, busy, refusal, note }
}

function useLookWhenDue(update: UpdateView | undefined, onDue: () => unknown) {
  const look = useRef(onDue)
  look.current = onDue
  const [id, ms] = [update?.id, update?.goesOutInMs ?? 0]
  useEffect(() => {
    if (!id) return
    let timer = setTimeout(function again() {
      look.current()
      timer = setTimeout(again, GRACE_MS)
    }, ms + GRACE_MS)
    return () => clearTimeout(timer)
  }, [id, ms])
}

/** What became of the last that went out from here, once it is no longer going out. */
function useOutcome(updates: UpdateView[], mine: UpdateView[], timeZone: string): string {
  const [waited, setWaited] = useState<string | null>(null)
  const newest = mine[0]?.id ?? null
  useEffect(() => {
    if (newest) setWaited(newest)
  }, [newest])
  const update = updates.find(({ id }) => id === waited)
  if (newest) return 'Going out; Undo takes it back.'
  if (!update) return ''
  if (update.publishedAt) return `Published ${timeIn(timeZone, update.publishedAt)}.`
  if (update.refusal) return `Not published: ${update.refusal.words}`
  return update.state === 'goingOut' ? '' : 'Undone; nobody has seen it.'
}

/** Ctrl+Z in a text that has words belongs to that text. */
function hasWordsToUndo(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) return target.value.trim() !== ''
  return target instanceof HTMLElement && target.isContentEditable && target.textContent.trim() !== ''
}

/** What is going out, with the seconds that are left and the way back. */
export function GoingOutBar({ goingOut }: { goingOut: GoingOut }) {
  const { updates, undo, busy, refusal } = goingOut
  const keys = useUndoKeys()
  if (updates.length === 0) return <RefusalAlert refusal={refusal} />
  return (
    <ul aria-label="Going out" className="mb-2 grid grid-cols-[minmax(0,1fr)] gap-1">
      {updates.map((update, place) => (
        <li
          key={update.id}
          className="flex items-center gap-3 rounded-md border-l-3 border-blue bg-blue-wash py-1.5 pr-1.5 pl-3"
        >
          <b className="shrink-0 font-semibold text-blue tabular-nums">
            Going out
            <SecondsLeft key={update.version} ms={update.goesOutInMs ?? 0} />
          </b>
          <span className="min-w-0 flex-1 truncate font-serif">{update.headline ?? textOf(update.body)}</span>
          <Button busy={busy} keys={place === 0 ? keys : undefined} onClick={() => void undo(update)}>
            Undo
          </Button>
        </li>
      ))}
    </ul>
  )
}
