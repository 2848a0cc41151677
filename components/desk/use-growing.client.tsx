'use client'

import { startTransition, useEffect, useState } from 'react'

/** More than a high window shows. */
const FIRST = 20
const STEP = 20
/** Where the browser cannot tell when it has nothing to do (Safari). */
const PAUSE_MS = 50

/** How many rows of a long list are drawn: the first at once, the others in between whatever else the page does. */
export function useGrowing(total: number): number {
  const [count, setCount] = useState(FIRST)

  useEffect(() => {
    if (count >= total) return
    return whenIdle(() => startTransition(() => setCount(count + STEP)))
  }, [count, total])

  return Math.min(count, total)
}

/** Somebody who begins to type at once goes first. Answers how to leave it. */
function whenIdle(work: () => void): () => void {
  if (typeof requestIdleCallback === 'undefined') {
    const timer = setTimeout(work, PAUSE_MS)
    return () => clearTimeout(timer)
  }
  const asked = requestIdleCallback(work, { timeout: 2_000 })
  return () => cancelIdleCallback(asked)
}
