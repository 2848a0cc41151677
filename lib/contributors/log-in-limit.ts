/** Ten tries in a quarter of an hour: more than a person with sticky fingers needs, far fewer than guessing does. */
const MAX_TRIES = 10
const WINDOW_MS = 15 * 60 * 1000
/** What a flood of made-up addresses may cost: about 2 MB. */
const MAX_KEPT = 10_000

interface Tries {
  count: number
  until: number
}

const kept = new Map<string, Tries>()

/** Counts a log-in before it is tried (many at once cannot slip through); false when there were too many. Per process. */
export function takeTry(email: string, address: string, now: Date): boolean {
  const key = keyOf(email, address)
  const tries = kept.get(key)
  if (!tries || tries.until <= now.getTime()) {
    makeRoom()
    kept.set(key, { count: 1, until: now.getTime() + WINDOW_MS })
    return true
  }
  tries.count += 1
  return tries.count <= MAX_TRIES
}

export function forgetTries(email: string, address: string): void {
  kept.delete(keyOf(email, address))
}

const keyOf = (email: string, address: string): string => `${email} ${address}`

/** A map keeps the order of entering, so the first is the oldest. */
function makeRoom(): void {
  const oldest = kept.keys().next()
  if (kept.size >= MAX_KEPT && !oldest.done) kept.delete(oldest.value)
}
