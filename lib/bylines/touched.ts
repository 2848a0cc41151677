import type { Actor } from '#lib/permissions'
import type { Tx } from '#lib/platform/db'
import { newId } from '#lib/platform/ids'
import { WAKE_CHANNEL } from '#lib/platform/wake'
import { LAYOUT, lockRooms } from '#lib/stories/record'

/**
 * The stories in which readers see a contributor's byline, or saw it in an earlier version, locked by their ids, and their
 * rooms. Their updates stay as they are, and unlocked: there may be tens of thousands.
 */
export async function lockStoriesOf(tx: Tx, contributorId: string): Promise<string[]> {
  const storyIds = await listStoriesOf(tx, contributorId)
  await tx.$executeRaw`SELECT 1 FROM "Story" WHERE id = ANY (${storyIds}::uuid[]) ORDER BY id FOR NO KEY UPDATE`
  await lockRooms(tx, storyIds)
  return storyIds
}

async function listStoriesOf(tx: Tx, contributorId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT s.id FROM "Byline" b JOIN "Revision" r ON r.id = b."revisionId" JOIN "LiveUpdate" u ON u.id = r."itemId"
    JOIN "Story" s ON s.id = u."storyId"
    WHERE b."contributorId" = ${contributorId}::uuid AND u."publishedAt" IS NOT NULL AND s."publishedAt" IS NOT NULL
      AND s."foldedIntoId" IS NULL
    ORDER BY s.id`
  return rows.map(({ id }) => id)
}

interface Raising {
  contributorId: string
  /** Locked before. */
  storyIds: string[]
  type: 'byline.withheld' | 'byline.shown'
  /** Something is taken from readers: no page from before is shown. */
  isTaking: boolean
  reason: string
}

/**
 * Gives each of these stories its next number, and one event each; in three statements, because it may be hundreds. Whoever
 * has one open reads it anew (`frameOf`). When the news last changed stays as it was: nothing of it did.
 */
export async function raiseStories(tx: Tx, actor: Actor, raising: Raising, now: Date): Promise<void> {
  const { storyIds, type, isTaking, reason } = raising
  await tx.$executeRaw`
    UPDATE "Story" SET revision = revision + 1, "bylinesRevision" = revision + 1,
      "takenDownRevision" = CASE WHEN ${isTaking}::boolean THEN revision + 1 ELSE "takenDownRevision" END
    WHERE id = ANY (${storyIds}::uuid[])`
  const eventIds = storyIds.map(() => newId())
  await tx.$executeRaw`
    INSERT INTO "StoryEvent" (id, "storyId", revision, type, "itemType", "itemId", reason, "actorId", at, layout)
    SELECT given.id, s.id, s.revision, ${type}::text, 'story', s.id, ${reason}::text, ${actor.id}::uuid, ${now}::timestamptz, ${LAYOUT}
    FROM unnest(${eventIds}::uuid[], ${storyIds}::uuid[]) AS given (id, "storyId") JOIN "Story" s ON s.id = given."storyId"`
  await tx.$executeRaw`
    WITH room AS (UPDATE "Room" SET revision = revision + 1 WHERE "storyId" = ANY (${storyIds}::uuid[]) RETURNING "storyId"),
    site AS (UPDATE "Site" SET revision = revision + 1, "bylinesRevision" = revision + 1,
      "takenDownRevision" = CASE WHEN ${isTaking}::boolean THEN revision + 1 ELSE "takenDownRevision" END
      WHERE (SELECT count(*) FROM room) >= 0 RETURNING revision),
    story AS (UPDATE "Story" SET "siteRevision" = site.revision FROM site WHERE "Story".id = ANY (${storyIds}::uuid[]))
    SELECT pg_notify(${WAKE_CHANNEL}, 'site'), (SELECT count(pg_notify(${WAKE_CHANNEL}, 'room:' || "storyId")) FROM room)`
  await refuseMissed(tx, raising)
}

/**
 * Whoever published with this byline in another story since we looked: that story's pages are from before. From here on
 * nobody can, until we are done: publishing ends with the site, which we hold.
 */
async function refuseMissed(tx: Tx, { contributorId, storyIds }: Raising): Promise<void> {
  const now = await listStoriesOf(tx, contributorId)
  if (now.some((id) => !storyIds.includes(id))) throw new Overtaken()
}

/** As Postgres would call it (serialization_failure): the same once more succeeds. */
class Overtaken extends Error {
  readonly code = '40001'
  constructor() {
    super('A story came to have this byline meanwhile')
  }
}
