import type { BylineForReader } from '#lib/bylines/shown'
import type { Amendment, LineForReader, StoryForReader, StoryHead, StorySummary } from '#lib/stories/reader-views'
import { longDate } from '#lib/stories/times'

/**
 * The numbers of marks that gather from several items. A number may be higher than the mark's last change, and then the
 * mark is sent once more than needed; it is never lower, or readers would keep an old one.
 */

/**
 * A line's place in the order of ordinals, a little above the update that it stands on: "47.000000112". Whoever sorts by
 * ordinals needs to know nothing of lines.
 */
export const placeOfLine = ({ above, number }: Pick<LineForReader, 'above' | 'number'>): string =>
  `${above}.${String(number).padStart(9, '0')}`

/** What last happened to a text, for whoever has it open: mending a typing error is nothing to be told. */
export const changeOf = (amendment: Amendment | null): Amendment['kind'] | 'publication' =>
  amendment?.mendedAt ? 'typo' : (amendment?.kind ?? 'publication')

/** Everybody named on an update of the page, in the order of their first there. */
export const creditsOf = ({ updates }: StoryForReader): BylineForReader[] => {
  const named = updates.toReversed().flatMap(({ bylines, moved }) => (moved ? [] : bylines))
  return [...new Map(named.map((byline) => [`${byline.name} ${byline.slug}`, byline])).values()]
}

export const creditsRevision = ({ textRevision, updates }: StoryForReader): number =>
  highest([textRevision, ...updates.map(({ revision }) => revision)])

export const linksRevision = ({ sections, removedSections }: StoryForReader): number =>
  highest([...sections, ...removedSections].map(({ revision }) => revision))

/**
 * What all marks of a story are printed with. It seldom changes; when it does, whoever has the page open reads it anew, and
 * every older update that it holds: so a name goes from a story of ten thousand updates without a word about each.
 */
export const frameOf = ({ slug, timeZone, language, bylinesRevision }: StoryHead): string =>
  `${slug} ${timeZone} ${language} ${bylinesRevision}`

/** The day of the last change to any of them, where it happened: times without a date below are of this day. */
export function dateOfFront(stories: Pick<StorySummary, 'changedAt' | 'timeZone'>[]): string {
  const [first, ...others] = stories
  if (!first) return ''
  const last = others.reduce((a, b) => (a.changedAt < b.changedAt ? b : a), first)
  return longDate(last.changedAt, last.timeZone)
}

const highest = (revisions: number[]): number => Math.max(0, ...revisions)
