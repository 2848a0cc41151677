import type { z } from 'zod'
import { type Actor, authorize } from '#lib/permissions'
import type { Tx } from '#lib/platform/db'
import { AppError } from '#lib/platform/errors'
import { lockStoryAt } from '#lib/stories/lock'
import { getStoryView } from '#lib/stories/queries'
import { raiseRevision, record, recordForDesk } from '#lib/stories/record'
import type { RelateStories, SetReminder } from '#lib/stories/schema'
import type { StoryView } from '#lib/stories/views'

/** Says which stories readers find at the foot of the page, in this order. */
export async function relateStories(
  tx: Tx,
  actor: Actor,
  { storyId, baseVersion, relatedIds }: z.infer<typeof RelateStories>,
  now: Date,
): Promise<StoryView> {
  authorize(actor, 'story:edit')
  const story = await lockStoryAt(tx, storyId, baseVersion)
  if (relatedIds.includes(storyId)) throw new AppError('invalid', 'A story is not related to itself; leave it out.')
  const found = await tx.story.count({
    where: { id: { in: relatedIds }, publishedAt: { not: null }, foldedIntoId: null },
  })
  if (found !== relatedIds.length) {
    throw new AppError('invalid', 'Each related story must be published, and named once; leave the others out.')
  }
  const raised = story.publishedAt ? await raiseRevision(tx, storyId, now) : null
  const relatedRevision = raised?.revision ?? 1
  await tx.story.update({ where: { id: storyId }, data: { relatedIds, relatedRevision, version: { increment: 1 } } })
  const change = { type: 'story.related', itemType: 'story', itemId: storyId } as const
  await (raised ? record(tx, actor, raised, change, now) : recordForDesk(tx, actor, storyId, change, now))
  return getStoryView(tx, storyId)
}

/** Says after how many quiet minutes the desk is reminded of a story. */
export async function setReminder(
  tx: Tx,
  actor: Actor,
  { storyId, baseVersion, quietMinutes }: z.infer<typeof SetReminder>,
  now: Date,
): Promise<StoryView> {
  authorize(actor, 'story:edit')
  await lockStoryAt(tx, storyId, baseVersion)
  await tx.story.update({
    where: { id: storyId },
    data: { quietMinutes, quietToldAt: null, version: { increment: 1 } },
  })
  await recordForDesk(tx, actor, storyId, { type: 'story.reminder_set', itemType: 'story', itemId: storyId }, now)
  return getStoryView(tx, storyId)
}
