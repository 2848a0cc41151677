'use client'

import type { ReactNode } from 'react'
import { BriefContext } from '#components/desk/brief-context.client'
import { ClaimsProvider } from '#components/desk/claims-context.client'
import { RecentSourcesProvider } from '#components/desk/known-context.client'
import { PresenceProvider } from '#components/desk/presence.client'
import { useReading } from '#components/desk/use-reading.client'
import { AccuracyView } from '#lib/accuracy/views'
import { BoxView, type ClaimView } from '#lib/box/views'
import { BriefView } from '#lib/briefs/views'
import type { StoryView } from '#lib/stories/views'
import type { UpdateView } from '#lib/updates/views'

/** What stands in a room besides the story and its updates. */
export interface RoomLists {
  brief: BriefView
  box: BoxView
  accuracy: AccuracyView
}

/** Brief and box of a room as they are now. */
export function useRoomLists(story: StoryView, initial: RoomLists) {
  const path = `/stories/${story.id}`
  const brief = useReading(`${path}/brief`, BriefView, initial.brief, story.room)
  const box = useReading(`${path}/box`, BoxView, initial.box, story.room)
  const accuracy = useReading(`${path}/accuracy`, AccuracyView, initial.accuracy, story.room)
  return {
    accuracy: accuracy.view,
    brief: brief.view,
    putBrief: brief.put,
    rows: box.view.rows,
    readBox: () => void box.readAgain(),
  }
}

interface RoomProviderProps {
  actorId: string
  storyId: string
  brief: BriefView
  updates: UpdateView[]
  claims: ClaimView[]
  children: ReactNode
}

/** What everything that is written in a room asks: what must not go out, who else is here, who is named. */
export function RoomProvider({ actorId, storyId, brief, updates, claims, children }: RoomProviderProps) {
  return (
    <BriefContext value={brief}>
      <PresenceProvider actorId={actorId} storyId={storyId}>
        <ClaimsProvider claims={claims}>
          <RecentSourcesProvider updates={updates}>{children}</RecentSourcesProvider>
        </ClaimsProvider>
      </PresenceProvider>
    </BriefContext>
  )
}
