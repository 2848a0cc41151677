import { ClaimText } from '#lib/box/schema'
import type { BoxView, ClaimView } from '#lib/box/views'
import type { Actor } from '#lib/permissions'
import type { Tx } from '#lib/platform/db'
import { AppError } from '#lib/platform/errors'
import { requireOpen } from '#lib/stories/queries'
import type { Prisma } from '#prisma/client/client'

const shown = {
  currentRevision: { select: { content: true } },
  checkedBy: { select: { id: true, name: true } },
} as const satisfies Prisma.ClaimInclude

type ClaimRow = Prisma.ClaimGetPayload<{ include: typeof shown }>

const toClaimView = ({ id, storyId, version, position, publishedAt, ...row }: ClaimRow): ClaimView => ({
  id,
  storyId,
  version,
  position,
  ...ClaimText.parse(row.currentRevision.content),
  publishedAt: publishedAt?.toISOString() ?? null,
  checkedAt: row.checkedAt.toISOString(),
  checkedBy: row.checkedBy,
})

export async function getClaimView(tx: Tx, claimId: string): Promise<ClaimView> {
  const row = await tx.claim.findUnique({ where: { id: claimId, removedAt: null }, include: shown })
  if (!row) throw new AppError('not_found', 'That row no longer exists.')
  return toClaimView(row)
}

/** The box of a story for the desk. */
export async function getBoxForDesk(tx: Tx, actor: Actor, { storyId }: { storyId: string }): Promise<BoxView> {
  await requireOpen(tx, actor, storyId)
  const room = await tx.room.findUnique({ where: { storyId } })
  if (!room) throw new AppError('not_found', 'That story does not exist.')
  const rows = await tx.claim.findMany({
    where: { storyId, removedAt: null },
    include: shown,
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
  })
  return { room: room.revision, rows: rows.map(toClaimView) }
}
