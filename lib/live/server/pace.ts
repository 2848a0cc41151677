/** Readers whose browser or proxy allows no stream see a change within a second too, while the server has time. */
const POLL_MS = 800
const LONGEST_POLL_MS = 60_000
/** A twentieth of what one process answers: pollers must not slow the pages down. */
const ANSWERS_PER_SECOND = 1_000
const WINDOW_MS = 2_000

/** Who ended coverage by mistake, or sees what was wrong in the last update, does so by then; and readers are still there. */
export const LINGER_MS = 600_000
const AFTER_END_MS = 300_000
const LONG_AFTER_END_MS = 3_600_000
const DAY_MS = 86_400_000

/**
 * How long readers may rest between two looks once coverage has ended; null while they should follow closely: it has not
 * ended, or did so less than ten minutes ago. Then 5 minutes for a day, for corrections and a late reopening, then an hour.
 * @param endedAt ISO 8601
 */
export function restMs(endedAt: string | null, now: number): number | null {
  if (endedAt === null) return null
  const passed = now - Date.parse(endedAt)
  if (passed < LINGER_MS) return null
  return passed < DAY_MS ? AFTER_END_MS : LONG_AFTER_END_MS
}

export interface Pace {
  /** Somebody asked; says after how long they should ask again. */
  ask(): number
  /** How many ask in turn, by how often they do. */
  pollers(): number
}

/** Slows everybody down together, so that the answers of a second stay the same however many ask. */
export function createPace(now: () => number = () => performance.now()): Pace {
  let startedAt = now()
  let asked = 0
  let pollers = 0
  let intervalMs = POLL_MS

  function look() {
    const passed = now() - startedAt
    if (passed < WINDOW_MS) return
    pollers = Math.round((asked / passed) * intervalMs)
    intervalMs = Math.min(Math.max(POLL_MS, (pollers / ANSWERS_PER_SECOND) * 1_000), LONGEST_POLL_MS)
    startedAt = now()
    asked = 0
  }

  return {
    ask() {
      look()
      asked += 1
      return Math.round(intervalMs)
    },
    pollers() {
      look()
      return pollers
    },
  }
}
