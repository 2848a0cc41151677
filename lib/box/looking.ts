import type { z } from 'zod'
import { lockClaim } from '#lib/box/locks'
import { getClaimView } from '#lib/box/queries'
import type { ClaimView } from '#lib/box/views'
import type { Actor } from '#lib/permissions'
import type { Tx } from '#lib/platform/db'
import { checkLook } from '#lib/second-eyes/looks'
import type { CheckClaim } from '#lib/second-eyes/schema'
import { holdStory, recordForDesk } from '#lib/stories/record'

/** A second person has looked at a row that one person put before readers, in the version that was read, and it stands. */
export async function checkClaimSecondEyes(
  tx: Tx,
  actor: Actor,
  { claimId, lookId, baseVersion }: z.infer<typeof CheckClaim>,
  now: Date,
): Promise<ClaimView> {
  const { storyId } = await lockClaim(tx, claimId, baseVersion)
  await holdStory(tx, storyId)
  await checkLook(tx, actor, { itemId: claimId, lookId }, now)
  const change = { type: 'claim.second_checked', itemType: 'claim', itemId: claimId } as const
  await recordForDesk(tx, actor, storyId, change, now)
  return getClaimView(tx, claimId)
}
