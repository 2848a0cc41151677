import type { Amended } from './model.ts'
import { isWrong } from './model.ts'
import type { Seen } from './seen.ts'
import { type Since, sinceLeft } from './since.ts'

/** Somebody who looked away for less knows what they read. */
const AWAY_MS = 60_000
/** By then what was missed has come. */
const CATCH_UP_MS = 15_000

/** Counts what happens while the reader is away, from whenever they left until they have caught up. */
export function createAway(seen: Seen, top: () => number) {
  let left: { at: number; top: number } | null = null
  let backAt = 0
  let amended: Amended[] = []

  return {
    /** Nobody looks, or nothing can come; the first of both counts. */
    onLeave(now: number, at = now) {
      if (left && !backAt) return
      left = { at, top: top() }
      backAt = 0
      amended = []
    },
    onBack(now: number) {
      if (left && !backAt) backAt = now
    },
    note(news: Amended[]) {
      if (left) amended.push(...news.filter(({ change }) => isWrong(change)))
    },
    since(now: number): Since | null {
      if (!left || (backAt || now) - left.at < AWAY_MS) return null
      if (backAt && now - backAt > CATCH_UP_MS) {
        left = null
        return null
      }
      return sinceLeft(left.at, top() - left.top, amended, seen)
    },
  }
}
