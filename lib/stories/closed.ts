import type { Tx } from '#lib/platform/db'

/** The updates among them whose words nobody may read: withheld, or taken down. */
export async function listClosed(tx: Tx, itemIds: string[]): Promise<Set<string>> {
  const rows = await tx.liveUpdate.findMany({
    where: { id: { in: [...new Set(itemIds)] }, OR: [{ pulledAt: { not: null } }, { withheldAt: { not: null } }] },
    select: { id: true },
  })
  return new Set(rows.map(({ id }) => id))
}
