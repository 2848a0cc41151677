import { textOf } from '#lib/richtext/text'
import { withLabel } from '#lib/sources/words'
import { pageOfOrdinal } from '#lib/stories/pages'
import type { MomentsForReader } from '#lib/stories/reader-views'
import type { StoryAnswer } from '#lib/stories/story-answer'
import { UpdateText } from '#lib/updates/schema'

/** Three lines of the rail. */
const MOMENT_CHARACTERS = 90

type Given = Pick<StoryAnswer, 'moments' | 'keyRevision'> & { story: { publishedCount: number } }

/** The key moments of a story, the newest first, wherever they stand, and the number at which their list last changed. */
export function toMoments({ moments, keyRevision, story }: Given): MomentsForReader {
  const rows = moments.map((row) => ({ row, page: pageOfOrdinal(row.ordinal, story.publishedCount) }))
  const numbers = rows.map(({ row, page }) => Math.max(row.storyRevision, page === null ? 0 : (row.pageRevision ?? 0)))
  return {
    revision: Math.max(0, keyRevision ?? 0, ...numbers),
    moments: rows.map(({ row, page }) => {
      const { headline, body, verification } = UpdateText.parse(row.publishedRevision.content)
      return {
        updateId: row.id,
        publishedAt: row.publishedAt.toISOString(),
        words: withLabel(headline ?? firstWords(textOf(body)), verification),
        page,
      }
    }),
  }
}

/** The first paragraph, cut at a word where it is long. */
export function firstWords(text: string): string {
  const first = text.split('\n')[0]?.trim() ?? ''
  if (first.length <= MOMENT_CHARACTERS) return first
  return `${first.slice(0, MOMENT_CHARACTERS).replace(/[\s,;:–-]+\S*$/, '')} …`
}
