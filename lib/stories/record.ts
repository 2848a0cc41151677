import type { Touched } from '#lib/corrections/touched'
import { requireImagesStand, requireImageWords } from '#lib/media/placed'
import type { Actor } from '#lib/permissions'
import { audit } from '#lib/platform/audit'
import type { Tx } from '#lib/platform/db'
import { AppError } from '#lib/platform/errors'
import { newId } from '#lib/platform/ids'
import { noteNumbered } from '#lib/platform/showing'
import { sql } from '#lib/platform/sql'
import { WAKE_CHANNEL, type WakeTopic } from '#lib/platform/wake'
import { MOST_MOMENTS, PAGE_SIZE } from '#lib/stories/pages'
import type { Prisma, Story } from '#prisma/client/client'
import type { ItemType } from '#prisma/client/enums'

/** Who may publish here stands with it: permissions are decided on locked rows. */
const publishers = { select: { contributorId: true } } as const
const withPublishers = { publishers } as const satisfies Prisma.StoryInclude
export type LockedStory = Prisma.StoryGetPayload<{ include: typeof withPublishers }>
/** What its number is raised for. */
type Numbered = Pick<LockedStory, 'id' | 'revision'>

interface StoryChange {
  type: string
  itemType: ItemType
  itemId: string
  revisionId?: string | null
  /** Why, for the desk alone. */
  reason?: string | undefined
  /** What it touched, though it was saved as a typing error. */
  touched?: readonly Touched[]
}

/** What the audit log keeps of a change besides what was changed. */
type Detail = Record<string, string | number | boolean | null>

/** Images have no event of their own: readers see them in a text. */
type DeskChange = Omit<StoryChange, 'itemType'> & { itemType: ItemType | 'image' }

/** Locks a published story and takes its next number: the rules that follow see what is true now. */
export async function raiseRevision(tx: Tx, storyId: string, now: Date): Promise<LockedStory> {
  const [story] = await tx.story.updateManyAndReturn({
    where: { id: storyId, publishedAt: { not: null } },
    data: { revision: { increment: 1 }, changedAt: now },
  })
  if (story) {
    refuseFolded(story)
    refusePulled(story)
    return { ...story, publishers: await tx.storyPublisher.findMany({ where: { storyId }, ...publishers }) }
  }
  const isThere = await tx.story.findUnique({ where: { id: storyId }, select: { id: true } })
  if (!isThere) throw new AppError('not_found', 'That story does not exist.')
  throw new AppError('forbidden', 'This story is not published yet; publish the story first.')
}

/** What is done to a story that was folded into another would be seen by nobody. */
export function refuseFolded({ foldedIntoId }: Pick<Story, 'foldedIntoId'>): void {
  if (!foldedIntoId) return
  throw new AppError('gone', 'This story was folded into another one; do this there.', { foldedIntoId })
}

/** What is published into a story that was taken down would be seen by nobody, until it is put back. */
function refusePulled({ pulledAt }: Pick<Story, 'pulledAt'>): void {
  if (pulledAt) throw new AppError('gone', 'This story was taken down; put it back before you publish anything in it.')
}

/**
 * The same for what takes something from readers or gives it back, also in a story that was taken down itself. Raised for a
 * taking, no page from before it is shown any more.
 */
export async function raiseForTakeDown(tx: Tx, storyId: string, isTaking: boolean, now: Date): Promise<Numbered> {
  const story = await tx.story.update({
    where: { id: storyId },
    data: { revision: { increment: 1 }, changedAt: now },
    select: { id: true, revision: true, foldedIntoId: true },
  })
  refuseFolded(story)
  if (isTaking) await tx.story.update({ where: { id: storyId }, data: { takenDownRevision: story.revision } })
  return story
}

/** The pages about several stories from before now are shown no more. Last, as the site is locked last. */
export async function closeTakeDown(tx: Tx): Promise<void> {
  await tx.$executeRaw`UPDATE "Site" SET "takenDownRevision" = revision WHERE id = 1`
}

