import { ClaimText } from '#lib/box/schema'
import { isStated } from '#lib/box/status'
import { printedOf, statusOf } from '#lib/box/texts'
import { changeOf } from '#lib/stories/marks'
import { amendmentOf } from '#lib/stories/reader-rows'
import type { BoxForReader, ClaimForReader, WrongForReader } from '#lib/stories/reader-views'
import type { ClaimRow } from '#lib/stories/story-answer'

/** The box of a story as readers see it. Rows that were taken out count: the box changed at their number. */
export function toBox(rows: ClaimRow[]): BoxForReader {
  const standing = rows.filter(({ boxedAt }) => boxedAt !== null)
  const claims = standing.flatMap(toClaim)
  const last = rows.toSorted((a, b) => b.storyRevision - a.storyRevision)[0]
  return {
    revision: last?.storyRevision ?? 0,
    change: changeOf(last?.boxedAt ? amendmentOf(last.publishedRevision) : null),
    known: claims.filter(({ status }) => isStated(status)),
    open: claims.filter(({ status }) => !isStated(status)),
    wrong: standing.flatMap(toWrong),
  }
}

function toClaim(row: ClaimRow): ClaimForReader[] {
  const text = ClaimText.parse(row.publishedRevision.content)
  const printed = printedOf(text)
  const status = statusOf(text)
  if (!printed || status === 'superseded' || status === 'withdrawn') return []
  return [
    {
      ...{ id: row.id, revision: row.storyRevision, text: printed.words, sources: printed.sources, status },
      since: text.since ?? null,
      publishedAt: row.publishedAt.toISOString(),
      amendment: amendmentOf(row.publishedRevision),
    },
  ]
}

/** The truth is what stands there now; where that is no statement any more, the note says it. */
function toWrong({ id, publishedRevision, wrong }: ClaimRow): WrongForReader[] {
  const amendment = wrong && amendmentOf(wrong)
  if (!amendment || (amendment.kind !== 'correction' && amendment.kind !== 'retraction')) return []
  const { kind, at, note } = amendment
  const text = ClaimText.parse(publishedRevision.content)
  const said = ClaimText.safeParse(wrong.said).data
  return [{ id, kind, at, note, truth: isStated(statusOf(text)) ? text.text : null, said: said?.text ?? null }]
}
