import type { EditionMeta } from '#lib/press/edition'

/** What the press knows of one path; the bytes are on the shelf or on disk. */
export interface Slot {
  path: string
  /** The least number a fresh edition may carry. */
  needed: number
  /** How often it was marked stale; an edition printed before the last mark is not fresh whatever its number. */
  marks: number
  held: { meta: EditionMeta; marks: number } | null
  /** The story it belongs to, for purging shared caches; null for the front, topics and error pages. */
  storyId: string | null
  /** Printed again at once when it becomes stale, not when somebody asks. */
  eager: boolean
}

export interface Present {
  epoch: string
  build: string
  /** The number at which what all pages show last changed. */
  mastheadRevision: number
}

export function isFresh({ held, needed, marks }: Slot, { epoch, build, mastheadRevision }: Present): boolean {
  if (!held || held.marks !== marks) return false
  const { meta } = held
  if (meta.revision < needed || meta.build !== build) return false
  return meta.epoch === '' || (meta.epoch === epoch && meta.masthead >= mastheadRevision)
}

/** Whether a page printed just now may take the place of the one held: never an older number of the same epoch. */
export function mayReplace({ held }: Slot, printed: { epoch: string; revision: number }): boolean {
  return !held || held.meta.epoch !== printed.epoch || printed.revision >= held.meta.revision
}
