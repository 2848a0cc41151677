'use client'

import { useEffect, useRef } from 'react'
import { oneAtATime } from '#lib/desk/one-at-a-time'
import { followNewsroom } from '#lib/desk/room-stream'
import { SILENT_MS } from '#lib/desk/room-wake'

/** Where no stream gets through, what happened is there after this long. */
const LOOK_MS = 10_000

/**
 * Reads what the whole desk sees again when its number has risen, when the tab comes back, and by the clock where no stream
 * gets through; also while the tab is hidden, because its title and sound are for whoever looks elsewhere. `read` answers
 * false where nothing could be read: then the next word is reason enough. Answers how to read now.
 */
export function useNewsroom(read: () => Promise<boolean>, since = -1): () => Promise<void> {
  const latest = useRef(read)
  latest.current = read
  const held = useRef(since)
  const told = useRef(since)
  const heardAt = useRef(0)
  const lookAgain = useRef(
    oneAtATime(async () => {
      const upTo = told.current
      if (await latest.current()) held.current = Math.max(held.current, upTo)
    }),
  ).current

  useEffect(() => {
    const stopFollowing = followNewsroom(({ newsroom }) => {
      heardAt.current = Date.now()
      told.current = Math.max(told.current, newsroom)
      if (newsroom > held.current) void lookAgain()
    })
    const onVisible = () => document.visibilityState === 'visible' && void lookAgain()
    const timer = setInterval(() => Date.now() - heardAt.current > SILENT_MS && void lookAgain(), LOOK_MS)
    document.addEventListener('visibilitychange', onVisible)
    return () => {
      stopFollowing()
      clearInterval(timer)
      document.removeEventListener('visibilitychange', onVisible)
    }
  }, [lookAgain])

  return lookAgain
}
