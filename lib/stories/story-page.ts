import { readBox } from '#lib/box/reader-rows'
import type { Tx } from '#lib/platform/db'
import { readMoments } from '#lib/stories/moments'
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
    box: await readBox(tx, story.id),
    keyMoments: await readMoments(tx, story),
    amended: await listAmended(tx, story.id),
    olderPage: olderPages(story.publishedCount) || null,
  }
  return { page, unpinned }
}

async function listAmended(tx: Tx, storyId: string): Promise<AmendedUpdate[]> {
  const rows = await tx.liveUpdate.findMany({
    where: { storyId, amendedAt: { not: null }, ordinal: { not: null } },
    select: { id: true, ordinal: true, storyRevision: true, publishedRevision: { select: { kind: true } } },
    orderBy: { amendedAt: 'desc' },
    take: MOST_AMENDED,
  })
  return rows.flatMap(({ id, ordinal, storyRevision, publishedRevision }) => {
    const { kind } = shown(publishedRevision)
    return kind === 'edit' ? [] : [{ id, kind, ordinal: shown(ordinal), revision: shown(storyRevision) }]
  })
}
