import { imagesIn } from '#lib/media/in-text'
import { type Actor, can } from '#lib/permissions'
import { db, type Tx } from '#lib/platform/db'
import { AppError } from '#lib/platform/errors'
import { EMPTY_DOC } from '#lib/richtext/text'
import { listLooks } from '#lib/second-eyes/queries'
import type { LookView } from '#lib/second-eyes/views'
import { requireOpen } from '#lib/stories/queries'
import { StoryTexts } from '#lib/stories/schema'
import { UpdateText } from '#lib/updates/schema'
import type { UpdatesView, UpdateView } from '#lib/updates/views'
import type { LiveUpdate, Prisma, Revision } from '#prisma/client/client'

export const shownToDesk = {
  currentRevision: {
    select: {
      content: true,
      kind: true,
      note: true,
      bylines: { select: { contributorId: true, name: true }, orderBy: { position: 'asc' } },
    },
  },
  createdBy: { select: { id: true, name: true } },
  publishBy: { select: { id: true, name: true } },
  sentBackBy: { select: { id: true, name: true } },
  claims: { select: { claimId: true }, orderBy: { claimId: 'asc' } },
  movedTo: {
    select: { id: true, storyId: true, story: { select: { currentRevision: { select: { content: true } } } } },
  },
} as const satisfies Prisma.LiveUpdateInclude

type UpdateRow = Pick<
  Prisma.LiveUpdateGetPayload<{ include: typeof shownToDesk }>,
  keyof LiveUpdate | 'createdBy' | 'publishBy' | 'sentBackBy'
> & {
  currentRevision: Pick<Revision, 'kind' | 'note'> & {
    content: unknown
    bylines: { contributorId: string | null; name: string }[]
  }
  claims: { claimId: string }[]
  movedTo: { id: string; storyId: string; story: { currentRevision: { content: unknown } } } | null
}

/** The furthest that has happened to it. */
function updateState(update: UpdateRow): UpdateView['state'] {
  if (update.pulledAt) return 'pulled'
  if (update.movedAt) return 'moved'
  if (update.retractedAt) return 'retracted'
  if (update.publishedAt) return 'published'
  if (update.goingOutAt) return 'goingOut'
  if (update.scheduledAt) return 'scheduled'
  if (update.heldAt) return 'held'
  return update.submittedAt ? 'submitted' : 'draft'
}

const iso = (date: Date | null): string | null => date?.toISOString() ?? null

function toUpdateView(row: UpdateRow, clock: Date, look: LookView | null, withClosed: boolean): UpdateView {
  const isClosed = !withClosed && Boolean(row.pulledAt ?? row.withheldAt)
  const { kind, bylines } = row.currentRevision
  const text = isClosed ? CLOSED : UpdateText.parse(row.currentRevision.content)
  // What readers are told of a retraction is no secret; what they were told of anything else may be.
  const note = isClosed && kind !== 'retraction' ? null : row.currentRevision.note
  return {
    id: row.id,
    storyId: row.storyId,
    version: row.version,
    state: updateState(row),
    ordinal: row.ordinal,
    storyRevision: row.storyRevision,
    ...text,
    ...(row.claims.length > 0 ? { claims: row.claims.map(({ claimId }) => claimId) } : {}),
    images: imagesIn(text.body),
    bylines,
    kind,
    note,
    createdBy: row.createdBy,
    createdAt: row.createdAt.toISOString(),
    submittedAt: iso(row.submittedAt),
    publishedAt: iso(row.publishedAt),
    amendedAt: iso(row.amendedAt),
    retractedAt: iso(row.retractedAt),
    pulledAt: iso(row.pulledAt),
    withheldAt: iso(row.withheldAt),
    ...(isClosed ? { isClosed } : {}),
    pinnedAt: iso(row.pinnedAt),
    keyAt: iso(row.keyAt),
    occurredAt: iso(row.occurredAt),
    heldAt: iso(row.heldAt),
    publishAt: iso(row.publishAt),
    publishBy: row.publishBy,
    goesOutInMs: row.goingOutAt && row.publishAt ? Math.max(0, row.publishAt.getTime() - clock.getTime()) : null,
    embargoUntil: iso(row.embargoUntil),
    embargoReason: row.embargoReason,
    sentBack: sentBackOf(row),
    refusal: row.refusedAt && row.refusal ? { at: row.refusedAt.toISOString(), words: row.refusal } : null,
    secondEyes: look,
    movedAt: iso(row.movedAt),
    movedTo: row.movedTo && {
      storyId: row.movedTo.storyId,
      updateId: row.movedTo.id,
      headline: StoryTexts.parse(row.movedTo.story.currentRevision.content).headline,
    },
  }
}

const CLOSED: UpdateText = { headline: null, body: EMPTY_DOC }

function sentBackOf({ sentBackAt, sentBackBy, sentBackNote }: UpdateRow): UpdateView['sentBack'] {
  if (!sentBackAt || !sentBackBy || !sentBackNote) return null
  return { at: sentBackAt.toISOString(), by: sentBackBy, note: sentBackNote }
}

