import type { Touched } from '#lib/corrections/touched'
import type { WordPart } from '#lib/richtext/word-diff'
import type { Amendment, StoryForReader, StoryHead, UpdateForReader } from '#lib/stories/reader-views'

/** One published version of an update, and what changed since the one before. */
export interface VersionForReader {
  kind: Amendment['kind'] | 'publication'
  /** ISO 8601: when readers first saw it. */
  at: string
  /** The story's number then; null where it was told in a story that was folded into this one. */
  revision: number | null
  note: string | null
  /** What it touched, though it was saved as a typing error. */
  touched: Touched[]
  /** Null for the first version; all `same` where only what stands around the words changed. */
  words: WordPart[] | null
}

export interface UpdateRecord extends StoryHead {
  update: UpdateForReader
  /** Its headline or its first words; '' where it was taken back. */
  words: string
  /** Where it stands among the others. */
  href: string
  /** Its page in the story it was first published in, where it was moved from there. */
  from: string | null
  /** The newest first. */
  versions: VersionForReader[]
}

/** A text that was wrong, and is right now or taken back. */
export interface CorrectionForReader {
  id: string
  kind: 'correction' | 'retraction'
  what: 'update' | 'headline' | 'section' | 'box'
  /** When the words that were wrong were first told. */
  saidAt: string
  at: string
  note: string | null
  href: string
  story: { slug: string; headline: string; language: string; timeZone: string }
}

export interface LogEntry {
  revision: number
  at: string
  /** "Corrected", "Headline changed", "Pinned" ... */
  words: string
  kind: Amendment['kind'] | null
  /** What readers were told about it. */
  note: string | null
  /** What it was about, where that is a text of its own. */
  about: { words: string; href: string } | null
}

export interface StoryLog extends StoryHead {
  /** The newest first. */
  entries: LogEntry[]
  typos: number
  /** There are more, older than these. */
  isCut: boolean
}

/** A story's page as it was at an earlier number. */
export interface StoryAsOf {
  story: StoryForReader
  /** Its number now. */
  newest: number
  /** The older page that this is; null for the story page. */
  page: number | null
  /** The older page after it; null where the story page is. */
  newerPage: number | null
}
