import { ClaimText } from '#lib/box/schema'
import { changeOf } from '#lib/stories/marks'
import { amendmentOf } from '#lib/stories/reader-rows'
import type { BoxForReader } from '#lib/stories/reader-views'
import type { ClaimRow } from '#lib/stories/story-answer'

/** The box of a story as readers see it. Rows that were taken out count: the box changed at their number. */
export function toBox(rows: ClaimRow[]): BoxForReader {
  const claims = rows.map((row) => ({
    id: row.id,
    isRemoved: row.removedAt !== null,
    revision: row.storyRevision,
    text: ClaimText.parse(row.publishedRevision.content).text,
    publishedAt: row.publishedAt.toISOString(),
    amendment: amendmentOf(row.publishedRevision),
  }))
  const last = claims.toSorted((a, b) => b.revision - a.revision)[0]
  return {
    revision: last?.revision ?? 0,
    change: changeOf(last && !last.isRemoved ? last.amendment : null),
    rows: claims.flatMap(({ isRemoved, ...row }) => (isRemoved ? [] : [row])),
  }
}
