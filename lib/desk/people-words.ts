import type { Coverable } from '#lib/contributors/coverable'
import type { ContributorView, PersonView } from '#lib/contributors/views'
import { dayAndTimeIn } from '#lib/desk/clock'

export const STATES = {
  invited: { words: 'Invited, not joined yet', tone: 'text-amber' },
  active: { words: 'Active', tone: 'text-ok' },
  disabled: { words: 'Disabled', tone: 'text-live' },
} as const

/** "Writes in 2 stories and World", for a list. */
export function coverageInShort({ role, coverage }: ContributorView, { topics }: Coverable): string {
  if (role !== 'reporter' || !coverage) return ''
  const named = coverage.topics.map((slug) => topics.find((topic) => topic.slug === slug)?.name ?? slug)
  const { length } = coverage.storyIds
  const stories = length === 0 ? [] : [length === 1 ? 'one story' : `${length} stories`]
  return `writes in ${[...stories, ...named].join(', ')} only`
}

/** "Last here 19 Dec, 21:14" */
export const seenWords = ({ lastSeenAt }: ContributorView, zone: string): string =>
  lastSeenAt ? `last here ${dayAndTimeIn(zone, lastSeenAt)}` : 'not here yet'

/** "Update sent back" for `update.sent_back`: the log's own names, as words. */
export function actionWords({ action }: Pick<PersonView['lately'][number], 'action'>): string {
  const [noun = '', ...rest] = action.split('.')
  const words = `${noun} ${rest.join(' ')}`.replaceAll(/[_-]/g, ' ').trim()
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`
}
