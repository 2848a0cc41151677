import { BROWSER_DAYS } from '#lib/contributors/visitor'
import { db } from '#lib/platform/db'

/** A desk that was offline for a weekend and a holiday still gets the reply of its press. */
const KEY_DAYS = 7
/** Ended and expired sessions are of no use; a month leaves time to look into an incident. */
const SESSION_DAYS = 30

/** Counts of tries mean nothing after an hour, and the longest wait ends before. */
const TRY_DAYS = 1

interface Forgotten {
  keys: number
  sessions: number
  tries: number
  browsers: number
}

/** Forgets what is past its time. Any number of processes may do it at once. */
export async function forgetOld(now: Date): Promise<Forgotten> {
  const before = (days: number) => new Date(now.getTime() - days * 86_400_000)
  const keys = await db().idempotencyKey.deleteMany({ where: { createdAt: { lt: before(KEY_DAYS) } } })
  await db().challenge.deleteMany({ where: { expiresAt: { lt: now } } })
  const sessions = await db().session.deleteMany({
    where: { OR: [{ endedAt: { lt: before(SESSION_DAYS) } }, { expiresAt: { lt: before(SESSION_DAYS) } }] },
  })
  await db().passwordReset.deleteMany({ where: { expiresAt: { lt: before(TRY_DAYS) } } })
  const tries = await db().tryCount.deleteMany({ where: { lastAt: { lt: before(TRY_DAYS) } } })
  const browsers = await db().knownBrowser.deleteMany({ where: { seenAt: { lt: before(BROWSER_DAYS) } } })
  return { keys: keys.count, sessions: sessions.count, tries: tries.count, browsers: browsers.count }
}
