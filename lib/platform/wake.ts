import type { Tx } from '#lib/platform/db'

export const WAKE_CHANNEL = 'writethru'

export type WakeTopic = `story:${string}` | `room:${string}` | `presence:${string}` | 'site'

/** A wake-up without data, delivered on commit only; losing one does no harm, since listeners compare numbers. */
export async function wake(tx: Tx, topic: WakeTopic): Promise<void> {
  await tx.$executeRaw`SELECT pg_notify(${WAKE_CHANNEL}, ${topic})`
}
