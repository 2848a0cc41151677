/** How many read a story: open streams, and about how many poll. Only of this process, and gone with it. */
export interface ReadersView {
  now: number
  /** The most of each of the last sixty minutes, oldest first; this minute last. */
  lastHour: number[]
}

const MINUTES = 60
const MINUTE_MS = 60_000

export interface ReaderCounts {
  of(storyId: string): ReadersView
}

interface CountParts {
  storyIds(): string[]
  count(storyId: string): number
  now?: () => number
}

export interface RunningCounts extends ReaderCounts {
  /** Looks how many there are now; called every few seconds. */
  look(): void
}

export function createReaderCounts({ storyIds, count, now = Date.now }: CountParts): RunningCounts {
  const minutes = new Map<string, Map<number, number>>()

  function note(storyId: string, minute: number) {
    const most = minutes.get(storyId) ?? new Map<number, number>()
    const current = count(storyId)
    if (current > 0) minutes.set(storyId, most.set(minute, Math.max(current, most.get(minute) ?? 0)))
    for (const old of most.keys()) if (old <= minute - MINUTES) most.delete(old)
    if (most.size === 0) minutes.delete(storyId)
  }

  return {
    look() {
      const minute = Math.floor(now() / MINUTE_MS)
      for (const storyId of new Set([...storyIds(), ...minutes.keys()])) note(storyId, minute)
    },
    of(storyId) {
      const minute = Math.floor(now() / MINUTE_MS)
      const most = minutes.get(storyId)
      const current = count(storyId)
      const lastHour = Array.from({ length: MINUTES }, (_, i) => most?.get(minute - MINUTES + 1 + i) ?? 0)
      return { now: current, lastHour: lastHour.with(-1, Math.max(current, lastHour.at(-1) ?? 0)) }
    },
  }
}

// Next's bundle and server.ts are two copies of this module in one process; they share the counts through globalThis.
const shared = globalThis as typeof globalThis & { writethruReaders?: ReaderCounts }

export function shareReaderCounts(counts: ReaderCounts): void {
  shared.writethruReaders = counts
}

/** Nobody is counted without the press. */
export function readersOf(storyId: string): ReadersView {
  return shared.writethruReaders?.of(storyId) ?? { now: 0, lastHour: Array.from({ length: MINUTES }, () => 0) }
}
