import type { Actor } from '#lib/permissions'
import type { Tx } from '#lib/platform/db'
import { AppError } from '#lib/platform/errors'
import { StoryTexts } from '#lib/stories/schema'
import { UpdateText } from '#lib/updates/schema'
import type { UpdatesView, UpdateView } from '#lib/updates/views'
import type { LiveUpdate, Prisma, Revision } from '#prisma/client/client'

const shown = {
  currentRevision: {
    select: {
      content: true,
      kind: true,
      note: true,
      bylines: { select: { contributorId: true, name: true }, orderBy: { position: 'asc' } },
    },
  },
  createdBy: { select: { id: true, name: true } },
  movedTo: {
    select: { id: true, storyId: true, story: { select: { currentRevision: { select: { content: true } } } } },
  },
} as const satisfies Prisma.LiveUpdateInclude

type UpdateRow = Pick<Prisma.LiveUpdateGetPayload<{ include: typeof shown }>, keyof LiveUpdate | 'createdBy'> & {
  currentRevision: Pick<Revision, 'kind' | 'note'> & {
    content: unknown
    bylines: { contributorId: string | null; name: string }[]
  }
  movedTo: { id: string; storyId: string; story: { currentRevision: { content: unknown } } } | null
}

function updateState({ movedAt, retractedAt, publishedAt, submittedAt }: UpdateRow): UpdateView['state'] {
  if (movedAt) return 'moved'
  if (retractedAt) return 'retracted'
  if (publishedAt) return 'published'
  return submittedAt ? 'submitted' : 'draft'
}

const iso = (date: Date | null): string | null => date?.toISOString() ?? null

function toUpdateView(row: UpdateRow): UpdateView {
  const { content, kind, note, bylines } = row.currentRevision
  return {
    id: row.id,
    storyId: row.storyId,
    version: row.version,
    state: updateState(row),
    ordinal: row.ordinal,
    storyRevision: row.storyRevision,
    ...UpdateText.parse(content),
    bylines,
    kind,
    note,
    createdBy: row.createdBy,
    createdAt: row.createdAt.toISOString(),
    submittedAt: iso(row.submittedAt),
    publishedAt: iso(row.publishedAt),
    amendedAt: iso(row.amendedAt),
    retractedAt: iso(row.retractedAt),
    pinnedAt: iso(row.pinnedAt),
    keyAt: iso(row.keyAt),
    occurredAt: iso(row.occurredAt),
    movedAt: iso(row.movedAt),
    movedTo: row.movedTo && {
      storyId: row.movedTo.storyId,
      updateId: row.movedTo.id,
      headline: StoryTexts.parse(row.movedTo.story.currentRevision.content).headline,
    },
  }
}

/** One statement, because every command on an update ends with it. */
export async function findUpdateView(tx: Tx, updateId: string): Promise<UpdateView | null> {
  const [row] = await tx.$queryRaw<UpdateRow[]>`
    SELECT u.*, json_build_object('id', c.id, 'name', c.name) AS "createdBy",
      json_build_object('content', r.content, 'kind', r.kind, 'note', r.note, 'bylines', (
        SELECT coalesce(json_agg(json_build_object('contributorId', b."contributorId", 'name', b.name) ORDER BY b.position), '[]')
        FROM "Byline" b WHERE b."revisionId" = r.id)) AS "currentRevision",
      (SELECT json_build_object('id', t.id, 'storyId', s.id, 'story', json_build_object('currentRevision',
          json_build_object('content', n.content)))
        FROM "LiveUpdate" t JOIN "Story" s ON s.id = t."storyId" JOIN "Revision" n ON n.id = s."currentRevisionId"
        WHERE t.id = u."movedToId") AS "movedTo"
    FROM "LiveUpdate" u JOIN "Revision" r ON r.id = u."currentRevisionId" JOIN "Contributor" c ON c.id = u."createdById"
    WHERE u.id = ${updateId}::uuid`
  return row ? toUpdateView(row) : null
}

export async function getUpdateView(tx: Tx, updateId: string): Promise<UpdateView> {
  const view = await findUpdateView(tx, updateId)
  if (!view) throw new AppError('not_found', 'That update no longer exists.')
  return view
}

/** When an update took its place in the room: published updates by publication, others by when they were entered. */
const placeOf = (update: UpdateView): string => update.publishedAt ?? update.createdAt

/** Every update of a story in every state, newest first. */
export async function listUpdatesForDesk(
  tx: Tx,
  _actor: Actor,
  { storyId }: { storyId: string },
): Promise<UpdatesView> {
  const rows = await tx.liveUpdate.findMany({ where: { storyId }, include: shown })
  const room = await tx.room.findUnique({ where: { storyId } })
  if (!room) throw new AppError('not_found', 'That story does not exist.')
  const updates = rows.map(toUpdateView).sort(byPlace)
  return { room: room.revision, updates }
}

function byPlace(a: UpdateView, b: UpdateView): number {
  if (placeOf(a) !== placeOf(b)) return placeOf(a) < placeOf(b) ? 1 : -1
  if (a.ordinal !== b.ordinal) return (b.ordinal ?? Number.MAX_SAFE_INTEGER) - (a.ordinal ?? Number.MAX_SAFE_INTEGER)
  return a.id < b.id ? 1 : -1
}
