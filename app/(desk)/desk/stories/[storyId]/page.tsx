import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { StoryRoom } from '#components/desk/room.client'
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
  const room = await findRoom((await params).storyId)
  return { title: room?.story.texts.headline ?? 'No such story' }
}

export default async function StoryRoomPage({ params }: PageProps<'/desk/stories/[storyId]'>) {
  const room = await findRoom((await params).storyId)
  if (!room) notFound()
  const actor = await getDeskActor()
  const storyId = room.story.id
  const lists = {
    brief: await ask(getBriefForDesk, actor, { storyId }),
    box: await ask(getBoxForDesk, actor, { storyId }),
    accuracy: await ask(getAccuracyForDesk, actor, { storyId }),
  }
  return <StoryRoom key={storyId} actor={actor} initial={room} lists={lists} />
}

/** Title and page are of one reading. */
const findRoom = cache(async (storyId: string): Promise<Room | null> => {
  const actor = await getDeskActor()
  try {
    const story = await ask(getStoryForDesk, actor, { storyId })
    const { updates } = await ask(listUpdatesForDesk, actor, { storyId: story.id })
    return { story, updates }
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') return null
    throw error
  }
})
