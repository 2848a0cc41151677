import type { Tx } from '#lib/platform/db'
import { newId } from '#lib/platform/ids'
import type { LiveUpdate, Story } from '#prisma/client/client'

/**
 * Puts the line "Correction to 20:42" above the newest update. One that this update has there already says from now on what
 * was corrected last.
 */
export async function addCorrectionLine(
  tx: Tx,
  { id: updateId }: Pick<LiveUpdate, 'id'>,
  story: Pick<Story, 'id' | 'publishedCount' | 'revision'>,
  now: Date,
): Promise<void> {
  const { id: storyId, publishedCount: above, revision } = story
  await tx.correctionLine.createMany({
    data: [{ id: newId(), storyId, updateId, above, number: revision, storyRevision: revision, at: now }],
    skipDuplicates: true,
  })
}