/** Holds the story still for a change only the desk sees; others may write beside it, nobody can end it meanwhile. */
export async function holdStory(tx: Tx, storyId: string): Promise<LockedStory> {
  const held = await tx.$executeRaw`SELECT 1 FROM "Story" WHERE id = ${storyId}::uuid FOR SHARE`
  if (held === 0) throw new AppError('not_found', 'That story does not exist.')
  return getOpen(tx, storyId)
}

/**
 * Locks the story for a change of the story itself, at the version its editor read. NO KEY, because a colleague's
 * autosave refers to the same story (a foreign key) and must not wait for it.
 */
export async function lockStory(tx: Tx, storyId: string): Promise<LockedStory> {
  const locked = await tx.$executeRaw`SELECT 1 FROM "Story" WHERE id = ${storyId}::uuid FOR NO KEY UPDATE`
  if (locked === 0) throw new AppError('not_found', 'That story does not exist.')
  return getOpen(tx, storyId)
}

/** A story that was locked before, with all that permissions ask. */
export const getLocked = (tx: Tx, storyId: string): Promise<LockedStory> =>
  tx.story.findUniqueOrThrow({ where: { id: storyId }, include: withPublishers })

/** The story that was just locked, unless it was folded into another one. */
async function getOpen(tx: Tx, storyId: string): Promise<LockedStory> {
  const story = await getLocked(tx, storyId)
  refuseFolded(story)
  return story
}

/**
 * Locks two stories and their rooms for a change of both, in the order of their ids: whoever does the same the other way
 * round waits.
 */
export async function lockBothStories(tx: Tx, one: string, other: string): Promise<void> {
  const ids = [one, other]
  const locked = await tx.$executeRaw`
    SELECT 1 FROM "Story" WHERE id = ANY (${ids}::uuid[]) ORDER BY id FOR NO KEY UPDATE`
  if (locked < 2) throw new AppError('not_found', 'One of the two stories does not exist.')
  await lockRooms(tx, ids)
}

/** For a change of several stories: the first record of it holds the site, and rooms are locked before the site. */
export async function lockRooms(tx: Tx, storyIds: string[]): Promise<void> {
  await tx.$executeRaw`SELECT 1 FROM "Room" WHERE "storyId" = ANY (${storyIds}::uuid[]) ORDER BY "storyId" FOR UPDATE`
}

/** What stands where on the page of a story `s` now, in ids: lib/history/layout.ts. */
export const LAYOUT = sql`jsonb_build_object(
      'timeZone', s."timeZone", 'language', s.language, 'endedAt', s."endedAt", 'publishedCount', s."publishedCount",
      'sections', (SELECT coalesce(jsonb_agg(x.id ORDER BY x.position, x.id), '[]') FROM "Section" x
        WHERE x."storyId" = s.id AND x."publishedAt" IS NOT NULL AND x."removedAt" IS NULL),
      'claims', (SELECT coalesce(jsonb_agg(c.id ORDER BY c.position, c.id), '[]') FROM "Claim" c
        WHERE c."storyId" = s.id AND c."publishedAt" IS NOT NULL AND c."boxedAt" IS NOT NULL),
      'claimTexts', (SELECT coalesce(jsonb_agg(c."publishedRevisionId" ORDER BY c.position, c.id), '[]') FROM "Claim" c
        WHERE c."storyId" = s.id AND c."publishedAt" IS NOT NULL AND c."boxedAt" IS NOT NULL),
      'pins', (SELECT coalesce(jsonb_agg(u.id ORDER BY u."pinRevision" DESC), '[]') FROM "LiveUpdate" u
        WHERE u."storyId" = s.id AND u."pinRevision" IS NOT NULL AND u."pinnedAt" IS NOT NULL),
      'moments', (SELECT coalesce(jsonb_agg(k.id ORDER BY k.ordinal DESC), '[]') FROM (
        SELECT k.id, k.ordinal FROM (SELECT id, ordinal FROM "LiveUpdate" WHERE "storyId" = s.id
          AND "keyAt" IS NOT NULL AND ordinal IS NOT NULL OFFSET 0) k
        ORDER BY k.ordinal DESC LIMIT ${MOST_MOMENTS}::int) k),
      'lines', (SELECT coalesce(jsonb_agg(l.id ORDER BY l.above DESC, l.number DESC), '[]') FROM "CorrectionLine" l
        WHERE l."storyId" = s.id AND l.above > s."publishedCount" - ${2 * PAGE_SIZE - 1}::int))`

