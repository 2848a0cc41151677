import { readsLikeCaption } from '#lib/importing/captions'
import { announcesList, isHeadingLike, isHeadline, isListQuestion } from '#lib/importing/headings'
import type { Paragraph } from '#lib/importing/paragraphs'

export type Role =
  | 'headline'
  | 'lede'
  | 'list heading'
  | 'bullet'
  | 'continuation'
  | 'caption'
  | 'section heading'
  | 'section paragraph'
  | 'sign-off'
  | 'empty heading'
  | 'garbled'
  | 'orphan'

/** Where the reader of the text has arrived; 'nowhere' is below a bullet that could not be placed. */
export type Place = 'lede' | 'before list' | 'list' | 'section' | 'nowhere'

export type Standing = {
  place: Place
  following: Paragraph[]
  /** The lines of the article that stand over text. */
  titles: ReadonlySet<Paragraph>
  /** The roles given so far. */
  taken: ReadonlySet<Role>
}

/** The role of a paragraph by where it stands in the running text. */
export function roleByPlace(paragraph: Paragraph, standing: Standing): Role {
  const { place, titles, taken } = standing
  const { text } = paragraph
  if (paragraph.bulleted) return 'bullet'
  if (place === 'before list') return 'caption'
  if (isFirstLineHeadline(text, standing)) return 'headline'
  if (opensList(text, standing)) return 'list heading'
  if (place === 'lede' && !taken.has('lede')) return 'lede'
  if (titles.has(paragraph)) return 'section heading'
  if (place === 'lede') return 'lede'
  if (isEmptyHeading(text, standing)) return 'empty heading'
  if (place === 'section') return 'section paragraph'
  if (place === 'nowhere') return 'orphan'
  return readsLikeCaption(text) ? 'caption' : 'continuation'
}

function isFirstLineHeadline(text: string, { taken, following: [next] }: Standing): boolean {
  if (taken.size > 0 || !next || !isHeadline(text)) return false
  return !(next.bulleted && isListQuestion(text))
}

/** The line before the bullets: with a colon, or without one in title position. Captions may stand between. */
function opensList(text: string, { place, taken, following }: Standing): boolean {
  if (taken.has('list heading') || (place !== 'lede' && place !== 'section')) return false
  if (isHeadingLike(text)) return following[0]?.bulleted ?? false
  const next = following.find((paragraph) => paragraph.bulleted || !readsLikeCaption(paragraph.text))
  return announcesList(text) && (next?.bulleted ?? false)
}

/** A title that stands over another title, or over more bullets once the list has its heading. */
function isEmptyHeading(text: string, { place, titles, following: [next] }: Standing): boolean {
  if (!next) return false
  if (titles.has(next)) return isHeadingLike(text)
  if (!next.bulleted) return false
  if (place === 'section') return isHeadingLike(text)
  return announcesList(text) || (isHeadingLike(text) && isListQuestion(text))
}
