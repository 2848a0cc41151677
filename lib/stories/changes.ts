import { snapshot } from '#lib/platform/db'
import { pageOfOrdinal } from '#lib/stories/pages'
import { findFollowedStory, listUpdates } from '#lib/stories/reader-rows'
import type { StoryChanges } from '#lib/stories/reader-views'
import { readStoryPage } from '#lib/stories/story-page'

/** A list of more changes weighs more than the page itself. */
const MOST_CHANGES = 200

/**
 * What changed in a story after a number, wherever it stands; null where no published story has this slug now.
 * Told from the current state: an update that changed twice is in it once, as it is now.
 */
export function getChangesForReader(slug: string, after: number): Promise<StoryChanges | null> {
  return snapshot(async (tx) => {
    const row = await findFollowedStory(tx, slug)
    if (!row) return null
    const { page, unpinned } = await readStoryPage(tx, row)
    const since = { storyRevision: { gt: after } }
    // A story that took another one in has many at one number.
    const count = await tx.liveUpdate.count({ where: { storyId: row.id, ...since } })
    const isTooOld = row.revision - after > MOST_CHANGES || count > MOST_CHANGES
    const changed = isTooOld ? [] : await listUpdates(tx, row.id, since)
    const updates = changed.map((update) => ({ update, page: pageOfOrdinal(update.ordinal, row.publishedCount) }))
    return { after, isTooOld, story: page, updates, unpinned: unpinned.filter(({ revision }) => revision > after) }
  })
}
