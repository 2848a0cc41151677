'use client'

import { Composer } from '#components/desk/composer.client'
import { StoryImages } from '#components/desk/images.client'
import { RoomAside } from '#components/desk/room-aside'
import { RoomUpdates } from '#components/desk/room-updates.client'
import { Sections } from '#components/desk/sections.client'
import { StoryHead } from '#components/desk/story-head.client'
import { StorySettings } from '#components/desk/story-settings.client'
import { StoryTextsEditor } from '#components/desk/story-texts.client'
import { type Tab, Tabs } from '#components/desk/tabs.client'
import { usePictures } from '#components/desk/use-image-drop.client'
import { useReaders } from '#components/desk/use-readers.client'
import { useRoom } from '#components/desk/use-room.client'
import type { Room } from '#lib/desk/room'
import { type Actor, can } from '#lib/permissions'

/** A story's room: the composer first, then everything that was written, newest first. */
export function StoryRoom({ actor, initial }: { actor: Actor; initial: Room }) {
  const { room, readers, lost, lookAgain, putUpdate, putStory } = useRoom(initial)
  const { story, updates } = room
  const audience = useReaders(story, readers)
  usePictures(story.id)
  const people = (
    <>
      <RoomAside story={story} updates={updates} audience={audience} />
      <StoryImages story={story} />
    </>
  )

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
    { name: 'people', label: 'People', narrow: true, panel: <div className="py-4">{people}</div> },
  ]
  const desk: Tab[] = [
    {
      name: 'sections',
      label: `Background ${story.sections.length}`,
      panel: <Sections actor={actor} story={story} onChanged={lookAgain} />,
    },
    { name: 'texts', label: 'Story texts', panel: <StoryTextsEditor actor={actor} story={story} onSaved={putStory} /> },
    { name: 'settings', label: 'Settings', panel: <StorySettings story={story} onSaved={putStory} /> },
  ]

  return (
    <div className="lg:grid lg:min-h-dvh lg:grid-cols-[minmax(0,1fr)_18rem]">
      <div className="room mx-auto flex w-full max-w-[54rem] flex-col px-4 pt-4 md:px-6 md:pb-12">
        <StoryHead actor={actor} room={room} onChanged={putStory} />
        <Composer actor={actor} story={story} onFiled={putUpdate} />
        <Tabs
          label="Story room"
          tabs={can(actor, 'story:edit') ? [...all.slice(0, 1), ...desk, ...all.slice(1)] : all}
        />
      </div>
      <aside aria-label="People and story" className="hidden border-l border-rule px-4 py-4 lg:block">
        {people}
      </aside>
    </div>
  )
}
