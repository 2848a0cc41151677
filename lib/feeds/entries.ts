import { escaped, printable } from '#lib/feeds/characters'
import { htmlOf } from '#lib/feeds/html'
import { VERB } from '#lib/revisions/words'
import { isRightToLeft } from '#lib/richtext/direction'
import { textOf } from '#lib/richtext/text'
import { attributionWords } from '#lib/sources/attribution'
import { knownOf } from '#lib/sources/schema'
import { LABELS, withLabel } from '#lib/sources/words'
import type { PlacedUpdate, StoryOfEntry } from '#lib/stories/feed-views'
import type { Amendment, UpdateForReader } from '#lib/stories/reader-views'
import { longDate, timeWithDate } from '#lib/stories/times'

/** One update, as every format tells it. */
export interface FeedEntry {
  /** Never changes, whatever becomes of the text, the address or the newsroom's domain: a changed entry takes its own place. */
  id: string
  url: string
  title: string
  /** ISO 8601, UTC. */
  publishedAt: string
  updatedAt: string
  html: string
  authors: string[]
  language: string
}

/** A list of feed entries shows about so much of a title. */
const TITLE_CHARACTERS = 100

type Told = Pick<StoryOfEntry, 'timeZone' | 'language'>

export const idOf = (id: string): string => `urn:uuid:${id}`

export function entryOf({ update, href }: PlacedUpdate, story: Told, origin: string): FeedEntry {
  const { id, publishedAt, bylines, moved } = update
  return {
    id: idOf(id),
    url: origin + href,
    title: titleOf(update, story),
    publishedAt,
    updatedAt: updatedAtOf(update),
    html: worded(contentOf(update, story, origin), story.language),
    authors: moved ? [] : bylines.map(({ name }) => printable(name)),
    language: story.language,
  }
}

/** When readers last saw something change in it. */
export const updatedAtOf = ({ publishedAt, amendment, moved }: UpdateForReader): string =>
  [publishedAt, amendment?.mendedAt ?? amendment?.at, moved?.at]
    .filter((at) => at !== undefined)
    .sort()
    .at(-1) ?? publishedAt

/** Whether its words are still ours to tell here. */
export const isTold = ({ amendment, moved, isRemoved }: UpdateForReader): boolean =>
  !moved && !isRemoved && amendment?.kind !== 'retraction'

/** Its headline, else its first sentence; what was taken back is named by that alone. */
export function titleOf(update: UpdateForReader, story: Told): string {
  const { headline, body, amendment, moved } = update
  if (moved) return printable(`Moved: ${moved.headline}`)
  if (amendment?.kind === 'retraction') return saidAt(amendment, update.publishedAt, story)
  return printable(withLabel(headline ?? firstSentence(textOf(body), story.language), update.verification))
}

function firstSentence(text: string, language: string): string {
  const [line = ''] = text.trim().split('\n')
  const [sentence] = new Intl.Segmenter(language, { granularity: 'sentence' }).segment(line)
  const words = (sentence?.segment ?? '').trim()
  if (words.length <= TITLE_CHARACTERS) return words
  return `${words.slice(0, TITLE_CHARACTERS).replace(/[\s,;:–-]+\S*$/, '')} …`
}

/** What was wrong first, then what is right: whoever sees a feed has no page on which to find the note. */
function contentOf(update: UpdateForReader, story: Told, origin: string): string {
  const { moved, amendment, body, publishedAt } = update
  if (moved) {
    const link = `<a href="${escaped(origin + moved.href)}">${escaped(moved.headline)}</a>`
    return `<p>${label('This update belongs to another story:')} ${link}</p>`
  }
  const { timeZone } = story
  const note = amendment && amendment.kind !== 'typo' ? noteOf(amendment, publishedAt, story) : ''
  if (!isTold(update)) return note
  return note + doubtOf(update) + htmlOf(body, { origin, timeZone }) + whoseOf(update)
}

function doubtOf({ verification = 'attributed' }: UpdateForReader): string {
  const doubt = LABELS[verification]
  return doubt ? `<p>${label(doubt)}</p>` : ''
}

/** Whose word it is, where the sentence does not say so and we do not say it ourselves. */
function whoseOf(update: UpdateForReader): string {
  const { verification, sources } = knownOf(update)
  if (verification === 'confirmed') return ''
  const words = attributionWords(`${update.headline ?? ''} ${textOf(update.body)}`, sources)
  return words ? `<p>${escaped(words)}</p>` : ''
}

function noteOf(amendment: Amendment, publishedAt: string, story: Told): string {
  const said = saidAt(amendment, publishedAt, story)
  if (!amendment.note) return `<p>${label(said)}</p>`
  return `<p>${label(`${said}:`)} ${escaped(amendment.note)}</p>`
}

/** "Corrected 21:02" */
function saidAt({ kind, at }: Amendment, publishedAt: string, { timeZone }: Told): string {
  const verb = kind === 'typo' ? 'Changed' : VERB[kind]
  return `${verb} ${timeWithDate(at, timeZone, longDate(publishedAt, timeZone))}`
}

/** Our own words, which are English around words in any language. */
const label = (text: string): string => `<strong lang="en" dir="ltr">${text}</strong>`

/** Feed readers forget the feed's language when they show an entry. */
const worded = (html: string, language: string): string =>
  `<div lang="${escaped(language)}" dir="${isRightToLeft(language) ? 'rtl' : 'ltr'}">${html}</div>`
