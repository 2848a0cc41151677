import type { Tx } from '#lib/platform/db'
import { listClosed } from '#lib/stories/closed'
import { MOST_LINES, pageOfOrdinal } from '#lib/stories/pages'
import type { LineForReader } from '#lib/stories/reader-views'
import type { LineRow } from '#lib/stories/story-answer'
import type { Prisma } from '#prisma/client/client'

export function toLine(row: LineRow, publishedCount: number): LineForReader {
  const {
    id,
    above,
    number,
    at,
    updateId,
    ordinal,
    lineRevision,
    storyRevision,
    pageRevision,
    movedAt,
    isRemoved,
    last,
  } = row
  const page = pageOfOrdinal(ordinal, publishedCount)
  const isHere = page === pageOfOrdinal(above, publishedCount)
  return {
    ...{ id, above, number, updateId },
    revision: Math.max(lineRevision, storyRevision, isHere ? 0 : (pageRevision ?? 0)),
    publishedAt: at.toISOString(),
    saidAt: row.publishedAt.toISOString(),
    isRemoved,
    last: movedAt || isRemoved || !last ? null : { ...last, at: last.createdAt.toISOString() },
    page: isHere ? null : page,
  }
}

/** A line, and of its update what it says. Each column by its name: readers may not see the others. */
export const lineColumns = {
  ...{ id: true, updateId: true, above: true, number: true, storyRevision: true, at: true },
} as const satisfies Prisma.CorrectionLineSelect
const about = {
  ...{ ordinal: true, publishedAt: true, storyRevision: true, movedAt: true, pulledAt: true },
} as const satisfies Prisma.LiveUpdateSelect

interface Where {
  storyId: string
  /** Ordinals of the updates that they stand above. */
  from: number
  to: number
}

/** The lines among some updates of an older page, which never changes its members. The newest first. */
export async function listLines(
  tx: Tx,
  { storyId, from, to }: Where,
  publishedCount: number,
): Promise<LineForReader[]> {
  const lines = await tx.correctionLine.findMany({
    where: { storyId, above: { gte: from, lte: to } },
    select: { ...lineColumns, update: { select: about } },
    orderBy: [{ above: 'desc' }, { number: 'desc' }],
    take: MOST_LINES,
  })
  const told = await listLastTold(
    tx,
    lines.map(({ updateId }) => updateId),
  )
  return lines.flatMap(
    ({ update: { ordinal, publishedAt, storyRevision, movedAt, pulledAt }, storyRevision: lineRevision, ...line }) => {
      if (ordinal === null || publishedAt === null || storyRevision === null) return []
      const row = {
        ...line,
        lineRevision,
        ordinal,
        publishedAt,
        storyRevision,
        movedAt,
        isRemoved: pulledAt !== null,
        pageRevision: null,
      }
      return [toLine({ ...row, last: told.get(line.updateId) ?? null }, publishedCount)]
    },
  )
}

/** What was corrected last, or taken back, of each update. Of one whose words nobody may read, why it was taken back. */
export async function listLastTold(
  tx: Tx,
  updateIds: string[],
  events?: Prisma.StoryEventWhereInput,
): Promise<Map<string, NonNullable<LineRow['last']>>> {
  const closed = await listClosed(tx, updateIds)
  const rows = await tx.revision.findMany({
    where: {
      itemId: { in: updateIds },
      kind: { in: ['correction', 'retraction'] },
      isCut: false,
      ...(events ? { events: { some: events } } : {}),
    },
    select: { itemId: true, kind: true, note: true, createdAt: true },
    // The last of an update overwrites those before it.
    orderBy: { number: 'asc' },
  })
  return new Map(
    rows.flatMap(({ itemId, kind, ...told }) =>
      kind === 'retraction' || (kind === 'correction' && !closed.has(itemId))
        ? [[itemId, { ...told, kind }] as const]
        : [],
    ),
  )
}
