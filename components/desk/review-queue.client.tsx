'use client'

import Link from 'next/link'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { GoingOutBar, useGoingOut } from '#components/desk/going-out.client'
import { useReview } from '#components/desk/review-provider.client'
import { ReviewItem } from '#components/desk/review-row.client'
import { Kbd } from '#components/ui/kbd'
import type { Actor } from '#lib/permissions'
import { askOf, type ReviewRow } from '#lib/updates/review-views'
import type { UpdateView } from '#lib/updates/views'

/** What waits for an editor, row by row: each is approved, sent back or edited by a key. */
export function ReviewQueue({ actor }: { actor: Actor }) {
  const review = useReview()
  const list = useRef<HTMLDivElement>(null)
  /** What was decided here and has not come back from the server yet, or is going out. */
  const [decided, setDecided] = useState<UpdateView[]>([])
  const rows = waitingOf(review?.view.rows ?? [], decided)
  const arrived = useArrival(review?.view.at ?? '')

  const goingOut = useGoingOut({
    actor,
    updates: decided,
    timeZone: 'UTC',
    onChanged: put,
    onDue: () => review?.lookAgain(),
  })
  useForget(decided, setDecided)

  function put(update: UpdateView) {
    setDecided((all) => [...all.filter(({ id }) => id !== update.id), update])
    void review?.lookAgain()
  }

  /** The keyboard goes to the next row, so that a queue is worked off by one key. */
  function decide(place: number, update: UpdateView) {
    const all = [...(list.current?.querySelectorAll<HTMLElement>(':scope > article') ?? [])]
    const next = all[place + 1] ?? all[place - 1]
    put(update)
    if (next) next.focus()
    else list.current?.focus()
  }

  useFirstRowByArrow(list)

  const isEmpty = rows.length === 0
  return (
    <>
      <GoingOutBar goingOut={goingOut} />
      <p role="status" className="sr-only">
        {goingOut.updates.length > 0 ? goingOut.note : ''}
      </p>
      {!isEmpty && (
        <p className="text-sm text-soft pointer-coarse:hidden">
          <Kbd>↑</Kbd> <Kbd>↓</Kbd> from one to the next · <Kbd>A</Kbd> approve · <Kbd>B</Kbd> send back · <Kbd>E</Kbd>{' '}
          edit and publish
        </p>
      )}
      <div
        ref={list}
        role="feed"
        aria-label="To review, the longest waiting first"
        tabIndex={-1}
        className="outline-none"
      >
        {rows.map((row, place) => (
          <ReviewItem
            key={row.update.id}
            actor={actor}
            row={row}
            readAt={review?.view.at ?? ''}
            arrived={arrived}
            onDecided={(update) => decide(place, update)}
            onChanged={put}
          />
        ))}
      </div>
      {isEmpty && (
        <p className="py-6 text-soft">Nothing waits for an editor. What is submitted appears here by itself.</p>
      )}
      <p className="text-sm text-soft">
        Be called by a sound or a notification:{' '}
        <Link href="/desk/settings" className="underline">
          Settings
        </Link>
      </p>
    </>
  )
}

/** The queue as it is here: a decision counts at once, a newer reading counts more. */
function waitingOf(rows: ReviewRow[], decided: UpdateView[]): ReviewRow[] {
  return rows.flatMap(({ update, story }) => {
    const mine = decided.find(({ id }) => id === update.id)
    if (!mine || mine.version < update.version) return { update, story }
    return mine.state === 'submitted' || askOf(mine) ? { update: mine, story } : []
  })
}

/** The arrow goes to the first row from anywhere that has no use for it. */
function useFirstRowByArrow(list: RefObject<HTMLElement | null>) {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isFree = event.target === document.body || event.target === list.current
      if (event.key !== 'ArrowDown' || !isFree) return
      const first = list.current?.querySelector<HTMLElement>(':scope > article')
      if (!first) return
      event.preventDefault()
      first.focus()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [list])
}

/** When the last reading arrived, by this page's own clock: waiting times go on from there. */
function useArrival(at: string): number {
  const [arrived, setArrived] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new reading has another time
  useEffect(() => setArrived(performance.now()), [at])
  return arrived
}

/** What was going out is out a moment after its seconds; if it was refused, the queue shows it again. */
function useForget(decided: UpdateView[], setDecided: (next: (all: UpdateView[]) => UpdateView[]) => void) {
  const [last] = decided.filter(({ state }) => state === 'goingOut')
  useEffect(() => {
    if (!last) return
    const drop = () => setDecided((all) => all.filter(({ id, version }) => id !== last.id || version !== last.version))
    const timer = setTimeout(drop, (last.goesOutInMs ?? 0) + 1_000)
    return () => clearTimeout(timer)
  }, [last, setDecided])
}
