import { getProfileView } from '#lib/bylines/queries'
import type { Actor } from '#lib/permissions'
import type { Tx } from '#lib/platform/db'
import { AppError } from '#lib/platform/errors'
import type { Profile } from '#prisma/client/client'

/** The profile as it is now. Locked after contributors and before any item; NO KEY, because bylines refer to it. */
export async function lockProfile(tx: Tx, contributorId: string): Promise<Profile> {
  await tx.$executeRaw`SELECT 1 FROM "Profile" WHERE "contributorId" = ${contributorId}::uuid FOR NO KEY UPDATE`
  const profile = await tx.profile.findUnique({ where: { contributorId } })
  if (!profile) throw new AppError('not_found', 'That contributor does not exist.')
  return profile
}

/** The same at the version somebody saw; `conflict` with the current one where it changed since. */
export async function lockProfileAt(
  tx: Tx,
  actor: Actor,
  contributorId: string,
  baseVersion: number,
): Promise<Profile> {
  const profile = await lockProfile(tx, contributorId)
  if (profile.version === baseVersion) return profile
  throw new AppError('conflict', 'This byline was changed meanwhile. Look at it as it is now, then decide again.', {
    current: await getProfileView(tx, actor, { contributorId }),
  })
}
