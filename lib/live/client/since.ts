import { type Amended, isWrong } from './model.ts'
import { pageOf } from './order.ts'
import type { Seen } from './seen.ts'

export interface Since {
  at: number
  updates: number
  /** What the reader read and what is now said otherwise. */
  corrections: Amended[]
}

/** What happened since somebody left, as far as it concerns them; null where nothing did. */
export function sinceLeft(at: number, updates: number, amended: Amended[], seen: Seen): Since | null {
  const wrong = amended.filter(({ id, rev, change }) => isWrong(change) && seen.before(id, rev))
  const corrections = [...new Map(wrong.map((mark) => [mark.id, mark])).values()]
  return updates > 0 || corrections.length > 0 ? { at, updates: Math.max(0, updates), corrections } : null
}

/** Where a mark is to be read: here, or on its older page. */
export const linkTo = (id: string, ordinal: number, isHere: boolean, story: string): string =>
  isHere || !ordinal ? `#${id}` : `${story}/page/${pageOf(ordinal)}#${id}`
