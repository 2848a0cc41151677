'use client'

import { useEffect, useRef } from 'react'
import { followNewsroom } from '#lib/desk/newsroom-wake'
import { oneAtATime } from '#lib/desk/one-at-a-time'
import { look } from '#lib/desk/request'
import { FrontView } from '#lib/front/views'

/** Calls with the front as it is now, whenever something may have happened in the newsroom. */
export function useFront(onRead: (front: FrontView) => void): void {
  const latest = useRef(onRead)
  latest.current = onRead
  useEffect(() => {
    const lookAgain = oneAtATime(async () => {
      const front = await look('/front', FrontView)
      if (front) latest.current(front)
    })
    return followNewsroom(() => void lookAgain())
  }, [])
}
