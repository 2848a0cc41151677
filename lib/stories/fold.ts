import type { z } from 'zod'
import { findBanned } from '#lib/briefs/banned'
import { guardTerms } from '#lib/briefs/guard'
import { listTerms } from '#lib/briefs/queries'
import { coverAlso } from '#lib/contributors/coverage-carried'
import { type Actor, authorize } from '#lib/permissions'
import type { Tx } from '#lib/platform/db'
import { AppError } from '#lib/platform/errors'
import { newId } from '#lib/platform/ids'
import { wakeNewsroom } from '#lib/site/newsroom'
import { lockStoryAt } from '#lib/stories/lock'
import { getStoryView } from '#lib/stories/queries'
import { lockBothStories, raiseRevision, record } from '#lib/stories/record'
import type { FoldStory } from '#lib/stories/schema'
import type { StoryView } from '#lib/stories/views'

/**
 * Folds a duplicate into another story, for ever: every address of it leads there, and its updates, published or not, go
 * over with their ids, in their order and above what stood there; pins end. Its own headline, standfirst, background and
 * box are no longer shown; what must not be published comes along. Answers the story that took it in.
 */
export async function foldStory(
  tx: Tx,
  actor: Actor,
  { storyId, baseVersion, intoId, banReason }: z.infer<typeof FoldStory>,
  now: Date,
): Promise<StoryView> {
  if (storyId === intoId) throw new AppError('invalid', 'A story cannot be folded into itself; choose another one.')
  await coverAlso(tx, actor, { storyId, alsoId: intoId }, now)
  // Items before stories, as everywhere: whoever corrects one of them at this moment finishes first.
  await tx.$executeRaw`SELECT 1 FROM "LiveUpdate" WHERE "storyId" = ${storyId}::uuid ORDER BY id FOR UPDATE`
  await lockBothStories(tx, storyId, intoId)
  const story = await lockStoryAt(tx, storyId, baseVersion)
  authorize(actor, 'story:fold', story, await tx.story.findUniqueOrThrow({ where: { id: intoId } }))

  await guardTaken(tx, actor, { storyId, intoId, banReason }, now)
  const folded = await raiseRevision(tx, storyId, now)
  const into = await raiseRevision(tx, intoId, now)
  await tx.story.update({
    where: { id: storyId, foldedIntoId: null },
    data: { foldedIntoId: intoId, continuedInId: null, endedAt: story.endedAt ?? now, version: { increment: 1 } },
  })
  await tx.$executeRaw`
    UPDATE "LiveUpdate"
    SET "storyId" = ${intoId}::uuid, ordinal = ordinal + ${into.publishedCount}::int,
        "storyRevision" = CASE WHEN ordinal IS NULL THEN NULL ELSE ${into.revision}::int END,
        "pinnedAt" = NULL, "pinRevision" = NULL,
        "keyRevision" = CASE WHEN "keyRevision" IS NULL THEN NULL ELSE ${into.revision}::int END, version = version + 1
    WHERE "storyId" = ${storyId}::uuid`
  await tx.$executeRaw`
    UPDATE "CorrectionLine" SET "storyId" = ${intoId}::uuid, above = above + ${into.publishedCount}::int,
      "storyRevision" = ${into.revision}::int
    WHERE "storyId" = ${storyId}::uuid`
  await takeTerms(tx, storyId, intoId)
  await tx.draft.updateMany({ where: { storyId, itemType: 'update' }, data: { storyId: intoId } })
  await tx.story.update({
    where: { id: intoId },
    data: { publishedCount: into.publishedCount + folded.publishedCount, version: { increment: 1 } },
  })
  await record(tx, actor, folded, { type: 'story.folded', itemType: 'story', itemId: intoId }, now)
  await record(tx, actor, into, { type: 'story.took_in', itemType: 'story', itemId: storyId }, now)
  await wakeNewsroom(tx)
  return getStoryView(tx, intoId)
}

/** What must not go out of the updates that come must not go out where they stand now, unless it is on that list already. */
async function takeTerms(tx: Tx, storyId: string, intoId: string): Promise<void> {
  const [own, there] = [await listTerms(tx, storyId), await listTerms(tx, intoId)]
  const ids = own.filter(({ term }) => findBanned([term], there).length === 0).map(({ id }) => id)
  const terms = await tx.bannedTerm.findMany({ where: { id: { in: ids } } })
  await tx.bannedTerm.createMany({ data: terms.map((term) => ({ ...term, id: newId(), storyId: intoId })) })
}

interface Taken {
  storyId: string
  intoId: string
  banReason: string | undefined
}

/** What stood before readers there stands before those of this story now: what this one keeps back, it keeps back still. */
async function guardTaken(tx: Tx, actor: Actor, { storyId, intoId, banReason }: Taken, now: Date): Promise<void> {
  const taken = await tx.liveUpdate.findMany({
    where: { storyId, publishedAt: { not: null } },
    select: { publishedRevision: { select: { content: true, note: true, bylines: { select: { name: true } } } } },
    orderBy: { ordinal: 'asc' },
  })
  const item = { storyId: intoId, itemType: 'story', itemId: storyId } as const
  await guardTerms(
    tx,
    actor,
    { ...item, texts: taken.map(({ publishedRevision }) => publishedRevision) },
    banReason,
    now,
  )
}
