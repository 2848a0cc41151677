/** Updates on an older page; the story page holds the remaining 10 to 19, so that older pages keep their members. */
export const PAGE_SIZE = 10

/** A list that a reader who comes late takes in: the newest twelve key moments. */
export const MOST_MOMENTS = 12

/** More corrections than this among the updates of one page are a page of corrections. */
export const MOST_LINES = 24

/** How many older pages a story with so many published updates has. */
export const olderPages = (published: number): number => Math.max(0, Math.floor(published / PAGE_SIZE) - 1)

/** The lowest ordinal that stands on the story page. */
export const firstOrdinalOnStoryPage = (published: number): number => olderPages(published) * PAGE_SIZE + 1

/** The ordinals of an older page, counted from the oldest, from 1. */
export function ordinalsOfPage(page: number): { from: number; to: number } {
  return { from: (page - 1) * PAGE_SIZE + 1, to: page * PAGE_SIZE }
}

/** The older page an update stands on; null while it stands on the story page. */
export function pageOfOrdinal(ordinal: number, published: number): number | null {
  if (ordinal >= firstOrdinalOnStoryPage(published)) return null
  return Math.ceil(ordinal / PAGE_SIZE)
}
