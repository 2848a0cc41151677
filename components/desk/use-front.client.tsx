'use client'

import { useEffect, useRef } from 'react'
import { useNewsroom } from '#components/desk/use-newsroom.client'
import { look } from '#lib/desk/request'
import { FrontView } from '#lib/front/views'

/** A headline that changed or a story that began is there after this long: neither raises the newsroom's number. */
const LOOK_MS = 10_000

/** Calls with the front as it is now, whenever something may have happened in the newsroom. */
export function useFront(onRead: (front: FrontView) => void): void {
  // What somebody did while the answer was on its way is known to the newest rendering alone.
  const latest = useRef(onRead)
  latest.current = onRead
  const lookAgain = useNewsroom(async () => {
    const front = await look('/front', FrontView)
    if (front) latest.current(front)
    return front !== null
  })
  useEffect(() => {
    const timer = setInterval(() => document.visibilityState === 'visible' && void lookAgain(), LOOK_MS)
    return () => clearInterval(timer)
  }, [lookAgain])
}
