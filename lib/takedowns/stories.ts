import type { z } from 'zod'
import { type Actor, authorize } from '#lib/permissions'
import type { Tx } from '#lib/platform/db'
import { noteTaken } from '#lib/platform/purging'
import { lockStoryAt } from '#lib/stories/lock'
import { getStoryView } from '#lib/stories/queries'
import { lockRooms, raiseForTakeDown, record } from '#lib/stories/record'
import type { StoryView } from '#lib/stories/views'
import { logPuttingBack, logTaking } from '#lib/takedowns/log'
import type { ChangeTakenStory } from '#lib/takedowns/schema'

type Input = z.infer<typeof ChangeTakenStory>

/**
 * Takes a whole story down: its page and everything below it answer 410, and no other page names it. Its address stays its
 * own; what the desk has of it stays too, and going on writing is allowed, publishing is not.
 */
export async function pullStory(tx: Tx, actor: Actor, input: Input, now: Date): Promise<StoryView> {
  const { storyId, reason } = input
  const others = await lockWithNaming(tx, input)
  authorize(actor, 'story:pull', await tx.story.findUniqueOrThrow({ where: { id: storyId } }))
  const story = await raiseForTakeDown(tx, storyId, true, now)
  await tx.story.update({ where: { id: storyId }, data: { pulledAt: now, version: { increment: 1 } } })
  await record(tx, actor, story, { type: 'story.pulled', itemType: 'story', itemId: storyId, reason }, now)
  await tellNaming(tx, actor, storyId, { others, isTaking: true }, now)
  await logTaking(tx, actor, { kind: 'all', subject: 'story', subjectId: storyId, storyId, reason }, now)
  noteTaken(tx, { storyIds: [storyId, ...others], imageIds: await listImageIds(tx, storyId), isWhole: true })
  return getStoryView(tx, storyId)
}

/** Everything as it was, at its address and where other pages named it. */
export async function putBackStory(tx: Tx, actor: Actor, input: Input, now: Date): Promise<StoryView> {
  const { storyId, reason } = input
  const others = await lockWithNaming(tx, input)
  authorize(actor, 'story:put-back', await tx.story.findUniqueOrThrow({ where: { id: storyId } }))
  await logPuttingBack(tx, actor, { subjectId: storyId, kind: 'all', reason }, now)
  const story = await raiseForTakeDown(tx, storyId, false, now)
  await tx.story.update({ where: { id: storyId }, data: { pulledAt: null, version: { increment: 1 } } })
  await record(tx, actor, story, { type: 'story.put_back', itemType: 'story', itemId: storyId, reason }, now)
  await tellNaming(tx, actor, storyId, { others, isTaking: false }, now)
  return getStoryView(tx, storyId)
}

/** The story at the version its editor read, with the stories whose pages name it: related, continued in it, moved to it. */
async function lockWithNaming(tx: Tx, { storyId, baseVersion }: Input): Promise<string[]> {
  const naming = await tx.$queryRaw<{ id: string }[]>`
    SELECT s.id FROM "Story" s WHERE s."publishedAt" IS NOT NULL AND s."foldedIntoId" IS NULL AND s.id <> ${storyId}::uuid AND (
      ${storyId}::uuid = ANY (s."relatedIds") OR s."continuedInId" = ${storyId}::uuid OR EXISTS (
        SELECT FROM "LiveUpdate" here JOIN "LiveUpdate" there ON there.id = here."movedToId"
        WHERE here."storyId" = s.id AND there."storyId" = ${storyId}::uuid))
    ORDER BY s.id`
  const others = naming.map(({ id }) => id)
  const all = [storyId, ...others]
  await tx.$executeRaw`SELECT 1 FROM "Story" WHERE id = ANY (${all}::uuid[]) ORDER BY id FOR NO KEY UPDATE`
  await lockStoryAt(tx, storyId, baseVersion)
  await lockRooms(tx, all)
  return others
}

interface Naming {
  others: string[]
  isTaking: boolean
}

/** A number of their own: they say something else now, and no page of theirs from before is shown. */
async function tellNaming(
  tx: Tx,
  actor: Actor,
  storyId: string,
  { others, isTaking }: Naming,
  now: Date,
): Promise<void> {
  for (const id of others) {
    const { revision } = await raiseForTakeDown(tx, id, isTaking, now)
    await tx.story.update({ where: { id }, data: { relatedRevision: revision } })
    await tx.$executeRaw`
      UPDATE "LiveUpdate" here SET "storyRevision" = ${revision}::int FROM "LiveUpdate" there
      WHERE here."storyId" = ${id}::uuid AND there.id = here."movedToId" AND there."storyId" = ${storyId}::uuid`
    await record(tx, actor, { id, revision }, { type: 'story.related', itemType: 'story', itemId: id }, now)
  }
}

/** The story with those that were folded into it: their addresses lead to it, and nobody can take them down by themselves. */
async function listFolded(tx: Tx, storyId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE folded AS (
      SELECT ${storyId}::uuid AS id
      UNION SELECT s.id FROM folded JOIN "Story" s ON s."foldedIntoId" = folded.id)
    SELECT id FROM folded ORDER BY id`
  return rows.map(({ id }) => id)
}

/** Every picture that was brought into it, or that an update has or had which stands in it now. */
async function listImageIds(tx: Tx, storyId: string): Promise<string[]> {
  const storyIds = await listFolded(tx, storyId)
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM "Image" WHERE "storyId" = ANY (${storyIds}::uuid[])
    UNION
    SELECT i."imageId" FROM "LiveUpdate" u JOIN "Revision" r ON r."itemId" = u.id JOIN "ImageUse" i ON i."revisionId" = r.id
    WHERE u."storyId" = ${storyId}::uuid`
  return rows.map(({ id }) => id)
}
