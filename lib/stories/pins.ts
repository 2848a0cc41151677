import type { Tx } from '#lib/platform/db'
import type { Doc } from '#lib/richtext/schema'
import { pageOfOrdinal, publishedWhenPageFilled } from '#lib/stories/pages'
import { type StoryRow, shown, withText } from '#lib/stories/reader-rows'
import type { Gone, PinForReader } from '#lib/stories/reader-views'
import { UpdateText } from '#lib/updates/schema'
import type { Prisma } from '#prisma/client/client'

type PinRow = Prisma.LiveUpdateGetPayload<{ include: typeof withText }>

/** What is pinned now, and what was once; an editor pins a handful of updates in a story's whole life. */
export async function listPins(tx: Tx, story: StoryRow): Promise<{ pins: PinForReader[]; unpinned: Gone[] }> {
  const rows = await tx.liveUpdate.findMany({
    where: { storyId: story.id, pinRevision: { not: null } },
    include: withText,
    orderBy: { pinRevision: 'desc' },
  })
  const pinned = rows.filter(({ pinnedAt }) => pinnedAt !== null)
  const moved = await listMoves(
    tx,
    story.id,
    pinned.flatMap((row) => pageIn(row, story) ?? []),
  )
  return {
    pins: pinned.map((row) => toPin(row, story, moved)),
    unpinned: rows
      .filter(({ pinnedAt }) => pinnedAt === null)
      .map(({ id, pinRevision }) => ({ id, revision: shown(pinRevision) })),
  }
}

/** The older page an update stands on; null while that is the story page. */
export const pageIn = (row: { ordinal: number | null }, story: StoryRow): number | null =>
  pageOfOrdinal(shown(row.ordinal), story.publishedCount)

/** The number at which each older page came to be: links to what stands there changed then. */
export async function listMoves(tx: Tx, storyId: string, pages: number[]): Promise<Map<number, number>> {
  const ordinals = pages.map(publishedWhenPageFilled)
  const last = await tx.liveUpdate.findMany({
    where: { storyId, ordinal: { in: ordinals } },
    select: { ordinal: true, storyRevision: true },
  })
  return new Map(last.map(({ ordinal, storyRevision }) => [shown(ordinal), shown(storyRevision)]))
}

function toPin(row: PinRow, story: StoryRow, moved: Map<number, number>): PinForReader {
  const text = shown(row.publishedRevision)
  const { headline, body } = UpdateText.parse(text.content)
  const page = pageIn(row, story)
  const movedAt = page === null ? 0 : (moved.get(publishedWhenPageFilled(page)) ?? 0)
  return {
    updateId: row.id,
    revision: Math.max(shown(row.pinRevision), shown(row.storyRevision), movedAt),
    headline,
    body: firstParagraph(body),
    publishedAt: shown(row.publishedAt).toISOString(),
    page,
  }
}

function firstParagraph(body: Doc): Doc {
  const first = body.content.find(({ type }) => type === 'paragraph')
  return { type: 'doc', content: first ? [first] : [] }
}
