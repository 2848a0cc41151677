'use client'

import { useRouter } from 'next/navigation'
import { useCallback, useEffect, useState } from 'react'
import { look } from '#lib/desk/request'
import { isNewer, type Room, withUpdate } from '#lib/desk/room'
import { StoryView } from '#lib/stories/views'
import { UpdatesView, type UpdateView } from '#lib/updates/views'

/** The room as it is now: own changes at once, colleagues' when the window is looked at again. */
export function useRoom(initial: Room) {
  const [room, setRoom] = useState(initial)
  const router = useRouter()
  const storyId = initial.story.id

  // By the API, not router.refresh(): with a dead database that would replace the room, and what is being written in it.
  const lookAgain = useCallback(async () => {
    const [story, list] = await Promise.all([
      look(`/stories/${storyId}`, StoryView),
      look(`/stories/${storyId}/updates`, UpdatesView),
    ])
    if (!story || !list) return
    setRoom((shown) => (isNewer(shown.story, story) ? { story, updates: list.updates } : shown))
  }, [storyId])

  useEffect(() => {
    const onVisible = () => document.visibilityState === 'visible' && void lookAgain()
    window.addEventListener('focus', onVisible)
    document.addEventListener('visibilitychange', onVisible)
    return () => {
      window.removeEventListener('focus', onVisible)
      document.removeEventListener('visibilitychange', onVisible)
    }
  }, [lookAgain])

  function putUpdate(update: UpdateView) {
    setRoom((shown) => withUpdate(shown, update))
    void lookAgain()
  }

  function putStory(story: StoryView) {
    setRoom((shown) => ({ ...shown, story }))
    void lookAgain()
    router.refresh() // the list of running stories at the left; the database has just answered
  }

  return { room, lookAgain, putUpdate, putStory }
}
