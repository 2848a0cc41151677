import type { z } from 'zod'
import type { ClaimPath } from '#lib/box/schema'
import { ClaimText } from '#lib/box/schema'
import { isStated } from '#lib/box/status'
import { isCorrecting, statusOf } from '#lib/box/texts'
import type { BoxView, ClaimView, OpenClaim, StatusesView } from '#lib/box/views'
import type { Actor } from '#lib/permissions'
import type { Tx } from '#lib/platform/db'
import { AppError } from '#lib/platform/errors'
import { requireOpen } from '#lib/stories/queries'
import type { Prisma } from '#prisma/client/client'

const person = { select: { id: true, name: true } } as const
const shown = {
  currentRevision: { select: { content: true } },
  publishedRevision: { select: { content: true, kind: true } },
  checkedBy: person,
} as const satisfies Prisma.ClaimInclude

type ClaimRow = Prisma.ClaimGetPayload<{ include: typeof shown }>

const iso = (date: Date | null): string | null => date?.toISOString() ?? null

function toClaimView({ id, storyId, version, position, status, ...row }: ClaimRow): ClaimView {
  const { text, question = '', sources = [] } = ClaimText.parse(row.currentRevision.content)
  return {
    ...{ id, storyId, version, position, text, question, sources, status },
    statusAt: row.statusAt.toISOString(),
    boxedAt: iso(row.boxedAt),
    publishedAt: iso(row.publishedAt),
    ...toldOf(row.publishedRevision),
    checkedAt: row.checkedAt.toISOString(),
    checkedBy: row.checkedBy,
  }
}

/** What readers were told of it: as a statement, and that this was wrong. */
function toldOf(revision: ClaimRow['publishedRevision']): Pick<ClaimView, 'wasStated' | 'isWrong'> {
  if (!revision) return { wasStated: false, isWrong: false }
  const text = ClaimText.parse(revision.content)
  return {
    wasStated: isStated(statusOf(text)) || text.statedIn !== undefined,
    isWrong: isCorrecting(revision.kind) || text.wrongIn !== undefined,
  }
}

export async function getClaimView(tx: Tx, claimId: string): Promise<ClaimView> {
  const row = await tx.claim.findUnique({ where: { id: claimId, removedAt: null }, include: shown })
  if (!row) throw new AppError('not_found', 'That row no longer exists.')
  return toClaimView(row)
}

/** All claims of a story for the desk: the box in its order, then what is not in it. */
export async function getBoxForDesk(tx: Tx, actor: Actor, { storyId }: { storyId: string }): Promise<BoxView> {
  await requireOpen(tx, actor, storyId)
  const room = await tx.room.findUnique({ where: { storyId } })
  if (!room) throw new AppError('not_found', 'That story does not exist.')
  const views = await listClaims(tx, storyId)
  const [boxed, desk] = [views.filter(({ boxedAt }) => boxedAt), views.filter(({ boxedAt }) => !boxedAt)]
  return { room: room.revision, rows: [...boxed, ...desk] }
}

/** All claims of a story, in the box's order. */
export async function listClaims(tx: Tx, storyId: string): Promise<ClaimView[]> {
  const rows = await tx.claim.findMany({
    where: { storyId, removedAt: null },
    include: shown,
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
  })
  return rows.map(toClaimView)
}

/** What became of a claim, the newest first. */
export async function listStatuses(
  tx: Tx,
  _actor: Actor,
  { claimId }: z.infer<typeof ClaimPath>,
): Promise<StatusesView> {
  const rows = await tx.statusChange.findMany({
    where: { claimId },
    include: { by: person },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
  })
  if (rows.length === 0) throw new AppError('not_found', 'That claim does not exist.')
  return {
    statuses: rows.map(({ status, at, by, reason, revisionId }) => ({
      ...{ status, at: at.toISOString(), by, reason, revisionId },
    })),
  }
}

/** The questions of a story that are still open, the longest open first, whether they are in the box or not. */
export async function listOpenClaims(tx: Tx, storyId: string): Promise<OpenClaim[]> {
  const rows = await tx.claim.findMany({
    where: { storyId, removedAt: null, status: { in: ['unconfirmed', 'disputed'] } },
    include: shown,
    orderBy: [{ statusAt: 'asc' }, { id: 'asc' }],
  })
  return rows.flatMap((row): OpenClaim[] => {
    const { id, version, text, question, status, statusAt: since, boxedAt } = toClaimView(row)
    if (status !== 'unconfirmed' && status !== 'disputed') return []
    return [{ id, version, text, question, status, since, isInBox: boxedAt !== null }]
  })
}
