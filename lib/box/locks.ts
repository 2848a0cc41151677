import { getClaimView } from '#lib/box/queries'
import type { Tx } from '#lib/platform/db'
import { AppError } from '#lib/platform/errors'
import type { Claim } from '#prisma/client/client'

/** Locks a row of the box at the version its editor read. */
export async function lockClaim(tx: Tx, claimId: string, baseVersion: number): Promise<Claim> {
  await tx.$executeRaw`SELECT 1 FROM "Claim" WHERE id = ${claimId}::uuid FOR UPDATE`
  const claim = await tx.claim.findUnique({ where: { id: claimId, removedAt: null } })
  if (!claim) throw new AppError('not_found', 'That row no longer exists.')
  if (claim.version !== baseVersion) {
    throw new AppError('conflict', 'This row changed since you read it. Compare both texts, then decide.', {
      current: await getClaimView(tx, claimId),
    })
  }
  return claim
}

/** Locks all rows of the box a row is in, by id, so that two who reorder it wait for each other instead of deadlocking. */
export async function lockBoxOf(tx: Tx, claimId: string): Promise<void> {
  await tx.$executeRaw`
    SELECT 1 FROM "Claim" WHERE "storyId" = (SELECT "storyId" FROM "Claim" WHERE id = ${claimId}::uuid)
    ORDER BY id FOR UPDATE`
}
