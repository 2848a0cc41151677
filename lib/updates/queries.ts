import type { Actor } from '#lib/permissions'
import type { Tx } from '#lib/platform/db'
import { AppError } from '#lib/platform/errors'
import { UpdateText } from '#lib/updates/schema'
import type { UpdatesView, UpdateView } from '#lib/updates/views'
import type { Prisma } from '#prisma/client/client'

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
} as const satisfies Prisma.LiveUpdateInclude

type UpdateRow = Prisma.LiveUpdateGetPayload<{ include: typeof shown }>

function updateState({ retractedAt, publishedAt, submittedAt }: UpdateRow): UpdateView['state'] {
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
    occurredAt: iso(row.occurredAt),
  }
}

export async function findUpdateView(tx: Tx, updateId: string): Promise<UpdateView | null> {
  const row = await tx.liveUpdate.findUnique({ where: { id: updateId }, include: shown })
  return row && toUpdateView(row)
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
  const rows = await tx.liveUpdate.findMany({ where: { storyId, droppedAt: null }, include: shown })
  const dropped = await tx.liveUpdate.findMany({ where: { storyId, droppedAt: { not: null } }, select: { id: true } })
  const room = await tx.room.findUnique({ where: { storyId } })
  if (!room) throw new AppError('not_found', 'That story does not exist.')
  const updates = rows.map(toUpdateView).sort(byPlace)
  return { room: room.revision, updates, dropped: dropped.map(({ id }) => id) }
}

function byPlace(a: UpdateView, b: UpdateView): number {
  if (placeOf(a) !== placeOf(b)) return placeOf(a) < placeOf(b) ? 1 : -1
  if (a.ordinal !== b.ordinal) return (b.ordinal ?? Number.MAX_SAFE_INTEGER) - (a.ordinal ?? Number.MAX_SAFE_INTEGER)
  return a.id < b.id ? 1 : -1
}
