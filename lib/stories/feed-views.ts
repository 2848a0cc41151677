import type { SiteForReader, StoryHead, StorySummary, UpdateForReader } from '#lib/stories/reader-views'

/** An update and where it stands now. */
export interface PlacedUpdate {
  update: UpdateForReader
  /** Its path with its mark. */
  href: string
}

/** What a story's feed tells: its newest updates, and those amended last wherever they stand. */
export interface StoryFeedForReader extends Omit<StoryHead, 'next'> {
  /** Newest first. */
  updates: PlacedUpdate[]
}

export type StoryOfEntry = Pick<StorySummary, 'id' | 'slug' | 'headline' | 'timeZone' | 'language'>

/** The same of all running stories. */
export interface SiteFeedForReader {
  site: SiteForReader
  /** `site.revision`. */
  revision: number
  /** Newest first. */
  updates: (PlacedUpdate & { story: StoryOfEntry })[]
}
