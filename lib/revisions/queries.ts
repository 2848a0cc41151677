import type { Tx } from '#lib/platform/db'
import { AppError } from '#lib/platform/errors'
import type { RevisionsView } from '#lib/revisions/views'

/** Every version of an item's text, newest first. */
export async function listRevisions(tx: Tx, itemId: string): Promise<RevisionsView> {
  const rows = await tx.revision.findMany({
    where: { itemId },
    include: { createdBy: { select: { id: true, name: true } } },
    orderBy: { number: 'desc' },
  })
  if (rows.length === 0) throw new AppError('not_found', 'That text no longer exists.')
  const revisions = rows.map(({ id, number, kind, content, contentHash, note, createdBy, createdAt }) => ({
    id,
    number,
    kind,
    content,
    contentHash,
    note,
    createdBy,
    createdAt: createdAt.toISOString(),
  }))
  return { revisions }
}
