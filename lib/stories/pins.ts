import type { Doc } from '#lib/richtext/schema'
import { pageOfOrdinal } from '#lib/stories/pages'
import type { PinForReader } from '#lib/stories/reader-views'
import type { PinnedRow } from '#lib/stories/story-answer'
import { UpdateText } from '#lib/updates/schema'

/** An update that an editor holds above the timeline. Its link changes when its older page comes to be. */
export function toPin(row: PinnedRow, story: { publishedCount: number }): PinForReader {
  const { headline, body, verification } = UpdateText.parse(row.publishedRevision.content)
  const page = pageOfOrdinal(row.ordinal, story.publishedCount)
  const pageRevision = page === null ? 0 : (row.pageRevision ?? 0)
  return {
    updateId: row.id,
    revision: Math.max(row.pinRevision, row.storyRevision, pageRevision),
    headline,
    body: firstParagraph(body),
    verification,
    publishedAt: row.publishedAt.toISOString(),
    page,
  }
}

function firstParagraph(body: Doc): Doc {
  const first = body.content.find(({ type }) => type === 'paragraph')
  return { type: 'doc', content: first ? [first] : [] }
}
