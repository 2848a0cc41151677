import type { Tx } from '#lib/platform/db'
import { listNamed } from '#lib/stories/named'
import { firstOrdinalOnStoryPage, olderPages } from '#lib/stories/pages'
import { listPins } from '#lib/stories/pins'
import { headOf, listSections, listUpdates, type StoryRow, shown } from '#lib/stories/reader-rows'
import type { AmendedUpdate, Gone, StoryForReader } from '#lib/stories/reader-views'

/** Whoever was away for more amendments than this reads the older pages again that they hold. */
const MOST_AMENDED = 12

/** All that stands on a story's page, and what is pinned no more; every query is bounded, however long the story. */
export async function readStoryPage(tx: Tx, story: StoryRow): Promise<{ page: StoryForReader; unpinned: Gone[] }> {
  const from = firstOrdinalOnStoryPage(story.publishedCount)
  const sections = await listSections(tx, story.id)
  const { pins, unpinned } = await listPins(tx, story)
  const page = {
    ...(await headOf(tx, story)),
    updates: await listUpdates(tx, story.id, { ordinal: { gte: from } }),
    sections: sections.stand,
    removedSections: sections.removed,
    pins,
    amended: await listAmended(tx, story.id),
    olderPage: olderPages(story.publishedCount) || null,
    related: await listNamed(tx, story.relatedIds),
    relatedRevision: story.relatedRevision,
  }
  return { page, unpinned }
}

async function listAmended(tx: Tx, storyId: string): Promise<AmendedUpdate[]> {
  const rows = await tx.liveUpdate.findMany({
    where: { storyId, amendedAt: { not: null }, ordinal: { not: null } },
    select: {
      ...{ id: true, ordinal: true, storyRevision: true, movedAt: true },
      publishedRevision: { select: { kind: true } },
    },
    orderBy: { amendedAt: 'desc' },
    take: MOST_AMENDED,
  })
  return rows.flatMap(({ id, ordinal, storyRevision, movedAt, publishedRevision }) => {
    const kind = movedAt ? 'move' : shown(publishedRevision).kind
    return kind === 'edit' ? [] : [{ id, kind, ordinal: shown(ordinal), revision: shown(storyRevision) }]
  })
}
