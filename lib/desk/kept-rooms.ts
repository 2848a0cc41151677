import { z } from 'zod'
import { onDevice } from '#lib/desk/device'
import type { Room } from '#lib/desk/room'
import { StoryView } from '#lib/stories/views'
import { UpdateView } from '#lib/updates/views'

const KeptRoom = z.object({ story: StoryView, updates: z.array(UpdateView) })

export const keepRoom = (contributorId: string, room: Room): Promise<void> =>
  onDevice(async (db) => {
    await db.put('rooms', { contributorId, storyId: room.story.id, room })
  }, undefined)

/** The room as this contributor last saw it here; null where it is not kept, or in an earlier build's form. */
export async function findRoom(contributorId: string, storyId: string): Promise<Room | null> {
  const kept = await onDevice((db) => db.get('rooms', [contributorId, storyId]), undefined)
  return KeptRoom.safeParse(kept?.room).data ?? null
}
