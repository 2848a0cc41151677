import { z } from 'zod'
import { feedPaths } from '#lib/feeds/formats'
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
  /** The story that took it in: its addresses lead there. */
  foldedInto: z.string().nullable().default(null),
  /** ISO 8601: when it was taken down; its addresses answer 410. */
  pulledAt: z.string().nullable().default(null),
  /** The story's number when something was last taken from readers: no page of it from before is shown. */
  takenDownRevision: z.number().default(0),
  /** Stories that its pages name: related ones, where it goes on, where updates of it were moved. */
  names: z.array(z.string()).default([]),
})
export type StoryNumbers = z.infer<typeof StoryNumbers>

/** One story event, with the place of the update it is about. */
export const StoryChange = z.object({
  storyId: z.string(),
  revision: z.number(),
  itemType: z.enum(['story', 'update', 'section', 'claim']),
  /** Null for anything but a published update. */
  ordinal: z.number().nullable(),
  /** Of an update, the places of the lines that lead to it: the ordinals of the updates that they stand above. */
  lines: z.array(z.number()).default([]),
  /** What it is about: an update's own page shows it. */
  itemId: z.string().optional(),
})
export type StoryChange = z.input<typeof StoryChange>

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
    others: [
      '/',
      ...topicPaths(before, after),
      ...pages.map((page) => `/live/${after.slug}/page/${page}`),
      ...feedPaths(`/live/${after.slug}`),
      ...feedPaths(''),
    ],
  }
}

/**
 * Whether pages that name this story show something else now: its headline, its address, its end, or on which page an
 * update of it stands.
 */
export function isNamedAnew(before: StoryNumbers | null, after: StoryNumbers, changes: StoryChange[]): boolean {
  if (!before || before.slug !== after.slug || before.foldedInto !== after.foldedInto) return true
  if (changes.length !== after.revision - before.revision) return true
  return changes.some(({ itemType }) => itemType === 'story') || olderPagesOf(before) !== olderPagesOf(after)
}

/**
 * Which of the pages at hand that belong to a story's record show something else now: its log, and its earlier states, whose
 * ways on lead to the newest, always; the page of an update where that update changed, or what stands around each of them.
 */
export function surfacesOfRecord(
  before: StoryNumbers | null,
  after: StoryNumbers,
  changes: StoryChange[],
  held: string[],
): string[] {
  const all = isNamedAnew(before, after, changes)
  const changed = new Set(changes.map(({ itemId }) => `/live/${after.slug}/u/${itemId}`))
  return held.filter((path) => {
    if (!path.startsWith(`/live/${after.slug}/`)) return false
    const [, , , part] = path.split('/')
    return part === 'changes-log' || part === 'at' || (part === 'u' && (all || changed.has(path)))
  })
}

const olderPagesOf = ({ publishedCount }: StoryNumbers): number => olderPages(publishedCount)

/** Every page of a story, and its feeds. */
export const pagesOfStory = ({ slug, publishedCount }: StoryNumbers): string[] => [
  `/live/${slug}`,
  ...Array.from({ length: olderPages(publishedCount) }, (_, index) => `/live/${slug}/page/${index + 1}`),
  ...feedPaths(`/live/${slug}`),
]

/** What of the newsroom itself pages show. */
export interface SiteFacts {
  /** Name, language and the breaking line, as one string to compare. */
  masthead: string
  /** The topics that have a story, as one string to compare. */
  topics: string
  /** The number at which the front was arranged last. */
  frontRevision: number
  /** The number at which a contributor’s public profile changed last. */
  bylinesRevision: number
}

/** Which of the pages at hand show something else of the newsroom now, whatever became of its stories. */
export function surfacesOfSite(before: SiteFacts, after: SiteFacts, held: string[]): string[] {
  if (before.masthead !== after.masthead) return held
  const people = before.bylinesRevision === after.bylinesRevision ? [] : held.filter((path) => path.startsWith('/by/'))
  const few = [...people, ...(before.frontRevision === after.frontRevision ? [] : ['/'])]
  if (before.topics === after.topics) return few
  return [...few, ...held.filter((path) => path.startsWith('/topic/') || path.startsWith('/error-pages/'))]
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
  const touched = new Set(
    changes.flatMap(({ ordinal, lines = [] }) =>
      [ordinal, ...lines].map((place) => place && pageOfOrdinal(place, after.publishedCount)),
    ),
  )
  // A page that was the newest of the older ones now links to the one after it.
  return all.filter((page) => touched.has(page) || (count > known && page >= known))
}
