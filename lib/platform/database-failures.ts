/** Deadlock, serialisation failure, lock time-out (Postgres, appendix A): trying once more usually succeeds. */
const RETRYABLE = new Set(['40P01', '40001', '55P03'])
/** Statement time-out; server stopping or starting; idle transaction ended; too many connections. */
const UNAVAILABLE_STATES = new Set(['57014', '57P01', '57P02', '57P03', '25P03', '53300'])
/** Prisma: cannot reach, timed out, pool wait, closed, transaction could not start or expired. */
const UNAVAILABLE_CODES = new Set(['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028'])
const NETWORK_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOENT',
  'EHOSTUNREACH',
  'ENOTFOUND',
])
/** The pool's and the driver's own words, where they give no code. */
const UNAVAILABLE_WORDS =
  /Connection terminated|timeout exceeded when trying to connect|Can't reach database server|DatabaseNotReachable|SocketTimeout/

const MAX_DEPTH = 6

/** Every code an error carries, Prisma's own and the ones it wraps, whatever layer put them there. */
function* codesOf(error: unknown, depth = 0): Generator<string> {
  if (error === null || typeof error !== 'object' || depth > MAX_DEPTH) return
  for (const key of ['code', 'originalCode', 'kind']) {
    const value: unknown = Reflect.get(error, key)
    if (typeof value === 'string') yield value
  }
  for (const key of ['cause', 'meta', 'driverAdapterError']) yield* codesOf(Reflect.get(error, key), depth + 1)
}

const carries = (error: unknown, codes: Set<string>): boolean => [...codesOf(error)].some((code) => codes.has(code))

/** Two transactions were in each other's way: the same one may well succeed at once. */
export function isContention(error: unknown): boolean {
  return carries(error, RETRYABLE) || carries(error, new Set(['P2034', 'TransactionWriteConflict']))
}

/** A lock was waited for in vain, or others wait for ours: once more, and then whoever asks may decide. */
const MOST_ATTEMPTS = 2
/** Somebody else was faster, and nobody was held up: whoever is in danger is not told to press again while colleagues publish. */
const MOST_WHEN_OVERTAKEN = 6

/** How often what failed like this is tried in all. */
export function attemptsAfter(error: unknown): number {
  if (carries(error, new Set(['40001']))) return MOST_WHEN_OVERTAKEN
  return isContention(error) ? MOST_ATTEMPTS : 1
}

/** The database is away or overloaded; what was asked has not happened. */
export function isUnavailable(error: unknown): boolean {
  if (carries(error, UNAVAILABLE_STATES) || carries(error, UNAVAILABLE_CODES) || carries(error, NETWORK_CODES))
    return true
  return error instanceof Error && UNAVAILABLE_WORDS.test(error.message)
}
