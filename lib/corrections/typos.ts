import { changedParts, Words } from '#lib/corrections/parts'
import { type Touched, touchedBy } from '#lib/corrections/touched'
import type { Tx } from '#lib/platform/db'

/**
 * What a change touched that was saved as a typing error all the same: it is kept with its event, and readers are told of
 * it in the public history. Nothing for any other kind.
 */
export async function touchedByTypo(tx: Tx, revisionId: string): Promise<Touched[]> {
  const { itemId, number, kind, content } = await tx.revision.findUniqueOrThrow({
    where: { id: revisionId },
    select: { itemId: true, number: true, kind: true, content: true },
  })
  if (kind !== 'typo') return []
  // What was cut for readers is no version of the text.
  const before = await tx.revision.findFirstOrThrow({
    where: { itemId, number: { lt: number }, isCut: false },
    orderBy: { number: 'desc' },
    select: { content: true },
  })
  return touchedBy(changedParts(Words.parse(before.content), Words.parse(content)))
}
