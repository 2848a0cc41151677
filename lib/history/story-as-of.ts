import { readBoxAsOf } from '#lib/history/box-as-of'
import { Layout } from '#lib/history/layout'
import { listVersions, type VersionRow } from '#lib/history/versions'
import type { StoryAsOf } from '#lib/history/views'
import type { Tx } from '#lib/platform/db'
import { lineColumns, listLastTold, toLine } from '#lib/stories/lines'
import { toMoments } from '#lib/stories/moments'
import { firstOrdinalOnStoryPage, MOST_LINES, olderPages, ordinalsOfPage } from '#lib/stories/pages'
import { toPin } from '#lib/stories/pins'
import {
  FOUND,
  findStory,
  headOf,
  type StoryRow,
  shown,
  siteOf,
  toSectionForReader,
  toUpdateForReader,
  withText,
} from '#lib/stories/reader-rows'
import type { LineForReader } from '#lib/stories/reader-views'
import type { Prisma } from '#prisma/client/client'

interface Moment {
  storyId: string
  revision: number
}

type TextRow = VersionRow

/**
 * A story's page as readers saw it at a number: what stood where is kept with that number's event, the texts are those last
 * published by then. Null where the story has not come to this number, or where nobody kept what stood where.
 * @param page one of the older pages there were then; the story page where it is null
 */
export async function readStoryAsOf(
  tx: Tx,
  slug: string,
  revision: number,
  page: number | null = null,
): Promise<StoryAsOf | null> {
  const now = await findStory(tx, slug)
  if (!now) return null
  const at = { storyId: now.id, revision }
  const event = await tx.storyEvent.findUnique({ where: { storyId_revision: at }, select: { at: true, layout: true } })
  const layout = Layout.safeParse(event?.layout).data
  if (!event || !layout) return null

  const { pins, moments, sections, lines, publishedCount, timeZone, language, endedAt } = layout
  if (page !== null && page > olderPages(publishedCount)) return null
  const { from, to } = page === null ? ordinalsOfStoryPage(publishedCount) : ordinalsOfPage(page)
  const rows = await tx.liveUpdate.findMany({
    where: {
      storyId: now.id,
      OR: [{ ordinal: { gte: from, lte: to } }, { id: { in: [...pins, ...moments] } }],
    },
    select: withText,
    orderBy: { ordinal: 'desc' },
  })
  const ids = rows.map(({ id }) => id)
  const texts = await listTexts(tx, at, [now.id, ...sections, ...ids])
  const textOf = (id: string): TextRow => shown(texts.get(id) ?? null)
  const moved = await listMoved(tx, at, ids)
  const then: StoryRow = {
    ...{ ...now, revision, publishedCount, timeZone, language, endedAt, changedAt: event.at },
    publishedRevision: textOf(now.id),
  }
  const updates = rows.map((row) => ({
    ...row,
    ordinal: shown(row.ordinal),
    publishedAt: shown(row.publishedAt),
    // The number of its own last change by then is in no row; it is never above this one.
    storyRevision: Math.min(shown(row.storyRevision), revision),
    publishedRevision: textOf(row.id),
    movedAt: moved.has(row.id) ? row.movedAt : null,
    movedTo: null,
  }))
  const leads = new Map(rows.map(({ id, movedTo }) => [id, movedTo]))
  const byId = new Map(updates.map((row) => [row.id, row]))
  const linked = (chosen: string[]) =>
    chosen
      .flatMap((id) => byId.get(id) ?? [])
      // Without its words a pin or a key moment is nothing.
      .filter(({ pulledAt, withheldAt }) => !pulledAt && !withheldAt)
      .map((row) => ({ ...row, pageRevision: null }))
  return {
    newest: now.revision,
    page,
    newerPage: page !== null && page < olderPages(publishedCount) ? page + 1 : null,
    story: {
      ...headOf(then, (await siteOf(tx)).site, null),
      updates: updates
        .filter(({ ordinal }) => ordinal >= from && ordinal <= to)
        .map((row) => toUpdateForReader({ ...row, movedTo: leads.get(row.id) ?? null })),
      lines: await listLinesThen(tx, page === null ? { id: { in: lines } } : byNumber(at), at, {
        from,
        to,
        publishedCount,
      }),
      sections: sections.map((id) =>
        toSectionForReader({ id, storyRevision: revision, publishedRevision: textOf(id) }),
      ),
      removedSections: [],
      pins: linked(pins).map((row) => toPin({ ...row, pinnedAt: event.at, pinRevision: revision }, then)),
      box: await readBoxAsOf(tx, layout, { ...at, time: event.at }),
      keyMoments: toMoments({ moments: linked(moments), keyRevision: revision, story: then }),
      amended: [],
      olderPage: (page === null ? olderPages(publishedCount) : page - 1) || null,
      related: [],
      relatedRevision: 0,
    },
  }
}

