'use client'

import { useSearchParams } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { type Looking, lookingFrom, queryWith } from '#lib/desk/filters'

/** Safari takes a hundred changes of the address in half a minute; nobody copies it in mid-word. */
const PAUSE_MS = 300

/** What is looked for in a room. It stands in the address, so that a reload and a colleague with the link see the same. */
export function useLooking(): [Looking, (next: Looking) => void] {
  const params = useSearchParams()
  const [looking, setLooking] = useState(() => lookingFrom(params))
  const written = useRef(params.toString())
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  // Somebody followed a link to another view of the same room.
  useEffect(() => {
    if (params.toString() === written.current) return
    written.current = params.toString()
    setLooking(lookingFrom(params))
  }, [params])

  useEffect(() => () => clearTimeout(timer.current), [])

  function look(next: Looking) {
    setLooking(next)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      const { pathname, search, hash } = window.location
      const query = queryWith(search, next)
      written.current = query.slice(1)
      window.history.replaceState(null, '', `${pathname}${query}${hash}`)
    }, PAUSE_MS)
  }

  return [looking, look]
}
