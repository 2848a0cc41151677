import { z } from 'zod'
import { olderPages, pageOfOrdinal } from '#lib/stories/pages'

/** The numbers of a published story, by which pages are found and compared. */
export const StoryNumbers = z.object({
  id: z.string(),
  slug: z.string(),
  topic: z.string(),
  topicSlug: z.string(),
  revision: z.number(),
  publishedCount: z.number(),
  siteRevision: z.number(),
  /** ISO 8601. */
  endedAt: z.string().nullable().default(null),
  /** ISO 8601: when readers last saw something change. */
  changedAt: z.string().nullable().default(null),
})
export type StoryNumbers = z.infer<typeof StoryNumbers>

/** One story event, with the place of the update it is about. */
export const StoryChange = z.object({
  storyId: z.string(),
  revision: z.number(),
  itemType: z.enum(['story', 'update', 'section', 'claim']),
  /** Null for anything but a published update. */
  ordinal: z.number().nullable(),
})
export type StoryChange = z.infer<typeof StoryChange>

/**
 * What a reader could see changed, by path. The story page always is; older pages where one of their updates changed,
 * where the head that stands on all of them did, or where a newer older page appeared beside them.
 * @param before null for a story not known yet
 * @param changes every event after `before.revision`; where some are missing, all pages count as changed
 */
export function surfacesOf(before: StoryNumbers | null, after: StoryNumbers, changes: StoryChange[]): Surfaces {
  const pages = changedPages(before, after, changes)
  return {
    story: `/live/${after.slug}`,
    others: ['/', ...topicPaths(before, after), ...pages.map((page) => `/live/${after.slug}/page/${page}`)],
  }
}

export interface Surfaces {
  /** Printed at once. */
  story: string
  /** Printed when next asked for. */
  others: string[]
}

function topicPaths(before: StoryNumbers | null, after: StoryNumbers): string[] {
  const topics = new Set([after.topicSlug, before?.topicSlug ?? after.topicSlug])
  return [...topics].map((topic) => `/topic/${topic}`)
}

function changedPages(before: StoryNumbers | null, after: StoryNumbers, changes: StoryChange[]): number[] {
  const count = olderPages(after.publishedCount)
  const all = Array.from({ length: count }, (_, index) => index + 1)
  if (!before || changes.length !== after.revision - before.revision || before.slug !== after.slug) return all
  if (changes.some(({ itemType }) => itemType === 'story')) return all
  const known = olderPages(before.publishedCount)
  const touched = new Set(changes.map(({ ordinal }) => ordinal && pageOfOrdinal(ordinal, after.publishedCount)))
  // A page that was the newest of the older ones now links to the one after it.
  return all.filter((page) => touched.has(page) || (count > known && page >= known))
}
