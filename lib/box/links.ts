import { makeClaim } from '#lib/box/making'
import type { Actor } from '#lib/permissions'
import type { Tx } from '#lib/platform/db'
import { AppError } from '#lib/platform/errors'

interface Spoken {
  claimId: string
  /** Of one that is not there yet. */
  text?: string | undefined
}

/** Says which claims an update speaks of, and makes those that are not there yet; what is not given stays as it was. */
export async function linkClaims(
  tx: Tx,
  actor: Actor,
  { id: updateId, storyId }: { id: string; storyId: string },
  spoken: Spoken[] | undefined,
  now: Date,
): Promise<void> {
  if (!spoken) return
  for (const { claimId, text } of spoken) await requireClaim(tx, actor, { storyId, claimId, text }, now)
  await tx.updateClaim.deleteMany({ where: { updateId, claimId: { notIn: spoken.map(({ claimId }) => claimId) } } })
  const links = spoken.map(({ claimId }) => ({ updateId, claimId, linkedById: actor.id, linkedAt: now }))
  await tx.updateClaim.createMany({ data: links, skipDuplicates: true })
}

async function requireClaim(
  tx: Tx,
  actor: Actor,
  { storyId, claimId, text }: Spoken & { storyId: string },
  now: Date,
): Promise<void> {
  const claim = await tx.claim.findUnique({ where: { id: claimId }, select: { storyId: true } })
  if (claim?.storyId === storyId) return
  if (claim || !text)
    throw new AppError('invalid', 'That claim is not of this story any more; take it off this update.')
  await makeClaim(tx, actor, { storyId, claimId, text, status: 'attributed' }, now)
}
