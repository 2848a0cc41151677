import type { z } from 'zod'
import { lockBoxOf, lockClaim } from '#lib/box/locks'
import { getClaimView } from '#lib/box/queries'
import type { ChangeClaim, EditClaim, MoveClaim } from '#lib/box/schema'
import { freezeClaim, printedOf, requireQuestion } from '#lib/box/texts'
import { getText, isSeen, storyFor, writeVersion } from '#lib/box/versions'
import type { ClaimView } from '#lib/box/views'
import { refuseHiding } from '#lib/box/wrong'
import { type Actor, authorize } from '#lib/permissions'
import type { Tx } from '#lib/platform/db'
import { AppError } from '#lib/platform/errors'
import { type AmendmentKind, requireNote } from '#lib/revisions/schema'
import { contentHash } from '#lib/revisions/write'
import { record, recordForDesk } from '#lib/stories/record'
import type { Claim, Story } from '#prisma/client/client'

const AMENDED = {
  typo: 'claim.typo_fixed',
  development: 'claim.developed',
  clarification: 'claim.clarified',
  correction: 'claim.corrected',
} as const satisfies Record<AmendmentKind, string>

const isSame = (one: unknown, other: unknown): boolean => contentHash(one) === contentHash(other)

/** Changes the words of a claim, which checks it too; with a kind where readers see another text than before. */
export async function editClaim(
  tx: Tx,
  actor: Actor,
  { claimId, baseVersion, text, question, sources, kind, note, banReason, secondEyes }: z.infer<typeof EditClaim>,
  now: Date,
): Promise<ClaimView> {
  const claim = await lockClaim(tx, claimId, baseVersion)
  const last = await getText(tx, claim)
  const next = { ...last, text, question: question ?? last.question, sources: sources ?? last.sources }
  const seen = isSeen(claim) && !isSame(printedOf(last), printedOf(next))
  const story = await storyFor(tx, claim, seen, now)
  authorize(actor, 'claim:change', claim, story)
  if (claim.status === 'withdrawn') {
    throw new AppError('invalid', 'What was withdrawn stays as it was; make another claim of what is so.')
  }
  if (isSame(freezeClaim(last), freezeClaim(next))) {
    throw new AppError('invalid', 'Nothing was changed; change it first.')
  }
  if (claim.boxedAt) requireQuestion(next)
  if (seen && !kind) throw new AppError('invalid', 'Say what kind of change this is: readers have seen it.')
  const told = seen && kind ? { kind, note: requireNote(kind, note) } : { kind: 'edit' as const, note: null }
  const type = told.kind === 'edit' ? 'claim.edited' : AMENDED[told.kind]
  await writeVersion(tx, actor, { claim, story, seen }, { text: next, ...told, type, banReason, secondEyes }, now)
  return getClaimView(tx, claimId)
}

/** Puts a claim in another place among those that are in the box. */
export async function moveClaim(
  tx: Tx,
  actor: Actor,
  { claimId, baseVersion, position }: z.infer<typeof MoveClaim>,
  now: Date,
): Promise<ClaimView> {
  authorize(actor, 'box:edit')
  await lockBoxOf(tx, claimId)
  const claim = await lockClaim(tx, claimId, baseVersion)
  const story = await storyFor(tx, claim, isSeen(claim), now)
  if (!claim.boxedAt) throw new AppError('invalid', 'This claim is not in the box; put it in first.')
  const rows = await tx.claim.findMany({
    where: { storyId: claim.storyId, boxedAt: { not: null } },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: { id: true },
  })
  const before = rows.map(({ id }) => id)
  const order = before.filter((id) => id !== claimId)
  order.splice(Math.min(position, order.length), 0, claimId)
  if (order.join() === before.join()) throw new AppError('invalid', 'The row stands in that place already.')
  for (const [place, id] of order.entries()) await tx.claim.update({ where: { id }, data: { position: place } })
  await tx.claim.update({
    where: { id: claimId },
    data: { version: { increment: 1 }, ...(isSeen(claim) ? { storyRevision: story.revision } : {}) },
  })
  await recordFor(tx, actor, claim, story, 'claim.moved', now)
  return getClaimView(tx, claimId)
}

/** Takes a claim off the desk, and out of the box; its versions stay in the record. What was wrong is corrected, not removed. */
export async function removeClaim(
  tx: Tx,
  actor: Actor,
  { claimId, baseVersion }: z.infer<typeof ChangeClaim>,
  now: Date,
): Promise<{ id: string; removedAt: string }> {
  authorize(actor, 'box:edit')
  const claim = await lockClaim(tx, claimId, baseVersion)
  const story = await storyFor(tx, claim, isSeen(claim), now)
  await refuseHiding(tx, claim)
  await tx.claim.update({
    where: { id: claimId },
    data: {
      removedAt: now,
      boxedAt: null,
      version: { increment: 1 },
      ...(isSeen(claim) ? { storyRevision: story.revision } : {}),
    },
  })
  await recordFor(tx, actor, claim, story, 'claim.removed', now)
  return { id: claimId, removedAt: now.toISOString() }
}

/** Still true: the desk looked, and nothing has to change. Readers see no difference, so it takes no number of theirs. */
export async function checkClaim(
  tx: Tx,
  actor: Actor,
  { claimId, baseVersion }: z.infer<typeof ChangeClaim>,
  now: Date,
): Promise<ClaimView> {
  authorize(actor, 'box:edit')
  // At the version that was read: nobody vouches for words they have not seen. It changes none, so it makes no new one.
  const claim = await lockClaim(tx, claimId, baseVersion)
  await tx.claim.update({ where: { id: claimId }, data: { checkedAt: now, checkedById: actor.id } })
  const change = { type: 'claim.checked', itemType: 'claim', itemId: claimId } as const
  await recordForDesk(tx, actor, claim.storyId, change, now)
  return getClaimView(tx, claimId)
}

async function recordFor(tx: Tx, actor: Actor, claim: Claim, story: Story, type: string, now: Date): Promise<void> {
  const change = { type, itemType: 'claim', itemId: claim.id } as const
  if (isSeen(claim)) await record(tx, actor, story, change, now)
  else await recordForDesk(tx, actor, story.id, change, now)
}
