import { type Actor, authorize } from '#lib/permissions'
import type { Tx } from '#lib/platform/db'
import { AppError } from '#lib/platform/errors'
import type { TakeDownsView, TakeDownView } from '#lib/takedowns/views'
import type { Prisma } from '#prisma/client/client'

const person = { select: { id: true, name: true } } as const
const viewed = {
  by: person,
  putBackBy: person,
  erasureAskedBy: person,
  erasedBy: person,
} as const satisfies Prisma.TakeDownInclude

function toView(row: Prisma.TakeDownGetPayload<{ include: typeof viewed }>): TakeDownView {
  const { id, kind, subject, subjectId, storyId, reason, by, at, erasedAt, erasedBy } = row
  const done = (at: Date | null, by: TakeDownView['taken']['by'] | null, reason: string | null) =>
    at && by && reason ? { at: at.toISOString(), by, reason } : null
  return {
    ...{ id, kind, subject, subjectId, storyId, taken: { at: at.toISOString(), by, reason } },
    putBack: done(row.putBackAt, row.putBackBy, row.putBackReason),
    erasureAsked: done(row.erasureAskedAt, row.erasureAskedBy, row.erasureReason),
    erased: erasedAt && erasedBy && { at: erasedAt.toISOString(), by: erasedBy },
  }
}

/** What was taken down in a story, the last first; also what was put back. */
export async function listTakeDowns(tx: Tx, actor: Actor, { storyId }: { storyId: string }): Promise<TakeDownsView> {
  authorize(actor, 'taken-down:read')
  const rows = await tx.takeDown.findMany({ where: { storyId }, include: viewed, orderBy: { at: 'desc' }, take: 200 })
  return { takeDowns: rows.map(toView) }
}

export async function getTakeDownView(tx: Tx, id: string): Promise<TakeDownView> {
  const row = await tx.takeDown.findUnique({ where: { id }, include: viewed })
  if (!row) throw new AppError('not_found', 'Nothing was taken down under this id.')
  return toView(row)
}
