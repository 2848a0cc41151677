import { type ActorRow, toActor } from '#lib/contributors/actor'
import { lockPerson } from '#lib/contributors/callers'
import { recordAbout } from '#lib/contributors/record'
import type { HandOn } from '#lib/contributors/schema'
import type { HandedOnView } from '#lib/contributors/views'
import { notify } from '#lib/notifications/notify'
import { type Actor, authorize, can } from '#lib/permissions'
import type { Tx } from '#lib/platform/db'
import { AppError } from '#lib/platform/errors'
import { lockRooms, recordForDesk } from '#lib/stories/record'
import { StoryTexts } from '#lib/stories/schema'

/** As many as one transaction moves well within its time; the rest goes with the next press. */
const MOST_AT_ONCE = 200

/**
 * Gives a colleague what somebody has not published and what they were writing. Bylines stay: whose words they are does not
 * change by it. What was told in confidence stays with whom it was told to. What goes out or is scheduled goes out as planned.
 */
export async function handOn(tx: Tx, actor: Actor, { contributorId, toId }: HandOn, now: Date): Promise<HandedOnView> {
  const [whom, to] = await lockBoth(tx, contributorId, toId)
  authorize(actor, 'contributor:hand-on', whom, to)
  const updates = await lockUnpublished(tx, contributorId)
  const drafts = await lockDrafts(tx, contributorId, toId)
  const stories = [...new Set([...updates, ...drafts].map(({ storyId }) => storyId))].sort()
  await requireCovered(tx, toActor(to), stories)
  await tx.liveUpdate.updateMany({
    where: { id: { in: updates.map(({ id }) => id) } },
    data: { createdById: toId, version: { increment: 1 } },
  })
  await tx.draft.updateMany({ where: { id: { in: drafts.map(({ id }) => id) } }, data: { contributorId: toId } })
  await lockRooms(tx, stories)
  for (const { id, storyId } of updates) {
    const change = { type: 'update.handed_on', itemType: 'update', itemId: id } as const
    await recordForDesk(tx, actor, storyId, change, now, { fromId: contributorId, toId })
  }
  const counts = { updates: updates.length, drafts: drafts.length }
  await recordAbout(tx, actor, 'contributor.work-handed-on', contributorId, now, { toId, ...counts })
  for (const storyId of stories) await notify(tx, { kind: 'handedOn', storyId, to: toId, now })
  return counts
}

/** By their ids, as contributors are always locked. */
async function lockBoth(tx: Tx, contributorId: string, toId: string) {
  const locked = new Map<string, ActorRow | undefined>()
  for (const id of [contributorId, toId].sort()) locked.set(id, await lockPerson(tx, id))
  const [whom, to] = [locked.get(contributorId), locked.get(toId)]
  if (!whom || !to) throw new AppError('not_found', 'That contributor does not exist.')
  return [whom, to] as const
}

interface Handed {
  id: string
  storyId: string
}

const lockUnpublished = (tx: Tx, contributorId: string): Promise<Handed[]> => tx.$queryRaw`
  SELECT id, "storyId" FROM "LiveUpdate"
  WHERE "createdById" = ${contributorId}::uuid AND "publishedAt" IS NULL AND "droppedAt" IS NULL
  ORDER BY id LIMIT ${MOST_AT_ONCE} FOR UPDATE`

/** Where both were writing on the same text, the colleague's own words stay theirs and the other's stay where they are. */
const lockDrafts = (tx: Tx, contributorId: string, toId: string): Promise<Handed[]> => tx.$queryRaw`
  SELECT d.id, d."storyId" FROM "Draft" d
  WHERE d."contributorId" = ${contributorId}::uuid
    AND NOT EXISTS (SELECT 1 FROM "Draft" t WHERE t."itemId" = d."itemId" AND t."contributorId" = ${toId}::uuid)
  ORDER BY d.id LIMIT ${MOST_AT_ONCE} FOR UPDATE OF d`

/** Nobody is left with what they may not touch. */
async function requireCovered(tx: Tx, to: Actor, storyIds: string[]): Promise<void> {
  const stories = await tx.story.findMany({
    where: { id: { in: storyIds } },
    select: { id: true, topicSlug: true, currentRevision: { select: { content: true } } },
  })
  const outside = stories.find((story) => !can(to, 'story:cover', story))
  if (!outside) return
  const { headline } = StoryTexts.parse(outside.currentRevision.content)
  throw new AppError(
    'invalid',
    `${to.name} does not cover “${headline}”. Let them cover it first, or choose another colleague.`,
  )
}
