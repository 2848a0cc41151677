import { CHECK_AFTER_MINUTES } from '#lib/box/reminder'
import { findHolder } from '#lib/briefs/queries'
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
      WHERE "quietMinutes" IS NOT NULL AND "publishedAt" IS NOT NULL AND "endedAt" IS NULL AND "pulledAt" IS NULL
        AND "changedAt" <= clock_timestamp() - make_interval(mins => "quietMinutes")
        AND ("quietToldAt" IS NULL OR "quietToldAt" < "changedAt")
      ORDER BY id FOR UPDATE SKIP LOCKED
    ) RETURNING id, "quietToldAt" AS now`
  for (const { id, now } of quiet) {
    await notify(tx, { kind: 'quiet', storyId: id, to: await deskOf(tx, id), now })
  }
  return quiet.length
}

/**
 * Reminds whoever has the desk of a running story of the rows of the box that nobody has checked for half an hour, of
 * each once until somebody does; where nobody has it, nobody. Of several processes one looks, and the next sees what it told. Answers how many rows.
 */
export async function remindOfBox(tx: Tx): Promise<number> {
  const [lock] = await tx.$queryRaw<{ isOurs: boolean }[]>`
    SELECT pg_try_advisory_xact_lock(hashtext('box reminders')) AS "isOurs"`
  if (!lock?.isOurs) return 0
  const due = await tx.$queryRaw<{ id: string; storyId: string; now: Date }[]>`
    SELECT c.id, c."storyId", clock_timestamp() AS now FROM "Claim" c JOIN "Story" s ON s.id = c."storyId"
    WHERE c."publishedAt" IS NOT NULL AND c."boxedAt" IS NOT NULL AND c.status NOT IN ('superseded', 'withdrawn')
      AND s."endedAt" IS NULL AND s."pulledAt" IS NULL
      AND c."checkedAt" <= clock_timestamp() - make_interval(mins => ${CHECK_AFTER_MINUTES}::int)
      AND NOT EXISTS (SELECT FROM "Notification" n WHERE n."storyId" = c."storyId" AND n."itemId" = c.id
        AND n.kind = 'boxRow' AND n."createdAt" >= c."checkedAt")
    ORDER BY c.id`
  let told = 0
  for (const { id, storyId, now } of due) {
    const to = await deskOf(tx, storyId)
    if (to === 'editors') continue
    await notify(tx, { kind: 'boxRow', storyId, itemId: id, to, now })
    told += 1
  }
  return told
}

/** Whoever has the desk of a story; all editors where nobody has, or nobody who still works here. */
async function deskOf(tx: Tx, storyId: string): Promise<'editors' | (string & {})> {
  const holder = await findHolder(tx, storyId)
  if (!holder) return 'editors'
  return (await tx.contributor.count({ where: { id: holder.id, disabledAt: null } })) > 0 ? holder.id : 'editors'
}
