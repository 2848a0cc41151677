'use client'

import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from 'react'
import { useReviewAlerts } from '#components/desk/review-alerts.client'
import { useCountInTitle } from '#components/desk/use-count-in-title.client'
import { oneAtATime } from '#lib/desk/one-at-a-time'
import { look } from '#lib/desk/request'
import { followNewsroom } from '#lib/desk/room-stream'
import { SILENT_MS } from '#lib/desk/room-wake'
import type { Actor } from '#lib/permissions'
import { ReviewView } from '#lib/updates/review-views'

/** Where no stream gets through, a submission is there after this long. */
const LOOK_MS = 20_000

interface Review {
  view: ReviewView
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
  const held = useRef(initial.desk)
  const heardAt = useRef(0)

  const [lookAgain] = useState(() =>
    oneAtATime(async () => {
      const read = await look('/review', ReviewView)
      if (!read) return
      held.current = Math.max(held.current, read.desk)
      setView((shown) => (read.desk >= shown.desk ? read : shown))
    }),
  )

  // Also while the tab is hidden: its title, sound and notification are for whoever looks elsewhere.
  const onWake = useCallback(
    ({ newsroom }: { newsroom: number }) => {
      heardAt.current = Date.now()
      if (newsroom > held.current) void lookAgain()
    },
    [lookAgain],
  )
  useEffect(() => followNewsroom(onWake), [onWake])

  useEffect(() => {
    const onVisible = () => document.visibilityState === 'visible' && void lookAgain()
    const timer = setInterval(() => Date.now() - heardAt.current > SILENT_MS && void lookAgain(), LOOK_MS)
    document.addEventListener('visibilitychange', onVisible)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', onVisible)
    }
  }, [lookAgain])

  useCountInTitle(view.rows.length)
  useReviewAlerts(actor, view.rows)
  return <Context value={{ view, lookAgain }}>{children}</Context>
}

/** "4", beside the queue's name. */
export function ReviewCount() {
  const count = useReview()?.view.rows.length ?? 0
  if (count === 0) return null
  return (
    <b className="text-live tabular-nums">
      {count}
      <span className="sr-only"> to review</span>
    </b>
  )
}
