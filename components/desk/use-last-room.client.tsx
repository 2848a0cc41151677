'use client'

import { useEffect, useRef } from 'react'
import { useDesk } from '#components/desk/desk-context.client'
import { findRoom, keepRoom } from '#lib/desk/kept-rooms'
import type { Room } from '#lib/desk/room'
import type { Actor } from '#lib/permissions'

/** Often enough that a tunnel costs a minute's news at most; a room of 500 updates is written in some milliseconds. */
const EVERY_MS = 10_000

/** The room as it was last seen stays on this device: what a page kept longer ago does not know is put in. */
export function useLastRoom(actor: Actor, room: Room, onFound: (room: Room) => void) {
  const { signedOut } = useDesk()
  const latest = useRef({ room, onFound })
  latest.current = { room, onFound }
  const storyId = room.story.id

  useEffect(() => {
    let kept: Room | null = null
    void findRoom(actor.id, storyId).then((found) => found && latest.current.onFound(found))
    const keep = () => {
      // Whoever has signed out leaves nothing to read behind.
      if (signedOut.get() || latest.current.room === kept) return
      kept = latest.current.room
      void keepRoom(actor.id, kept)
    }
    const timer = setInterval(keep, EVERY_MS)
    const onHidden = () => document.visibilityState === 'hidden' && keep()
    document.addEventListener('visibilitychange', onHidden)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', onHidden)
      keep()
    }
  }, [actor.id, storyId, signedOut])
}
