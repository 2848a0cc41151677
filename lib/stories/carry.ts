import type { Actor } from '#lib/permissions'
import type { Tx } from '#lib/platform/db'
import { raiseRevision, record } from '#lib/stories/record'
import { copyUpdate } from '#lib/updates/moving'
import type { Story } from '#prisma/client/client'

interface Carrying {
  /** The story that ends, locked. */
  from: Story
  /** The one that goes on, published in this transaction. */
  toId: string
}

type Carry = (tx: Tx, actor: Actor, stories: Carrying, now: Date) => Promise<void>

/** What stands at the top stands at the top of the new story too, as updates of its own; the last pinned is the first there. */
const carryPins: Carry = async (tx, actor, { from, toId }, now) => {
  const pinned = await tx.liveUpdate.findMany({
    where: { storyId: from.id, pinnedAt: { not: null } },
    orderBy: { pinRevision: 'asc' },
  })
  for (const update of pinned) {
    const itemId = await copyUpdate(tx, actor, update, await raiseRevision(tx, toId, now), now)
    const story = await raiseRevision(tx, toId, now)
    await tx.liveUpdate.update({
      where: { id: itemId },
      data: { pinnedAt: now, pinRevision: story.revision, version: { increment: 1 } },
    })
    await record(tx, actor, story, { type: 'update.pinned', itemType: 'update', itemId }, now)
  }
}

/** The desk goes on being reminded as before. */
const carryReminder: Carry = async (tx, _actor, { from, toId }) => {
  await tx.story.update({ where: { id: toId }, data: { quietMinutes: from.quietMinutes } })
}

/** What a story hands to the one that continues it, in this order. What else belongs to a story adds its own line here. */
export const CARRIED: readonly Carry[] = [carryPins, carryReminder]
