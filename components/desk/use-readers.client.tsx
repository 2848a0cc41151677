'use client'

import { useEffect, useState } from 'react'
import type { Audience } from '#components/desk/readers-now'
import { look } from '#lib/desk/request'
import { ReadersView, type StoryView } from '#lib/stories/views'

/** A point of the line is a minute. */
const LOOK_MS = 60_000

/** How many read the story: the number of the last wake-up, and the last hour's, read once a minute. */
export function useReaders({ id, publishedAt }: StoryView, heard: number | null): Audience {
  const [read, setRead] = useState<ReadersView | null>(null)
  const isPublic = publishedAt !== null

  useEffect(() => {
    if (!isPublic) return
    const lookNow = async () => {
      if (document.visibilityState !== 'visible') return
      const readers = await look(`/stories/${id}/readers`, ReadersView)
      if (readers) setRead(readers)
    }
    void lookNow()
    const timer = setInterval(() => void lookNow(), LOOK_MS)
    return () => clearInterval(timer)
  }, [id, isPublic])

  return { now: heard ?? read?.now ?? null, lastHour: read?.lastHour ?? [] }
}
