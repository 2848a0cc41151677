import type { Tx } from '#lib/platform/db'
import { textOf } from '#lib/richtext/text'
import { listMoves, pageIn } from '#lib/stories/pins'
import { type StoryRow, shown, withText } from '#lib/stories/reader-rows'
import type { MomentsForReader } from '#lib/stories/reader-views'
import { UpdateText } from '#lib/updates/schema'

/** A list that a reader who comes late takes in: the newest twelve. */
const MOST_MOMENTS = 12
/** Three lines of the rail. */
const MOMENT_CHARACTERS = 90

/** The key moments of a story, the newest first, wherever they stand, and the number at which their list last changed. */
export async function readMoments(tx: Tx, story: StoryRow): Promise<MomentsForReader> {
  const ever = await tx.liveUpdate.aggregate({
    where: { storyId: story.id, publishedAt: { not: null }, keyRevision: { not: null } },
    _max: { keyRevision: true },
  })
  const rows = await tx.liveUpdate.findMany({
    where: { storyId: story.id, ordinal: { not: null }, keyAt: { not: null } },
    include: withText,
    orderBy: { ordinal: 'desc' },
    take: MOST_MOMENTS,
  })
  const pages = rows.map((row) => pageIn(row, story))
  const older = pages.filter((page) => page !== null)
  const moves = [...(await listMoves(tx, story.id, older)).values()]
  const numbers = rows.map(({ storyRevision }) => shown(storyRevision))
  return {
    revision: Math.max(0, ever._max.keyRevision ?? 0, ...numbers, ...moves),
    moments: rows.map((row, index) => {
      const { headline, body } = UpdateText.parse(shown(row.publishedRevision).content)
      return {
        updateId: row.id,
        publishedAt: shown(row.publishedAt).toISOString(),
        words: headline ?? firstWords(textOf(body)),
        page: pages[index] ?? null,
      }
    }),
  }
}

/** The first paragraph, cut at a word where it is long. */
function firstWords(text: string): string {
  const first = text.split('\n')[0]?.trim() ?? ''
  if (first.length <= MOMENT_CHARACTERS) return first
  return `${first.slice(0, MOMENT_CHARACTERS).replace(/[\s,;:–-]+\S*$/, '')} …`
}
