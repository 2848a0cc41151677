import { PAGE_SIZE } from '#lib/stories/pages'
import type { StoryForReader, StoryHead, StorySummary, UpdateForReader } from '#lib/stories/reader-views'
import { longDate } from '#lib/stories/times'

/**
 * The numbers of marks that gather from several items. A number may be higher than the mark's last change, and then the
 * mark is sent once more than needed; it is never lower, or readers would keep an old one.
 */

/** The key moments of the page: its updates with a headline, unless retracted or moved. */
export const momentsOf = (story: StoryForReader): UpdateForReader[] =>
  story.updates.filter(({ headline, amendment, moved }) => headline && !moved && amendment?.kind !== 'retraction')

/** They change with an update that has a headline, or may have lost it, and when the page hands ten updates on. */
export function momentsRevision({ updates }: StoryForReader): number {
  const handedOnWith = (updates.at(-1)?.ordinal ?? 0) + PAGE_SIZE - 1
  const may = updates.filter((update) => update.headline || update.amendment || update.ordinal === handedOnWith)
  return highest(may.map(({ revision }) => revision))
}

/** Everybody named on an update of the page, in the order of their first there. */
export const creditsOf = ({ updates }: StoryForReader): string[] => [
  ...new Set(updates.toReversed().flatMap(({ bylines, moved }) => (moved ? [] : bylines))),
]

export const creditsRevision = ({ textRevision, updates }: StoryForReader): number =>
  highest([textRevision, ...updates.map(({ revision }) => revision)])

export const linksRevision = ({ sections, removedSections }: StoryForReader): number =>
  highest([...sections, ...removedSections].map(({ revision }) => revision))

/** What all marks of a story are printed with. It seldom changes; when it does, whoever has the page open reads it anew. */
export const frameOf = ({ slug, timeZone, language }: StoryHead): string => `${slug} ${timeZone} ${language}`

/** The day of the last change to any of them, where it happened: times without a date below are of this day. */
export function dateOfFront(stories: StorySummary[]): string {
  const [first, ...others] = stories
  if (!first) return ''
  const last = others.reduce((a, b) => (a.changedAt < b.changedAt ? b : a), first)
  return longDate(last.changedAt, last.timeZone)
}

const highest = (revisions: number[]): number => Math.max(0, ...revisions)
