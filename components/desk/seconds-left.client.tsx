'use client'

import { useEffect, useState } from 'react'

const TICK_MS = 200

/** " in 4 s", counted from when it was read. Seen only: what is heard is said once, when Publish was pressed. */
export function SecondsLeft({ ms }: { ms: number }) {
  const [left, setLeft] = useState(ms)

  useEffect(() => {
    const end = performance.now() + ms
    const timer = setInterval(() => setLeft(end - performance.now()), TICK_MS)
    return () => clearInterval(timer)
  }, [ms])

  const seconds = Math.ceil(left / 1000)
  return <span aria-hidden="true">{seconds > 0 ? ` in ${seconds} s` : ' now'}</span>
}
