import { ClaimText } from '#lib/box/schema'
import type { Tx } from '#lib/platform/db'
import { amendmentOf, shown } from '#lib/stories/reader-rows'
import type { BoxForReader } from '#lib/stories/reader-views'

/** The box of a story as readers see it. Rows that were taken out count: the box changed at their number. */
export async function readBox(tx: Tx, storyId: string): Promise<BoxForReader> {
  const rows = await tx.claim.findMany({
    where: { storyId, publishedAt: { not: null } },
    include: { publishedRevision: { select: { content: true, kind: true, note: true, createdAt: true } } },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
  })
  const claims = rows.map((row) => {
    const text = shown(row.publishedRevision)
    return {
      id: row.id,
      isRemoved: row.removedAt !== null,
      revision: shown(row.storyRevision),
      text: ClaimText.parse(text.content).text,
      publishedAt: shown(row.publishedAt).toISOString(),
      amendment: amendmentOf(text),
    }
  })
  const last = claims.toSorted((a, b) => b.revision - a.revision)[0]
  return {
    revision: last?.revision ?? 0,
    change: (last?.isRemoved ? null : last?.amendment?.kind) ?? 'publication',
    rows: claims.flatMap(({ isRemoved, ...row }) => (isRemoved ? [] : [row])),
  }
}
