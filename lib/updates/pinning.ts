import type { Tx } from '#lib/platform/db'
import { AppError } from '#lib/platform/errors'
import type { LiveUpdate, Story } from '#prisma/client/client'

/** More than three at the top and none of them is. */
const MAX_PINS = 3

/** Counted on the locked story: two editors cannot both pin the third. */
export async function requireRoomForPin(tx: Tx, storyId: string): Promise<void> {
  if (await hasRoom(tx, storyId)) return
  throw new AppError('invalid', `${MAX_PINS} updates are pinned already; unpin one of them first.`)
}

/**
 * The pin of an update that was filed with one, as it is published. Where others took the places meanwhile it goes out without:
 * news does not wait for a pin.
 */
export async function pinOnPublication(tx: Tx, update: LiveUpdate, story: Pick<Story, 'id' | 'revision'>, now: Date) {
  if (!update.pinWhenPublished || !(await hasRoom(tx, story.id))) return {}
  return { pinnedAt: now, pinRevision: story.revision }
}

const hasRoom = async (tx: Tx, storyId: string): Promise<boolean> =>
  (await tx.liveUpdate.count({ where: { storyId, pinnedAt: { not: null } } })) < MAX_PINS