/**
 * Rows as views, without the words of what was taken down unless they are asked for (`withClosed`, for editors). The seconds
 * of what is going out are the database's: only its clock releases.
 */
export async function toUpdateViews(tx: Tx, rows: UpdateRow[], withClosed = false): Promise<UpdateView[]> {
  const clock = rows.some(({ goingOutAt }) => goingOutAt) ? await clockOf(tx) : new Date(0)
  const looks = await listLooks(
    tx,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => toUpdateView(row, clock, looks.get(row.id) ?? null, withClosed))
}

/** What the database's clock says now, also within a transaction that began a while ago. */
export async function clockOf(tx: Tx): Promise<Date> {
  const [row] = await tx.$queryRaw<{ now: Date }[]>`SELECT clock_timestamp() AS now`
  if (!row) throw new Error('The database has no clock')
  return row.now
}

/** One statement, because every command on an update ends with it. */
export async function findUpdateView(tx: Tx, updateId: string): Promise<UpdateView | null> {
  const rows = await tx.$queryRaw<UpdateRow[]>`
    SELECT u.*, json_build_object('id', c.id, 'name', c.name) AS "createdBy",
      CASE WHEN p.id IS NOT NULL THEN json_build_object('id', p.id, 'name', p.name) END AS "publishBy",
      CASE WHEN s.id IS NOT NULL THEN json_build_object('id', s.id, 'name', s.name) END AS "sentBackBy",
      json_build_object('content', r.content, 'kind', r.kind, 'note', r.note, 'bylines', (
        SELECT coalesce(json_agg(json_build_object('contributorId', b."contributorId", 'name', b.name) ORDER BY b.position), '[]')
        FROM "Byline" b WHERE b."revisionId" = r.id)) AS "currentRevision",
      (SELECT coalesce(json_agg(json_build_object('claimId', l."claimId") ORDER BY l."claimId"), '[]')
        FROM "UpdateClaim" l WHERE l."updateId" = u.id) AS claims,
      (SELECT json_build_object('id', t.id, 'storyId', s.id, 'story', json_build_object('currentRevision',
          json_build_object('content', n.content)))
        FROM "LiveUpdate" t JOIN "Story" s ON s.id = t."storyId" JOIN "Revision" n ON n.id = s."currentRevisionId"
        WHERE t.id = u."movedToId") AS "movedTo"
    FROM "LiveUpdate" u JOIN "Revision" r ON r.id = u."currentRevisionId" JOIN "Contributor" c ON c.id = u."createdById"
    LEFT JOIN "Contributor" p ON p.id = u."publishById" LEFT JOIN "Contributor" s ON s.id = u."sentBackById"
    WHERE u.id = ${updateId}::uuid`
  const [view = null] = await toUpdateViews(tx, rows)
  return view
}

export async function getUpdateView(tx: Tx, updateId: string): Promise<UpdateView> {
  const view = await findUpdateView(tx, updateId)
  if (!view) throw new AppError('not_found', 'That update no longer exists.')
  return view
}

/** When an update took its place in the room: published updates by publication, others by when they were entered. */
const placeOf = (update: UpdateView): string => update.publishedAt ?? update.createdAt

/** Every update of a story in every state, newest first. */
export async function listUpdatesForDesk(tx: Tx, actor: Actor, { storyId }: { storyId: string }): Promise<UpdatesView> {
  await requireOpen(tx, actor, storyId)
  const rows = await tx.liveUpdate.findMany({ where: { storyId, droppedAt: null }, include: shownToDesk })
  const dropped = await tx.liveUpdate.findMany({ where: { storyId, droppedAt: { not: null } }, select: { id: true } })
  const room = await tx.room.findUnique({ where: { storyId } })
  if (!room) throw new AppError('not_found', 'That story does not exist.')
  const updates = (await toUpdateViews(tx, rows, can(actor, 'taken-down:read'))).sort(byPlace)
  return { room: room.revision, updates, dropped: dropped.map(({ id }) => id) }
}

function byPlace(a: UpdateView, b: UpdateView): number {
  if (placeOf(a) !== placeOf(b)) return placeOf(a) < placeOf(b) ? 1 : -1
  if (a.ordinal !== b.ordinal) return (b.ordinal ?? Number.MAX_SAFE_INTEGER) - (a.ordinal ?? Number.MAX_SAFE_INTEGER)
  return a.id < b.id ? 1 : -1
}

/** Enough for a minute in which a whole newsroom scheduled something. */
const MOST_DUE = 100

/** What is to be released now by the database's clock, in the order of its times. Locks nothing: the release does. */
export function listDue(): Promise<{ updateId: string; storyId: string; askedById: string }[]> {
  return db().$queryRaw`
    SELECT id AS "updateId", "storyId", "publishById" AS "askedById" FROM "LiveUpdate"
    WHERE "publishAt" <= clock_timestamp() AND "publishedAt" IS NULL
    ORDER BY "publishAt", "createdAt", id LIMIT ${MOST_DUE}`
}
