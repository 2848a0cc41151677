/** Readers whose browser or proxy allows no stream see a change within a second too, while the server has time. */
const POLL_MS = 800
const LONGEST_POLL_MS = 60_000
/** A twentieth of what one process answers: pollers must not slow the pages down. */
const ANSWERS_PER_SECOND = 1_000
const WINDOW_MS = 2_000

const AFTER_END_MS = 300_000
const LONG_AFTER_END_MS = 3_600_000
const DAY_MS = 86_400_000

/** After the end of coverage there are still corrections, and sometimes it is taken up again: 5 minutes for a day, then an hour. */
export function afterEndMs(endedAt: string, now = Date.now()): number {
  return now - Date.parse(endedAt) < DAY_MS ? AFTER_END_MS : LONG_AFTER_END_MS
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
