/** A reader who has read more than this of one story remembers the latest best. */
const MOST_SEEN = 500

export interface Left {
  at: number
  epoch: string
  /** The ordinal of the newest update shown then. */
  top: number
}

interface Read {
  rev: number
  at: number
}

/** What a reader has read of a story and when they last left; it stays in their browser. */
export function createSeen(saved: string | null) {
  const { left, read } = parse(saved)

  return {
    left,
    /** What was read of a mark before it came to this number. */
    before(id: string, rev: number): Read | undefined {
      const known = read.get(id)
      return known && known.rev < rev ? known : undefined
    },
    note(id: string, rev: number, at: number) {
      const known = read.get(id)
      if (known && known.rev >= rev) return
      read.delete(id)
      read.set(id, { rev, at })
      for (const oldest of read.keys()) {
        if (read.size <= MOST_SEEN) return
        read.delete(oldest)
      }
    },
    save: (now: Left): string => JSON.stringify([now, ...read]),
  }
}

export type Seen = ReturnType<typeof createSeen>

function parse(saved: string | null): { left: Left | null; read: Map<string, Read> } {
  try {
    const [left, ...read] = JSON.parse(saved ?? '')
    return { left, read: new Map(read) }
  } catch {
    return { left: null, read: new Map() } // Nothing was kept, or something else was: a first visit.
  }
}
