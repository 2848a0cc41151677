import type { z } from 'zod'
import { type Actor, authorize } from '#lib/permissions'
import type { Tx } from '#lib/platform/db'
import { raiseRevision, record, recordForDesk } from '#lib/stories/record'
import { lockUpdate } from '#lib/updates/locks'
import { getUpdateView } from '#lib/updates/queries'
import type { KeyUpdate } from '#lib/updates/schema'
import type { UpdateView } from '#lib/updates/views'
import type { LiveUpdate } from '#prisma/client/client'

/** Makes an update a key moment of its story: readers find it in a list of its own. Before publication it is kept until then. */
export async function keyUpdate(
  tx: Tx,
  actor: Actor,
  { updateId, baseVersion }: z.infer<typeof KeyUpdate>,
  now: Date,
): Promise<UpdateView> {
  const update = await lockUpdate(tx, updateId, baseVersion)
  authorize(actor, 'update:key', update)
  return changeKey(tx, actor, update, { keyAt: now, type: 'update.made_key' }, now)
}

/** Takes an update out of the key moments; it stays in its place. */
export async function unkeyUpdate(
  tx: Tx,
  actor: Actor,
  { updateId, baseVersion }: z.infer<typeof KeyUpdate>,
  now: Date,
): Promise<UpdateView> {
  const update = await lockUpdate(tx, updateId, baseVersion)
  authorize(actor, 'update:unkey', update)
  return changeKey(tx, actor, update, { keyAt: null, type: 'update.made_ordinary' }, now)
}

async function changeKey(
  tx: Tx,
  actor: Actor,
  { id, storyId, publishedAt }: LiveUpdate,
  { keyAt, type }: { keyAt: Date | null; type: string },
  now: Date,
): Promise<UpdateView> {
  const change = { type, itemType: 'update', itemId: id } as const
  const story = publishedAt ? await raiseRevision(tx, storyId, now) : null
  await tx.liveUpdate.update({
    where: { id },
    data: { keyAt, version: { increment: 1 }, ...(story ? { keyRevision: story.revision } : {}) },
  })
  if (story) await record(tx, actor, story, change, now)
  else await recordForDesk(tx, actor, storyId, change, now)
  return getUpdateView(tx, id)
}
