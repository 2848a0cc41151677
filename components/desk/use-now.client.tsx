'use client'

import { useEffect, useState } from 'react'

const TICK_MS = 30_000

/** The time, every half minute; null until the page is alive, because server and browser would say two different ones. */
export function useNow(): Date | null {
  const [now, setNow] = useState<Date | null>(null)
  useEffect(() => {
    setNow(new Date())
    const timer = setInterval(() => setNow(new Date()), TICK_MS)
    return () => clearInterval(timer)
  }, [])
  return now
}
