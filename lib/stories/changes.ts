import { readerDb } from '#lib/platform/db'
import type { StoryChanges } from '#lib/stories/reader-views'
import { readStoryChanges } from '#lib/stories/story-page'

/**
 * What changed in a story after a number, wherever it stands; null where no published story has this slug now.
 * Told from the current state: an update that changed twice is in it once, as it is now.
 */
export const getChangesForReader = (slug: string, after: number): Promise<StoryChanges | null> =>
  readStoryChanges(readerDb(), slug, after)
