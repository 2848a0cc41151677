import type { z } from 'zod'
import { lockBoxOf, lockClaim } from '#lib/box/locks'
import { getClaimView } from '#lib/box/queries'
import { type ChangeClaim, ClaimText, type CreateClaim, type EditClaim, type MoveClaim } from '#lib/box/schema'
import type { ClaimView } from '#lib/box/views'
import { guardTerms } from '#lib/briefs/guard'
import { touchedByTypo } from '#lib/corrections/typos'
import { type Actor, authorize } from '#lib/permissions'
import type { Tx } from '#lib/platform/db'
import { AppError } from '#lib/platform/errors'
import { type AmendmentKind, requireNote } from '#lib/revisions/schema'
import { contentHash, writeRevision } from '#lib/revisions/write'
import { holdStory, lockStory, raiseRevision, record, recordForDesk } from '#lib/stories/record'
import type { Claim, Story } from '#prisma/client/client'

/** More than a reader takes in at a glance is a second story. */
const MAX_ROWS = 12

const AMENDED = {
  typo: 'claim.typo_fixed',
  development: 'claim.developed',
  clarification: 'claim.clarified',
  correction: 'claim.corrected',
} as const satisfies Record<AmendmentKind, string>

/** Adds a row to the box, at its end; on a published story readers see it at once. */
export async function createClaim(
  tx: Tx,
  actor: Actor,
  { storyId, claimId: id, text, banReason }: z.infer<typeof CreateClaim>,
  now: Date,
): Promise<ClaimView> {
  authorize(actor, 'box:edit')
  const locked = await lockStory(tx, storyId)
  const story = locked.publishedAt ? await raiseRevision(tx, storyId, now) : locked
  if (await tx.claim.findUnique({ where: { id } })) throw new AppError('conflict', 'This row was added already.')
  const standing = await tx.claim.aggregate({
    where: { storyId, removedAt: null },
    _count: true,
    _max: { position: true },
  })
  if (standing._count >= MAX_ROWS) {
    throw new AppError('invalid', `The box has ${MAX_ROWS} rows already; remove one that matters less first.`)
  }
  const item = { storyId, itemType: 'claim', itemId: id } as const
  if (story.publishedAt) await guardTerms(tx, actor, { ...item, texts: { text } }, banReason, now)
  const revisionId = await writeRevision(tx, actor, { ...item, kind: 'edit', content: { text } }, now)
  await tx.claim.create({
    data: {
      id,
      storyId,
      position: (standing._max.position ?? -1) + 1,
      currentRevisionId: revisionId,
      createdAt: now,
      checkedAt: now,
      checkedById: actor.id,
      ...(story.publishedAt
        ? { publishedAt: now, publishedRevisionId: revisionId, storyRevision: story.revision }
        : {}),
    },
  })
  const change = { itemType: 'claim', itemId: id, revisionId } as const
  if (story.publishedAt) await record(tx, actor, story, { type: 'claim.added', ...change }, now)
  else await recordForDesk(tx, actor, storyId, { type: 'claim.drafted', ...change }, now)
  return getClaimView(tx, id)
}

/** The story as it is for a change of a row: with its next number where readers see the row. */
const storyOf = (tx: Tx, { storyId, publishedAt }: Claim, now: Date): Promise<Story> =>
  publishedAt ? raiseRevision(tx, storyId, now) : holdStory(tx, storyId)

/** Changes the words of a row, which checks it too; once readers have seen them, with a kind. */
export async function editClaim(
  tx: Tx,
  actor: Actor,
  { claimId, baseVersion, text, kind, note, banReason }: z.infer<typeof EditClaim>,
  now: Date,
): Promise<ClaimView> {
  authorize(actor, 'box:edit')
  const claim = await lockClaim(tx, claimId, baseVersion)
  const story = await storyOf(tx, claim, now)
  const last = await tx.revision.findUniqueOrThrow({ where: { id: claim.currentRevisionId } })
  if (contentHash({ text }) === last.contentHash) throw new AppError('invalid', 'Nothing was changed; change it first.')
  const isPublished = claim.publishedAt !== null
  if (isPublished && !kind) throw new AppError('invalid', 'Say what kind of change this is: readers have seen it.')
  const told = isPublished && kind ? { kind, note: requireNote(kind, note) } : { kind: 'edit' as const, note: null }
  const item = { storyId: claim.storyId, itemType: 'claim', itemId: claimId } as const
  if (isPublished) {
    const going = { ...item, texts: { text, note: told.note }, shown: ClaimText.parse(last.content) }
    await guardTerms(tx, actor, going, banReason, now)
  }
  const revisionId = await writeRevision(tx, actor, { ...item, ...told, content: { text } }, now)
  await tx.claim.update({
    where: { id: claimId },
    data: {
      currentRevisionId: revisionId,
      checkedAt: now,
      checkedById: actor.id,
      version: { increment: 1 },
      ...(isPublished ? { publishedRevisionId: revisionId, storyRevision: story.revision } : {}),
    },
  })
  const change = { itemType: 'claim', itemId: claimId, revisionId } as const
  const touched = isPublished ? await touchedByTypo(tx, revisionId) : []
  if (isPublished && kind) await record(tx, actor, story, { type: AMENDED[kind], ...change, touched }, now)
  else await recordForDesk(tx, actor, story.id, { type: 'claim.edited', ...change }, now)
  return getClaimView(tx, claimId)
}

/** Puts a row in another place among those that stand. */
export async function moveClaim(
  tx: Tx,
  actor: Actor,
  { claimId, baseVersion, position }: z.infer<typeof MoveClaim>,
  now: Date,
): Promise<ClaimView> {
  authorize(actor, 'box:edit')
  await lockBoxOf(tx, claimId)
  const claim = await lockClaim(tx, claimId, baseVersion)
  const story = await storyOf(tx, claim, now)
  const rows = await tx.claim.findMany({
    where: { storyId: claim.storyId, removedAt: null },
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
    data: { version: { increment: 1 }, ...(claim.publishedAt ? { storyRevision: story.revision } : {}) },
  })
  await recordFor(tx, actor, claim, story, 'claim.moved', now)
  return getClaimView(tx, claimId)
}

/** Takes a row out of the box; its versions stay in the record. What was wrong is corrected, not removed. */
export async function removeClaim(
  tx: Tx,
  actor: Actor,
  { claimId, baseVersion }: z.infer<typeof ChangeClaim>,
  now: Date,
): Promise<{ id: string; removedAt: string }> {
  authorize(actor, 'box:edit')
  const claim = await lockClaim(tx, claimId, baseVersion)
  const story = await storyOf(tx, claim, now)
  await tx.claim.update({
    where: { id: claimId },
    data: {
      removedAt: now,
      version: { increment: 1 },
      ...(claim.publishedAt ? { storyRevision: story.revision } : {}),
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
  if (claim.publishedAt) await record(tx, actor, story, change, now)
  else await recordForDesk(tx, actor, story.id, change, now)
}
