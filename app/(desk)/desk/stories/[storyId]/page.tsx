import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { StoryRoom } from '#components/desk/room.client'
import type { RoomLists } from '#components/desk/room-provider.client'
import { getAccuracyForDesk } from '#lib/accuracy/queries'
import { ask } from '#lib/api/ask'
import { getBoxForDesk } from '#lib/box/queries'
import { getBriefForDesk } from '#lib/briefs/queries'
import { getDeskActor } from '#lib/contributors/session'
import type { Room } from '#lib/desk/room'
import { AppError } from '#lib/platform/errors'
import { getStoryForDesk } from '#lib/stories/queries'
import { listUpdatesForDesk } from '#lib/updates/queries'

export async function generateMetadata({ params }: PageProps<'/desk/stories/[storyId]'>): Promise<Metadata> {
  const found = await findRoom((await params).storyId)
  return { title: found?.room.story.texts.headline ?? 'No such story' }
}

export default async function StoryRoomPage({ params }: PageProps<'/desk/stories/[storyId]'>) {
  const found = await findRoom((await params).storyId)
  if (!found) notFound()
  const { room, lists } = found
  return <StoryRoom key={room.story.id} actor={await getDeskActor()} initial={room} lists={lists} />
}

/** Title and page are of one reading. */
const findRoom = cache(async (asked: string): Promise<{ room: Room; lists: RoomLists } | null> => {
  const actor = await getDeskActor()
  try {
    const story = await ask(getStoryForDesk, actor, { storyId: asked })
    const storyId = story.id
    const [{ updates }, brief, box, accuracy] = await Promise.all([
      ask(listUpdatesForDesk, actor, { storyId }),
      ask(getBriefForDesk, actor, { storyId }),
      ask(getBoxForDesk, actor, { storyId }),
      ask(getAccuracyForDesk, actor, { storyId }),
    ])
    return { room: { story, updates }, lists: { brief, box, accuracy } }
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') return null
    throw error
  }
})
