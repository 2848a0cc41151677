import { requireImageWords } from '#lib/media/placed'
import type { Actor } from '#lib/permissions'
import type { Tx } from '#lib/platform/db'
import { record } from '#lib/stories/record'
import type { Story } from '#prisma/client/client'

/** Puts a story on its page, with its sections and its box. Its updates follow, each with a number of its own. */
export async function markStoryPublished(tx: Tx, actor: Actor, locked: Story, now: Date): Promise<void> {
  const story = await tx.story.update({
    where: { id: locked.id, publishedAt: null },
    data: {
      publishedAt: now,
      changedAt: now,
      publishedRevisionId: locked.currentRevisionId,
      revision: { increment: 1 },
      version: { increment: 1 },
    },
  })
  await publishSections(tx, story, now)
  await publishBox(tx, story, now)
  const change = { type: 'story.published', itemType: 'story', itemId: story.id } as const
  await record(tx, actor, story, { ...change, revisionId: story.currentRevisionId }, now)
}

async function publishSections(tx: Tx, story: Story, now: Date): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Section"
    SET "publishedAt" = ${now}, "publishedRevisionId" = "currentRevisionId", "storyRevision" = ${story.revision},
        version = version + 1
    WHERE "storyId" = ${story.id}::uuid AND "publishedAt" IS NULL AND "removedAt" IS NULL`
  const sections = await tx.section.findMany({
    where: { storyId: story.id, removedAt: null },
    select: { currentRevisionId: true },
  })
  await requireImageWords(
    tx,
    sections.map(({ currentRevisionId }) => currentRevisionId),
  )
}

async function publishBox(tx: Tx, story: Story, now: Date): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Claim"
    SET "publishedAt" = ${now}, "publishedRevisionId" = "currentRevisionId", "storyRevision" = ${story.revision},
        version = version + 1
    WHERE "storyId" = ${story.id}::uuid AND "publishedAt" IS NULL AND "boxedAt" IS NOT NULL`
}
