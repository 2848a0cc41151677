import type { BriefView, TermView } from '#lib/briefs/views'
import { listWithheld } from '#lib/bylines/withheld'
import type { Actor } from '#lib/permissions'
import type { Tx } from '#lib/platform/db'
import { AppError } from '#lib/platform/errors'

/** Who has the desk: who took it over last, unless that was undone. */
export async function findHolder(tx: Tx, storyId: string): Promise<BriefView['holder']> {
  const last = await tx.handover.findFirst({
    where: { storyId, undoneAt: null },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    include: { holder: { select: { id: true, name: true } } },
  })
  return last && { ...last.holder, handoverId: last.id, since: last.at.toISOString() }
}

/** What must not go out, in the order in which it was added. */
export async function listTerms(tx: Tx, storyId: string): Promise<TermView[]> {
  const rows = await tx.bannedTerm.findMany({
    where: { storyId, liftedAt: null },
    orderBy: [{ addedAt: 'asc' }, { id: 'asc' }],
    select: { id: true, term: true, why: true, addedAt: true, addedBy: { select: { id: true, name: true } } },
  })
  return rows.map((row) => ({ ...row, addedAt: row.addedAt.toISOString() }))
}

export async function getBriefView(tx: Tx, storyId: string): Promise<BriefView> {
  const room = await tx.room.findUnique({ where: { storyId } })
  if (!room) throw new AppError('not_found', 'That story does not exist.')
  const brief = await tx.brief.findUnique({ where: { storyId } })
  return {
    storyId,
    room: room.revision,
    version: brief?.version ?? 1,
    holder: await findHolder(tx, storyId),
    waitingFor: brief?.waitingFor ?? '',
    comesNext: brief?.comesNext ?? '',
    terms: await listTerms(tx, storyId),
    withheld: await listWithheld(tx),
  }
}

export const getBriefForDesk = (tx: Tx, _actor: Actor, { storyId }: { storyId: string }): Promise<BriefView> =>
  getBriefView(tx, storyId)
