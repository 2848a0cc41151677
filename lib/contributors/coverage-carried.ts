import { lockPerson } from '#lib/contributors/callers'
import { recordAbout } from '#lib/contributors/record'
import type { Actor } from '#lib/permissions'
import type { Tx } from '#lib/platform/db'

/**
 * Whoever covers a story covers the one that takes it in or continues it. Called before either is locked: contributors come
 * first in the order of locks, and who covers something is no editor, so their rows are never held by the same command twice.
 */
export async function coverAlso(
  tx: Tx,
  actor: Actor,
  { storyId, alsoId }: { storyId: string; alsoId: string },
  now: Date,
): Promise<void> {
  const people = await tx.contributor.findMany({
    where: { role: 'reporter', coversStoryIds: { has: storyId }, NOT: { coversStoryIds: { has: alsoId } } },
    select: { id: true },
    orderBy: { id: 'asc' },
  })
  for (const { id } of people) {
    await lockPerson(tx, id)
    const changed = await tx.$executeRaw`
      UPDATE "Contributor" SET "coversStoryIds" = array_append("coversStoryIds", ${alsoId}::uuid), version = version + 1
      WHERE id = ${id}::uuid AND role = 'reporter' AND ${storyId}::uuid = ANY ("coversStoryIds")
        AND NOT ${alsoId}::uuid = ANY ("coversStoryIds")`
    if (changed > 0) await recordAbout(tx, actor, 'contributor.coverage-carried', id, now, { storyId, alsoId })
  }
}
