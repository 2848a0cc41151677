import { db } from '#lib/platform/db'

/** The numbers of a story room: its own, which only the desk sees, and the story's. */
export interface RoomNumbers {
  storyId: string
  room: number
  revision: number
}

export async function listRoomNumbers(storyIds: string[]): Promise<RoomNumbers[]> {
  const rows = await db().room.findMany({
    where: { storyId: { in: storyIds } },
    select: { storyId: true, revision: true, story: { select: { revision: true } } },
  })
  return rows.map(({ storyId, revision, story }) => ({ storyId, room: revision, revision: story.revision }))
}

/** The number of what the whole desk sees: the review queue, notifications, the front. */
export async function getNewsroomNumber(): Promise<number> {
  const { deskRevision } = await db().site.findUniqueOrThrow({ where: { id: 1 }, select: { deskRevision: true } })
  return deskRevision
}
