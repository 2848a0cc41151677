'use client'

import { startTransition, useEffect, useState } from 'react'

/** More than a high window shows. */
const FIRST = 20
const STEP = 20
/** Whoever pressed a key this long ago may press the next one: typing never waits for rows out of sight. */
const TYPING_MS = 700

/** How many rows of a long list are drawn: the first at once, the others while nobody types. */
export function useGrowing(total: number): number {
  const [count, setCount] = useState(FIRST)

  useEffect(() => {
    if (count >= total) return
    // Whoever opens a room to write begins at once.
    let timer = setTimeout(grow, count === FIRST ? TYPING_MS : 0)
    function grow() {
      startTransition(() => setCount(count + STEP))
    }
    function wait() {
      clearTimeout(timer)
      timer = setTimeout(grow, TYPING_MS)
    }
    window.addEventListener('keydown', wait, true)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('keydown', wait, true)
    }
  }, [count, total])

  return Math.min(count, total)
}
