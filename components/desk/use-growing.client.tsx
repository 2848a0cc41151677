'use client'

import { startTransition, useEffect, useState } from 'react'

/** More than a high window shows. */
const FIRST = 20
const STEP = 40

/** How many rows of a long list are drawn: the first at once, the others in between whatever else the page does. */
export function useGrowing(total: number): number {
  const [count, setCount] = useState(FIRST)

  useEffect(() => {
    if (count >= total) return
    const timer = setTimeout(() => startTransition(() => setCount(count + STEP)))
    return () => clearTimeout(timer)
  }, [count, total])

  return Math.min(count, total)
}
