'use client'

import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'
import { useReviewAlerts } from '#components/desk/review-alerts.client'
import { useCountInTitle } from '#components/desk/use-count-in-title.client'
import { useNewsroom } from '#components/desk/use-newsroom.client'
import { look } from '#lib/desk/request'
import type { Actor } from '#lib/permissions'
import { ReviewView, waitsFor } from '#lib/updates/review-views'

interface Review {
  view: ReviewView
  /** How many of them wait for whoever sees this. */
  count: number
  lookAgain: () => unknown
}

const Context = createContext<Review | null>(null)

/** The queue, for whoever reviews; null for the others. */
export const useReview = (): Review | null => useContext(Context)

interface Followed {
  actor: Actor
  initial: ReviewView
  children: ReactNode
}

/** The review queue of whoever reviews, live on every page of the desk: its count, its title, its sound. */
export function ReviewProvider({
  actor,
  initial,
  children,
}: Omit<Followed, 'initial'> & { initial: ReviewView | null }) {
  if (!initial) return children
  return (
    <Following actor={actor} initial={initial}>
      {children}
    </Following>
  )
}

function Following({ actor, initial, children }: Followed) {
  const [view, setView] = useState(initial)
  const lookAgain = useNewsroom(async () => {
    const read = await look('/review', ReviewView)
    if (read) setView((shown) => (read.desk >= shown.desk ? read : shown))
    return read !== null
  }, initial.desk)

  const waiting = useMemo(() => view.rows.filter((row) => waitsFor(actor, row)), [view.rows, actor])
  useCountInTitle(waiting.length)
  useReviewAlerts(actor, waiting)
  return <Context value={{ view, count: waiting.length, lookAgain }}>{children}</Context>
}

/** "4", beside the queue's name. */
export function ReviewCount() {
  const count = useReview()?.count ?? 0
  if (count === 0) return null
  return (
    <b className="text-live tabular-nums">
      {count}
      <span className="sr-only"> to review</span>
    </b>
  )
}
