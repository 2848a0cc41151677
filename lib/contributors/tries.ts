import { isKnownBrowser } from '#lib/contributors/known-browsers'
import { waitWords } from '#lib/contributors/log-in-words'
import { networkOf, type Visitor } from '#lib/contributors/visitor'
import type { Tx } from '#lib/platform/db'
import { AppError } from '#lib/platform/errors'
import { sha256 } from '#lib/platform/ids'

/** What is tried: a password, a code (or the password again, at the desk), a link to choose a new password. */
export type Tried = 'log-in' | 'code' | 'reset'

export type Try = { allowed: true; counted: Counted } | { allowed: false; seconds: number }

/** What a try was counted under, to give it back by. */
interface Counted {
  /** The narrowest count, which decides: whoever gets in begins afresh. */
  own: string
  /** Counts shared with others: whoever gets in is taken out of them again. */
  shared: string[]
}

/** So many at once; after that each has to wait, twice as long every time. */
interface Limit {
  free: number
  longestSeconds: number
  firstSeconds?: number
}

/** A count is forgotten after an hour without a try. */
const MEMORY_MS = 60 * 60 * 1000

/** An office behind one address: thirty people with sticky fingers. Getting in is not counted. */
const ADDRESS: Record<Tried, Limit> = {
  'log-in': { free: 30, longestSeconds: 300 },
  code: { free: 30, longestSeconds: 300 },
  reset: { free: 10, longestSeconds: 900 },
}

/** A browser in which its owner has signed in before; whoever stole it gets some 300 guesses a day. */
const BROWSER: Limit = { free: 10, longestSeconds: 300 }

/** One address at one account: ten tries in the first minute, some hundred a day. */
const PAIR: Limit = { free: 5, longestSeconds: 900 }

/** So many in an hour at one account from unknown browsers is more than forgetting: from then on each address waits first. */
const FREE_AT_ACCOUNT = 10
const TURN_SECONDS = 20
const PAIR_IN_TURN: Limit = { free: 1, firstSeconds: TURN_SECONDS, longestSeconds: 900 }

/**
 * One account, wherever the tries come from. For codes it is hard: whoever tries them knows the password, and the owner
 * can take that from them by a link to a new one. For links it is how many mails somebody gets: each of them works.
 */
const ACCOUNT: Record<Exclude<Tried, 'log-in'>, Limit> = {
  code: { free: 5, longestSeconds: 900 },
  reset: { free: 3, longestSeconds: 600 },
}

/**
 * Counts a try before it is made (many at once cannot slip through), in Postgres, so that it holds over processes; or says
 * how many seconds to wait. Not inside the transaction of what is tried: that one is undone where it fails.
 *
 * Nobody can shut a colleague out: a browser that is known to an account has a count of its own, and an address that is new
 * to an account under attack waits its turn once, for seconds, however many others are trying.
 * @param account an e-mail address, whether or not somebody has it, or a contributor's id
 */
export async function takeTry(db: Tx, tried: Tried, account: string, visitor: Visitor, now: Date): Promise<Try> {
  const network = networkOf(visitor.address)
  const key = (...parts: string[]) => sha256(JSON.stringify([tried, ...parts]))
  if (tried !== 'reset' && (await isKnownBrowser(db, account, visitor.browser)))
    return takeAt(db, { own: key('browser', account, String(visitor.browser)), shared: [] }, BROWSER, now)

  const address = key('address', network)
  const atAddress = await take(db, address, ADDRESS[tried], now)
  if (atAddress.seconds > 0) return { allowed: false, seconds: atAddress.seconds }

  const accountKey = key('account', account)
  if (tried !== 'log-in') return takeAt(db, { own: accountKey, shared: [address] }, ACCOUNT[tried], now)
  const pair = key('pair', account, network)
  const { count } = await take(db, accountKey, { free: Number.POSITIVE_INFINITY, longestSeconds: 0 }, now)
  if (count <= FREE_AT_ACCOUNT) return takeAt(db, { own: pair, shared: [address, accountKey] }, PAIR, now)
  await giveTurn(db, pair, now)
  return takeAt(db, { own: pair, shared: [address, accountKey] }, PAIR_IN_TURN, now)
}

/** For a door that answers with a problem document: what a refused try is told. */
export const tooMany = (seconds: number): AppError =>
  new AppError('rate_limited', waitWords(seconds), { retryAfterSeconds: seconds })

/** It was right: not counted after all. */
export async function giveTryBack(db: Tx, { own, shared }: Counted): Promise<void> {
  await db.tryCount.deleteMany({ where: { key: own } })
  await db.$executeRaw`
    UPDATE "TryCount" SET "count" = greatest("count" - 1, 0), "freeAt" = "lastAt" WHERE "key" = ANY(${shared})`
}

async function takeAt(db: Tx, counted: Counted, limit: Limit, now: Date): Promise<Try> {
  const { seconds } = await take(db, counted.own, limit, now)
  return seconds > 0 ? { allowed: false, seconds } : { allowed: true, counted }
}

/** The seconds to wait after the first, second ... try; the last one stands for all that follow. */
export function waitsOf({ free, firstSeconds = 1, longestSeconds }: Limit): number[] {
  if (!Number.isFinite(free)) return [0]
  const waits = Array.from({ length: free - 1 }, () => 0)
  for (let wait = firstSeconds; wait < longestSeconds; wait *= 2) waits.push(wait)
  return [...waits, longestSeconds]
}

async function take(db: Tx, key: string, limit: Limit, now: Date): Promise<{ count: number; seconds: number }> {
  const waits = waitsOf(limit)
  const forgotten = new Date(now.getTime() - MEMORY_MS)
  const [taken] = await db.$queryRaw<{ count: number }[]>`
    INSERT INTO "TryCount" AS t ("key", "count", "lastAt", "freeAt")
    VALUES (${key}, 1, ${now}::timestamptz, ${now}::timestamptz + make_interval(secs => (${waits}::int[])[1]))
    ON CONFLICT ("key") DO UPDATE SET ("count", "lastAt", "freeAt") = (
      SELECT next.count, ${now}::timestamptz,
        ${now}::timestamptz + make_interval(secs => (${waits}::int[])[least(next.count, ${waits.length}::int)])
      FROM (SELECT CASE WHEN t."lastAt" < ${forgotten}::timestamptz THEN 1 ELSE t."count" + 1 END AS count) AS next)
    WHERE t."freeAt" <= ${now}::timestamptz
    RETURNING t."count"`
  if (taken) return { count: taken.count, seconds: 0 }
  const held = await db.tryCount.findUnique({ where: { key } })
  // Given back this very moment: the next press finds it free.
  if (!held) return { count: 0, seconds: 1 }
  return { count: held.count, seconds: Math.max(1, Math.ceil((held.freeAt.getTime() - now.getTime()) / 1000)) }
}

/** An address' turn at an account under attack, some seconds from now or from its last try; nobody else can take it away. */
async function giveTurn(db: Tx, key: string, now: Date): Promise<void> {
  await db.$executeRaw`
    INSERT INTO "TryCount" AS t ("key", "count", "lastAt", "freeAt")
    VALUES (${key}, 0, ${now}::timestamptz, ${now}::timestamptz + make_interval(secs => ${TURN_SECONDS}::int))
    ON CONFLICT ("key") DO UPDATE
    SET "freeAt" = greatest(t."freeAt", t."lastAt" + make_interval(secs => ${TURN_SECONDS}::int))`
}
