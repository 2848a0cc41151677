import { db } from '#lib/platform/db'

/** A desk that was offline for a weekend and a holiday still gets the reply of its press. */
const KEY_DAYS = 7
/** Ended and expired sessions are of no use; a month leaves time to look into an incident. */
const SESSION_DAYS = 30

/** Forgets stored replies and dead sessions that are past their time. Any number of processes may do it at once. */
export async function forgetOld(now: Date): Promise<{ keys: number; sessions: number }> {
  const before = (days: number) => new Date(now.getTime() - days * 86_400_000)
  const keys = await db().idempotencyKey.deleteMany({ where: { createdAt: { lt: before(KEY_DAYS) } } })
  await db().challenge.deleteMany({ where: { expiresAt: { lt: now } } })
  const sessions = await db().session.deleteMany({
    where: { OR: [{ endedAt: { lt: before(SESSION_DAYS) } }, { expiresAt: { lt: before(SESSION_DAYS) } }] },
  })
  return { keys: keys.count, sessions: sessions.count }
}