/**
 * Writes the one event of a reader-visible change with what stands where on the page now (lib/history/layout.ts), raises the
 * room's and the site's number, wakes whoever listens: one statement, because it stands between every publication and its
 * readers. The site waits for the room: the order of locks.
 */
export async function record(tx: Tx, actor: Actor, story: Numbered, change: StoryChange, now: Date): Promise<void> {
  const { id: storyId, revision } = story
  const { type, itemType, itemId, revisionId = null, reason = null, touched = [] } = change
  if (revisionId) await requireImageWords(tx, [revisionId])
  if (revisionId) await requireImagesStand(tx, revisionId)
  await auditChange(tx, actor, storyId, change, now, {
    revision,
    ...(touched.length > 0 ? { touched: touched.join(', ') } : {}),
  })
  noteNumbered(tx, storyId)
  await tx.$executeRaw`
    WITH event AS (
      INSERT INTO "StoryEvent" (id, "storyId", revision, type, "itemType", "itemId", "revisionId", reason, "actorId", at, touched, layout)
      SELECT ${newId()}::uuid, ${storyId}::uuid, ${revision}::int, ${type}::text, ${itemType}::"ItemType", ${itemId}::uuid,
        ${revisionId}::uuid, ${reason}::text, ${actor.id}::uuid, ${now}::timestamptz, ${[...touched]}::text[], ${LAYOUT}
      FROM "Story" s WHERE s.id = ${storyId}::uuid),
    room AS (UPDATE "Room" SET revision = revision + 1 WHERE "storyId" = ${storyId}::uuid RETURNING 1),
    site AS (UPDATE "Site" SET revision = revision + 1 WHERE (SELECT count(*) FROM room) >= 0 RETURNING revision),
    story AS (UPDATE "Story" SET "siteRevision" = site.revision FROM site WHERE "Story".id = ${storyId}::uuid)
    SELECT pg_notify(${WAKE_CHANNEL}, ${roomTopic(storyId)}), pg_notify(${WAKE_CHANNEL}, ${storyTopic(storyId)})`
}

/** Records a change that only the desk sees: raises the room's number, writes the audit log, wakes the desk. */
export async function recordForDesk(
  tx: Tx,
  /** Null where the newsroom itself did it: a release that was refused. */
  actor: Pick<Actor, 'id'> | null,
  storyId: string,
  change: DeskChange,
  now: Date,
  detail: Detail = {},
): Promise<void> {
  await auditChange(tx, actor, storyId, change, now, detail)
  await tx.$executeRaw`
    WITH room AS (UPDATE "Room" SET revision = revision + 1 WHERE "storyId" = ${storyId}::uuid)
    SELECT pg_notify(${WAKE_CHANNEL}, ${roomTopic(storyId)})`
}

const storyTopic = (storyId: string): WakeTopic => `story:${storyId}`
const roomTopic = (storyId: string): WakeTopic => `room:${storyId}`

const auditChange = (
  tx: Tx,
  actor: Pick<Actor, 'id'> | null,
  storyId: string,
  { type, itemType, itemId, revisionId = null }: DeskChange,
  now: Date,
  detail: Detail = {},
): Promise<void> =>
  audit(tx, {
    actor,
    action: type,
    subjectType: itemType,
    subjectId: itemId,
    storyId,
    detail: { ...detail, revisionId },
    now,
  })
