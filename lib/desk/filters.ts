import { isUnsourced } from '#lib/desk/known'
import { textOf } from '#lib/richtext/text'
import type { UpdateView } from '#lib/updates/views'

/** What a room can be narrowed to. */
export const FILTERS = [
  { name: 'all', words: 'All' },
  { name: 'submitted', words: 'Submitted' },
  { name: 'goingOut', words: 'Going out' },
  { name: 'scheduled', words: 'Scheduled' },
  { name: 'held', words: 'Held' },
  { name: 'published', words: 'Published' },
  { name: 'corrected', words: 'Corrected' },
  { name: 'retracted', words: 'Retracted' },
  { name: 'moved', words: 'Moved' },
  { name: 'draft', words: 'Drafts' },
  { name: 'unsourced', words: 'Without a source' },
] as const
export type FilterName = (typeof FILTERS)[number]['name']

/** What is looked for: a state, and words in the text, headline or bylines, or the whole id of one update (`updateHref`). */
export interface Looking {
  show: FilterName
  words: string
}

export const EVERYTHING: Looking = { show: 'all', words: '' }

/** An update in its room, however long that is. */
export const updateHref = (storyId: string, updateId: string): string => `/desk/stories/${storyId}?words=${updateId}`

/** Found in the order they came in. */
export function lookFor(updates: UpdateView[], { show, words }: Looking): UpdateView[] {
  const wanted = plain(words).split(/\s+/).filter(Boolean)
  const has = (update: UpdateView) => (word: string) => word === update.id || searchable(update).includes(word)
  return updates.filter((update) => isShown(update, show) && wanted.every(has(update)))
}

/** How many updates each filter shows; a corrected one counts as published as well. */
export function countsOf(updates: UpdateView[]): Record<FilterName, number> {
  const counts: Record<FilterName, number> = {
    all: 0,
    submitted: 0,
    goingOut: 0,
    scheduled: 0,
    held: 0,
    published: 0,
    corrected: 0,
    retracted: 0,
    moved: 0,
    draft: 0,
    unsourced: 0,
  }
  for (const update of updates) for (const { name } of FILTERS) if (isShown(update, name)) counts[name] += 1
  return counts
}

/** A state is compared as a word: later states are narrowed to as soon as updates have them. */
function isShown(update: UpdateView, show: FilterName): boolean {
  const state: string = update.state
  if (show === 'all') return true
  if (show === 'unsourced') return isUnsourced(update)
  if (show === 'corrected') return state === 'published' && update.amendedAt !== null && update.kind === 'correction'
  return state === show
}

// An update is a new object whenever it changes; its words are made searchable once.
const known = new WeakMap<UpdateView, string>()

function searchable(update: UpdateView): string {
  const made =
    known.get(update) ??
    plain(
      [update.headline, textOf(update.body), ...update.bylines.map(({ name }) => name), update.createdBy.name].join(
        ' ',
      ),
    )
  known.set(update, made)
  return made
}

/** Without capitals and accents: whoever looks for Erdogan finds Erdoğan. Turkish dotless ı has no accent to take away. */
const plain = (words: string): string =>
  words
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replaceAll('ı', 'i')

/** In the address, so that a reload and a colleague with the link see the same. */
export function lookingFrom(query: { get(name: string): string | null }): Looking {
  const show = FILTERS.find(({ name }) => name === query.get('show'))?.name ?? 'all'
  return { show, words: query.get('words') ?? '' }
}

/** The address's query with this in it; what else stands there stays. */
export function queryWith(query: string, { show, words }: Looking): string {
  const next = new URLSearchParams(query)
  next.delete('show')
  next.delete('words')
  if (show !== 'all') next.set('show', show)
  if (words.trim()) next.set('words', words.trim())
  const made = next.toString()
  return made && `?${made}`
}
