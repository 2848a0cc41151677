'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { z } from 'zod'
import { oneAtATime } from '#lib/desk/one-at-a-time'
import { look } from '#lib/desk/request'

interface Numbered {
  /** The room's number at which it was read. */
  room: number
}

/** What a list of the room says now: own changes at once, colleagues' as soon as the room has a higher number. */
export function useReading<View extends Numbered>(path: string, shape: z.ZodType<View>, initial: View, room: number) {
  const [view, setView] = useState(initial)
  const held = useRef(initial.room)

  const put = useCallback((read: View) => {
    if (read.room < held.current) return // answers may overtake each other
    held.current = read.room
    setView(read)
  }, [])

  const [readAgain] = useState(() =>
    oneAtATime(async () => {
      const read = await look(path, shape)
      if (read) put(read)
    }),
  )

  useEffect(() => {
    if (room > held.current) void readAgain()
  }, [room, readAgain])

  return { view, put, readAgain }
}
