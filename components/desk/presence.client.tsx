'use client'

import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react'
import { oneAtATime } from '#lib/desk/one-at-a-time'
import { BEAT_MS, type Doing, endPresence, firstWords, showPresence, TYPING_MS } from '#lib/desk/presence'
import { look } from '#lib/desk/request'
import { followRoom } from '#lib/desk/room-stream'
import { newId } from '#lib/platform/uuid'
import { type PersonInRoom, PresenceView } from '#lib/presence/views'

interface Presence {
  /** Everybody else who has the room open; empty while the desk cannot be reached. */
  people: PersonInRoom[]
  show: (doing: Partial<Doing>) => void
}

const PresenceContext = createContext<Presence>({ people: [], show: () => {} })

/** Somebody who was not heard of for longer may have left long ago: nothing is said instead of something old. */
const STALE_MS = 30_000

interface PresenceProviderProps {
  actorId: string
  storyId: string
  children: ReactNode
}

/** Tells the room that this tab is here, and what is written in it, as long as somebody looks at it. */
export function PresenceProvider({ actorId, storyId, children }: PresenceProviderProps) {
  const [people, setPeople] = useState<PersonInRoom[]>([])
  const doing = useRef<Doing>({ words: '', editingId: null })
  const soon = useRef<ReturnType<typeof setTimeout>>(undefined)
  const tabId = useRef('')
  const heardAt = useRef(0)

  const hear = useCallback(
    (view: PresenceView | null) => {
      if (view) heardAt.current = Date.now()
      else if (Date.now() - heardAt.current < STALE_MS) return
      const others = (view?.people ?? []).filter(({ id }) => id !== actorId)
      // Heard every few seconds, mostly nothing new: what shows them is not drawn again.
      setPeople((shown) => (JSON.stringify(shown) === JSON.stringify(others) ? shown : others))
    },
    [actorId],
  )

  const beat = useCallback(async () => {
    clearTimeout(soon.current)
    if (document.visibilityState !== 'visible') return
    tabId.current ||= newId()
    hear(await showPresence(storyId, tabId.current, doing.current))
  }, [storyId, hear])

  useEffect(() => {
    const readAgain = oneAtATime(async () => hear(await look(`/stories/${storyId}/presence`, PresenceView)))
    const leave = () => tabId.current && endPresence(storyId, tabId.current)
    void beat()
    const timer = setInterval(() => void beat(), BEAT_MS)
    const stopFollowing = followRoom(storyId, (wake) => wake.presence && void readAgain())
    document.addEventListener('visibilitychange', beat)
    window.addEventListener('pagehide', leave)
    return () => {
      clearInterval(timer)
      clearTimeout(soon.current)
      stopFollowing()
      document.removeEventListener('visibilitychange', beat)
      window.removeEventListener('pagehide', leave)
      leave()
    }
  }, [storyId, beat, hear])

  const show = useCallback(
    (changed: Partial<Doing>) => {
      const next = { ...doing.current, ...changed }
      const isSame = next.words === doing.current.words && next.editingId === doing.current.editingId
      doing.current = next
      if (isSame) return
      clearTimeout(soon.current)
      soon.current = setTimeout(() => void beat(), TYPING_MS)
    },
    [beat],
  )

  const presence = useMemo(() => ({ people, show }), [people, show])
  return <PresenceContext value={presence}>{children}</PresenceContext>
}

export const usePeople = (): PersonInRoom[] => useContext(PresenceContext).people

/** Shows colleagues the first words of a new update while it is being written. */
export function useWriting(text: string): void {
  const { show } = useContext(PresenceContext)
  const words = firstWords(text)
  useEffect(() => show({ words }), [show, words])
}

/** Shows colleagues that an update's text is open here. */
export function useEditing(updateId: string): void {
  const { show } = useContext(PresenceContext)
  useEffect(() => {
    show({ editingId: updateId })
    return () => show({ editingId: null })
  }, [show, updateId])
}
