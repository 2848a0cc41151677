import type { Queued } from '#lib/desk/queued'
import type { EyesAsked, Refusal, Reply } from '#lib/desk/request'
import { UpdateView } from '#lib/updates/views'

/** Why the whole queue waits. */
export type Why = 'connection' | 'busy' | 'signed-out' | 'another' | 'disabled' | 'away'

export type Verdict =
  | { what: 'sent'; update: UpdateView | null }
  /** Nothing goes out until `ms` have passed; null: until somebody signs in. */
  | { what: 'hold'; why: Why; ms: number | null }
  /** This one needs a person; the next goes on. */
  | {
      what: 'park'
      code: string
      sentence: string
      mayGiveReason?: true | undefined
      secondEyes?: EyesAsked | undefined
    }

/** News older than this is read again by its writer before readers get it. */
const PUBLISH_WITHIN_MS = 120_000
/** Pressed just now with a connection: its writer has the page before their eyes. */
const AT_ONCE_MS = 10_000
const FIRST_WAIT_MS = 2_000
const LONGEST_WAIT_MS = 60_000
/** A fault of ours that meets one bullet again and again must not keep the others. */
const MOST_FAULTS = 5

/** What an answer means for a queued bullet and for those behind it. */
export function judge(queued: Queued, reply: Reply<UpdateView>, random: () => number): Verdict {
  if (reply.ok) return { what: 'sent', update: reply.value }
  const { status, code } = reply
  // It was filed; only the answer is of a newer build than this page.
  if (status >= 200 && status < 300) return { what: 'sent', update: null }
  const hold = (why: Why): Verdict => ({ what: 'hold', why, ms: waitFor(queued.tries, reply.retryAfterMs, random) })
  if (status === 401 || status === 419) return { what: 'hold', why: signedOut(reply), ms: null }
  if (code === 'busy' || status === 429) return hold('busy')
  if (status === 503) return hold('away')
  if (status === 0 || status === 408) return hold('connection')
  if (status >= 500 && queued.tries + 1 < MOST_FAULTS) return hold('away')
  if (status === 409 && isThere(queued, reply)) return { what: 'sent', update: UpdateView.parse(reply.current) }
  const { sentence, mayGiveReason, secondEyes } = reply
  return { what: 'park', code, sentence, mayGiveReason, secondEyes }
}

function signedOut({ reason }: Refusal): Why {
  return reason === 'another' || reason === 'disabled' ? reason : 'signed-out'
}

/** An earlier try did reach the desk, so long ago that its reply is forgotten: what stands there is this very text. */
function isThere({ updateId, body, sends }: Queued, { current }: Refusal): boolean {
  const there = UpdateView.safeParse(current).data
  if (there?.id !== updateId || JSON.stringify(there.body) !== JSON.stringify(body.body)) return false
  return sends !== 'publish' || there.publishedAt !== null
}

/** Twice as long each time, and never in step with the others on the same train; the server's own word counts more. */
export function waitFor(tries: number, retryAfterMs: number | null, random: () => number): number {
  const doubled = Math.min(FIRST_WAIT_MS * 2 ** tries, LONGEST_WAIT_MS)
  const jittered = Math.round(doubled * (0.5 + random() / 2))
  return retryAfterMs === null ? jittered : retryAfterMs + Math.round(random() * FIRST_WAIT_MS)
}

/** Whether it may go without looking at what happened meanwhile. Submissions always may: an editor reads them. */
export function goesUnread({ sends, tries, pressedAt }: Queued, now: number): boolean {
  const age = now - pressedAt
  return sends !== 'publish' || (tries === 0 && age >= 0 && age < AT_ONCE_MS)
}

type Seen = Pick<UpdateView, 'id' | 'ordinal'>

/** How many updates readers got since it was written, its writer's own from this queue aside. */
export function publishedSince({ seenOrdinal, own }: Queued, updates: Seen[]): number {
  return updates.filter(({ id, ordinal }) => ordinal !== null && ordinal > seenOrdinal && !own.includes(id)).length
}

/** A publish goes by itself only while it is fresh and nothing happened meanwhile; or where it was filed already. */
export function goesByItself(queued: Queued, updates: Seen[], now: number): boolean {
  if (updates.some(({ id }) => id === queued.updateId)) return true
  const age = now - queued.pressedAt
  return age >= 0 && age < PUBLISH_WITHIN_MS && publishedSince(queued, updates) === 0
}

/** The highest place that readers know. */
export const lastOrdinal = (updates: Seen[]): number => Math.max(0, ...updates.map(({ ordinal }) => ordinal ?? 0))
