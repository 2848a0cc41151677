'use client'

import { useState } from 'react'
import { Accuracy } from '#components/desk/accuracy.client'
import { BoxEditor } from '#components/desk/box.client'
import { Brief } from '#components/desk/brief.client'
import { Composer } from '#components/desk/composer.client'
import { GoingOutBar, useGoingOut } from '#components/desk/going-out.client'
import { StoryImages } from '#components/desk/images.client'
import { Publishers } from '#components/desk/publishers.client'
import { RoomAside } from '#components/desk/room-aside'
import { type RoomLists, RoomProvider, useRoomLists } from '#components/desk/room-provider.client'
import { RoomUpdates } from '#components/desk/room-updates.client'
import { Sections } from '#components/desk/sections.client'
import { StoryHead } from '#components/desk/story-head.client'
import { StorySettings } from '#components/desk/story-settings.client'
import { StoryTextsEditor } from '#components/desk/story-texts.client'
import { type Tab, Tabs } from '#components/desk/tabs.client'
import { TakenDown } from '#components/desk/taken-down.client'
import { usePictures } from '#components/desk/use-image-drop.client'
import { useLastRoom } from '#components/desk/use-last-room.client'
import { useReaders } from '#components/desk/use-readers.client'
import { useRoom } from '#components/desk/use-room.client'
import { WithheldHere } from '#components/desk/withheld.client'
import type { AccuracyView } from '#lib/accuracy/views'
import { isInBox } from '#lib/box/reminder'
import type { Room } from '#lib/desk/room'
import { type Actor, can } from '#lib/permissions'
import type { UpdateView } from '#lib/updates/views'

/** A story's room: the composer first, then everything that was written, newest first. */
export function StoryRoom({ actor, initial, lists }: { actor: Actor; initial: Room; lists: RoomLists }) {
  const { room, readers, lost, lookAgain, putUpdate, putStory, putReading } = useRoom(initial)
  useLastRoom(actor, room, putReading)
  const { story, updates } = room
  const { brief, putBrief, rows, readBox, accuracy } = useRoomLists(story, lists)
  const audience = useReaders(story, readers)
  usePictures(story.id)
  const [takenBack, setTakenBack] = useState<UpdateView | null>(null)
  const goingOut = useGoingOut({
    actor,
    updates,
    timeZone: story.timeZone,
    onChanged: putUpdate,
    onDue: lookAgain,
    onUndone: (update) => setTakenBack(isOwnDraft(actor, update) ? update : null),
  })
  const about = { story, updates, audience }
  const box = <BoxEditor actor={actor} story={story} rows={rows} onChanged={readBox} />

  const all: Tab[] = [
    {
      name: 'updates',
      label: 'Updates',
      panel: (
        <RoomUpdates
          actor={actor}
          story={story}
          updates={updates}
          lost={lost}
          onChanged={putUpdate}
          onLookAgain={lookAgain}
        />
      ),
    },
    {
      name: 'accuracy',
      label: accuracyLabel(accuracy),
      panel: <Accuracy actor={actor} view={accuracy} timeZone={story.timeZone} onChanged={putUpdate} />,
    },
    {
      name: 'box',
      label: `Claims ${rows.filter(isInBox).length}`,
      narrow: true,
      panel: <div className="py-4">{box}</div>,
    },
    {
      name: 'people',
      label: 'People',
      narrow: true,
      panel: (
        <div className="py-4">
          <RoomAside {...about} />
          <StoryImages actor={actor} story={story} />
          <TakenDown actor={actor} story={story} />
        </div>
      ),
    },
  ]
  const desk: Tab[] = [
    {
      name: 'sections',
      label: `Background ${story.sections.length}`,
      panel: <Sections actor={actor} story={story} onChanged={lookAgain} />,
    },
    { name: 'texts', label: 'Story texts', panel: <StoryTextsEditor actor={actor} story={story} onSaved={putStory} /> },
    {
      name: 'settings',
      label: 'Settings',
      panel: (
        <>
          <StorySettings story={story} onSaved={putStory} />
          <Publishers story={story} onChanged={lookAgain} />
        </>
      ),
    },
  ]

  return (
    <RoomProvider actorId={actor.id} storyId={story.id} brief={brief} updates={updates} claims={rows}>
      <div className="lg:grid lg:min-h-dvh lg:grid-cols-[minmax(0,1fr)_18rem]">
        <div className="room mx-auto flex w-full max-w-[54rem] flex-col px-4 pt-4 md:px-6 md:pb-12">
          <StoryHead actor={actor} room={room} onChanged={putStory} />
          <Brief actor={actor} story={story} brief={brief} rows={rows} onChanged={putBrief} />
          <WithheldHere updates={updates} />
          <Composer actor={actor} room={room} onFiled={putUpdate} note={goingOut.note} takenBack={takenBack}>
            <GoingOutBar goingOut={goingOut} />
          </Composer>
          <Tabs
            label="Story room"
            tabs={can(actor, 'story:edit') ? [...all.slice(0, 1), ...desk, ...all.slice(1)] : all}
          />
        </div>
        <aside aria-label="People and story" className="hidden border-l border-rule px-4 py-4 lg:block">
          <RoomAside {...about} box={box} />
          <StoryImages actor={actor} story={story} />
          <TakenDown actor={actor} story={story} />
        </aside>
      </div>
    </RoomProvider>
  )
}

/** "Accuracy 3": what waits for somebody. */
function accuracyLabel({ toCheck, open }: AccuracyView): string {
  const count = toCheck.length + open.length
  return count === 0 ? 'Accuracy' : `Accuracy ${count}`
}

/** What comes back to the composer: one's own words, and not a colleague's that were approved. */
const isOwnDraft = (actor: Actor, { state, createdBy }: UpdateView) => state === 'draft' && createdBy.id === actor.id
