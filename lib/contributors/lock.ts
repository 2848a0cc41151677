import { lockPerson } from '#lib/contributors/callers'
import { CONTRIBUTOR_COLUMNS } from '#lib/contributors/columns'
import { toContributorView } from '#lib/contributors/views'
import type { Tx } from '#lib/platform/db'
import { AppError } from '#lib/platform/errors'

/** The contributor as they are now, held to the end of the transaction; `not_found` where there is none. */
export async function lockContributor(tx: Tx, id: string) {
  await lockPerson(tx, id)
  const contributor = await tx.contributor.findUnique({ where: { id }, select: CONTRIBUTOR_COLUMNS })
  if (!contributor) throw new AppError('not_found', 'That contributor does not exist.')
  return contributor
}

/** The same for a decision about the version somebody saw; `conflict` with the current one where it has changed since. */
export async function lockContributorAt(tx: Tx, id: string, baseVersion: number) {
  const contributor = await lockContributor(tx, id)
  if (contributor.version === baseVersion) return contributor
  throw new AppError(
    'conflict',
    `${contributor.name}’s account was changed meanwhile. Look at it as it is now, then decide again.`,
    { current: toContributorView(contributor) },
  )
}
