import { type Amended, isWrong } from './model.ts'
import { pageOf } from './order.ts'
import type { Seen } from './seen.ts'

export interface Since {
  at: number
  updates: number
  /** What the reader read and what is now said otherwise. */
  corrections: { id: string; ordinal: number }[]
}

/** What happened since somebody left, as far as it concerns them; null where nothing did. */
export function sinceLeft(at: number, updates: number, amended: Amended[], seen: Seen): Since | null {
  const wrong = new Map<string, number>()
  for (const { id, rev, change, ordinal } of amended) {
    if (isWrong(change) && rev > (seen.read(id)?.rev ?? rev)) wrong.set(id, ordinal)
  }
  const corrections = [...wrong].map(([id, ordinal]) => ({ id, ordinal }))
  return updates > 0 || corrections.length > 0 ? { at, updates: Math.max(0, updates), corrections } : null
}

/** Where a mark is to be read: here, or on its older page. */
export const linkTo = (id: string, ordinal: number, isHere: boolean, story: string): string =>
  isHere || !ordinal ? `#${id}` : `${story}/page/${pageOf(ordinal)}#${id}`
