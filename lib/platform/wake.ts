import type { Tx } from '#lib/platform/db'

/** A wake-up carries no data and is delivered on commit only; losing one does no harm, since listeners compare numbers. */
export const WAKE_CHANNEL = 'writethru'

/** What a wake-up names: `pg_notify(WAKE_CHANNEL, topic)`. */
export type WakeTopic = `story:${string}` | `room:${string}` | `presence:${string}` | 'site' | 'newsroom'

/** For a change whose own statement cannot say it (`record` says it in one with the change). */
export async function wake(tx: Tx, topic: WakeTopic): Promise<void> {
  await tx.$executeRaw`SELECT pg_notify(${WAKE_CHANNEL}, ${topic})`
}