const ordinalsOfStoryPage = (published: number) => ({ from: firstOrdinalOnStoryPage(published), to: published })

const byNumber = ({ storyId, revision }: Moment): Prisma.CorrectionLineWhereInput => ({
  storyId,
  storyRevision: { lte: revision },
})

/** The corrections' lines that stood there, saying what was told by then. */
async function listLinesThen(
  tx: Tx,
  which: Prisma.CorrectionLineWhereInput,
  { storyId, revision }: Moment,
  { from, to, publishedCount }: { from: number; to: number; publishedCount: number },
): Promise<LineForReader[]> {
  const rows = await tx.correctionLine.findMany({
    where: { ...which, above: { gte: from, lte: to } },
    select: {
      ...lineColumns,
      update: { select: { ordinal: true, publishedAt: true, movedAt: true, pulledAt: true } },
    },
    orderBy: [{ above: 'desc' }, { number: 'desc' }],
    take: MOST_LINES,
  })
  const updateIds = rows.map(({ updateId }) => updateId)
  const last = await listLastTold(tx, updateIds, byThen(storyId, revision))
  const moved = await listMoved(tx, { storyId, revision }, updateIds)
  return rows.map(({ update, ...line }) =>
    toLine(
      {
        ...{ ...line, lineRevision: revision, storyRevision: revision, pageRevision: null },
        ...{ ordinal: shown(update.ordinal), publishedAt: shown(update.publishedAt) },
        isRemoved: update.pulledAt !== null,
        movedAt: moved.has(line.updateId) ? update.movedAt : null,
        last: last.get(line.updateId) ?? null,
      },
      publishedCount,
    ),
  )
}

/** The number a story had come to at a time; null before it was published, and where no story has this slug now. */
export async function findRevisionAt(tx: Tx, slug: string, time: Date): Promise<number | null> {
  const last = await tx.storyEvent.findFirst({
    where: { at: { lte: time }, story: { slug, ...FOUND } },
    orderBy: { revision: 'desc' },
    select: { revision: true },
  })
  return last?.revision ?? null
}

/**
 * The text of each item that was last published by a number. Events of another story are of one that was folded into this
 * one, before its updates came here. What was written before publication (`edit`) counts with its last version: sections and
 * rows that were published with their story have no event of their own for it.
 */
async function listTexts(tx: Tx, { storyId, revision }: Moment, itemIds: string[]): Promise<Map<string, TextRow>> {
  const rows = await listVersions(tx, {
    itemId: { in: itemIds },
    OR: [{ kind: 'edit' }, { events: { some: byThen(storyId, revision) } }],
  })
  // The last of an item overwrites those before it.
  return new Map(rows.map((row) => [row.itemId, row]))
}

async function listMoved(tx: Tx, { storyId, revision }: Moment, itemIds: string[]): Promise<Set<string>> {
  const rows = await tx.storyEvent.findMany({
    where: { itemId: { in: itemIds }, type: 'update.moved', ...byThen(storyId, revision) },
    select: { itemId: true },
  })
  return new Set(rows.map(({ itemId }) => itemId))
}

const byThen = (storyId: string, revision: number) => ({
  OR: [{ storyId: { not: storyId } }, { revision: { lte: revision } }],
})

/** Whether a story had an older page at one of its numbers. */
export async function hasPageAt(tx: Tx, storyId: string, revision: number, page: number): Promise<boolean> {
  const at = { storyId, revision }
  const event = await tx.storyEvent.findUnique({ where: { storyId_revision: at }, select: { layout: true } })
  const layout = Layout.safeParse(event?.layout).data
  return layout !== undefined && page <= olderPages(layout.publishedCount)
}
