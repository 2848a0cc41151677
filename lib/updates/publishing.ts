import type { Actor } from '#lib/permissions'
import type { Tx } from '#lib/platform/db'
import { record } from '#lib/stories/record'
import type { LiveUpdate, Story } from '#prisma/client/client'

/** Gives an update its place in the order of first publication, which it keeps for ever. The story's number is raised. */
export async function markPublished(tx: Tx, actor: Actor, update: LiveUpdate, story: Story, now: Date): Promise<void> {
  const ordinal = story.publishedCount + 1
  const published = await tx.$executeRaw`
    WITH story AS (UPDATE "Story" SET "publishedCount" = ${ordinal} WHERE id = ${story.id}::uuid)
    UPDATE "LiveUpdate" SET "publishedAt" = ${now}, ordinal = ${ordinal}, "storyRevision" = ${story.revision},
      "publishedRevisionId" = "currentRevisionId", version = version + 1
    WHERE id = ${update.id}::uuid AND "publishedAt" IS NULL`
  if (published === 0) throw new Error(`${update.id} was published before, or is gone`)
  const change = { type: 'update.published', itemType: 'update', itemId: update.id } as const
  await record(tx, actor, story, { ...change, revisionId: update.currentRevisionId }, now)
}
