import { type Actor, can } from '#lib/permissions'
import type { Tx } from '#lib/platform/db'
import { AppError } from '#lib/platform/errors'
import type { RevisionsView } from '#lib/revisions/views'

/** Every version of an item's text, newest first; of what was taken down, for editors alone. */
export async function listRevisions(tx: Tx, actor: Actor, itemId: string): Promise<RevisionsView> {
  if (!can(actor, 'taken-down:read')) await requireNotTaken(tx, itemId)
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

async function requireNotTaken(tx: Tx, itemId: string): Promise<void> {
  const taken = [{ pulledAt: { not: null } }, { withheldAt: { not: null } }, { story: { pulledAt: { not: null } } }]
  const update = await tx.liveUpdate.count({ where: { id: itemId, OR: taken } })
  const image = await tx.imageUse.count({ where: { revision: { itemId }, image: { pulledAt: { not: null } } } })
  if (update + image > 0) throw new AppError('gone', 'This was taken down; ask an editor.')
}
