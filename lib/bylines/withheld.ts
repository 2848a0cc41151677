import type { z } from 'zod'
import type { WithheldByline } from '#lib/bylines/views'
import type { Tx } from '#lib/platform/db'

/**
 * Whose byline is withheld, by the names readers could find: the desk shows that it is, and warns whoever writes one. Few at a
 * time, in the order of their names.
 */
export async function listWithheld(tx: Tx): Promise<z.infer<typeof WithheldByline>[]> {
  const rows = await tx.profile.findMany({
    where: { withheldAt: { not: null } },
    select: { contributorId: true, name: true, contributor: { select: { name: true } } },
    orderBy: [{ name: 'asc' }, { contributorId: 'asc' }],
  })
  return rows.map(({ contributorId, name, contributor }) => ({
    contributorId,
    names: [...new Set([name, contributor.name])],
  }))
}
