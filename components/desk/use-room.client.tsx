'use client'

import { useRouter } from 'next/navigation'
import { useCallback, useEffect, useRef, useState } from 'react'
import { oneAtATime } from '#lib/desk/one-at-a-time'
import { look } from '#lib/desk/request'
import { goneSince, type Room, withReading, withUpdate } from '#lib/desk/room'
import { followRoom } from '#lib/desk/room-stream'
import { type RoomWake, SILENT_MS } from '#lib/desk/room-wake'
import { StoryView } from '#lib/stories/views'
import { UpdatesView, type UpdateView } from '#lib/updates/views'

/** Where no stream gets through, a colleague's bullet is there after this long. */
const LOOK_MS = 20_000
/** A room that was just read is not read again because its window came to the front. */
const FRESH_MS = 3_000

/** The room as it is now: own changes at once, colleagues' when the stream says that there are some. */
export function useRoom(initial: Room) {
  const [room, setRoom] = useState(initial)
  const [readers, setReaders] = useState<number | null>(null)
  /** The last look got no answer: what is shown may be old. */
  const [lost, setLost] = useState(false)
  /** The room's number up to which everything is shown. */
  const held = useRef(initial.story.room)
  /** What was read at any time: what a later reading lacks is no longer in this story. */
  const listed = useRef(new Set(initial.updates.map(({ id }) => id)))
  const router = useRouter()
  const storyId = initial.story.id

  // By the API, not router.refresh(): with a dead database that would replace the room, and what is being written in it.
  const [lookAgain] = useState(() =>
    oneAtATime(async () => {
      const [story, list] = await Promise.all([
        look(`/stories/${storyId}`, StoryView),
        look(`/stories/${storyId}/updates`, UpdatesView),
      ])
      setLost(!story || !list)
      if (!story || !list) return
      // Two readings: what is surely shown is what both have.
      held.current = Math.max(held.current, Math.min(story.room, list.room))
      const gone = [...list.dropped, ...goneSince(listed.current, list.updates)]
      setRoom((shown) => withReading(shown, story, list.updates, gone))
    }),
  )

  const heardAt = useRef(0)
  const openedAt = useRef(0)
  const onWake = useCallback(
    (wake: RoomWake) => {
      heardAt.current = Date.now()
      setReaders(wake.readers)
      // A hidden tab looks when it is shown again; many of them would only take each other's connections.
      if (wake.room > held.current && isVisible()) void lookAgain()
    },
    [lookAgain],
  )

  useEffect(() => followRoom(storyId, onWake), [storyId, onWake])

  useEffect(() => {
    openedAt.current = Date.now()
    const onVisible = () => isVisible() && Date.now() - openedAt.current > FRESH_MS && void lookAgain()
    const timer = setInterval(() => Date.now() - heardAt.current > SILENT_MS && onVisible(), LOOK_MS)
    window.addEventListener('focus', onVisible)
    document.addEventListener('visibilitychange', onVisible)
    return () => {
      clearInterval(timer)
      window.removeEventListener('focus', onVisible)
      document.removeEventListener('visibilitychange', onVisible)
    }
  }, [lookAgain])

  // The same function for ever: rows are drawn again only where their update changed.
  const putUpdate = useCallback(
    (update: UpdateView) => {
      setRoom((shown) => withUpdate(shown, update))
      void lookAgain()
    },
    [lookAgain],
  )

  function putStory(story: StoryView) {
    setRoom((shown) => ({ ...shown, story }))
    void lookAgain()
    router.refresh() // the list of running stories at the left; the database has just answered
  }

  /** A later reading than the one shown, from wherever it was kept. */
  const putReading = ({ story, updates }: Room) => setRoom((shown) => withReading(shown, story, updates))

  return { room, readers, lost, lookAgain, putUpdate, putStory, putReading }
}

const isVisible = (): boolean => document.visibilityState === 'visible'
