import type { z } from 'zod'
import { lockClaim } from '#lib/box/locks'
import { nextPosition, requireRoomInBox } from '#lib/box/making'
import { getClaimView } from '#lib/box/queries'
import type { ChangeClaim, ChangeStatus, PutClaimIn } from '#lib/box/schema'
import { type ClaimStatus, isClosed, STATUS_WORDS, statusesAfter, typeOfPutIn } from '#lib/box/status'
import { printedOf, requireQuestion } from '#lib/box/texts'
import { getText, isSeen, keepStatus, storyFor, writeVersion } from '#lib/box/versions'
import type { ClaimView } from '#lib/box/views'
import { refuseHiding } from '#lib/box/wrong'
import { guardTerms } from '#lib/briefs/guard'
import { type Actor, authorize } from '#lib/permissions'
import type { Tx } from '#lib/platform/db'
import { AppError } from '#lib/platform/errors'
import { requireNote } from '#lib/revisions/schema'
import { claimGoing, guardSecondEyes } from '#lib/second-eyes/guard'
import { lockStory, raiseRevision, record, recordForDesk } from '#lib/stories/record'
import type { Claim } from '#prisma/client/client'

/** Puts a claim into the box, at its end; on a published story readers see it at once. */
export async function putClaimIn(
  tx: Tx,
  actor: Actor,
  { claimId, baseVersion, banReason, secondEyes }: z.infer<typeof PutClaimIn>,
  now: Date,
): Promise<ClaimView> {
  authorize(actor, 'box:edit')
  const claim = await lockClaim(tx, claimId, baseVersion)
  const { storyId } = claim
  const locked = await lockStory(tx, storyId)
  const story = locked.publishedAt ? await raiseRevision(tx, storyId, now) : locked
  if (claim.boxedAt) throw new AppError('invalid', 'This claim is in the box already.')
  if (isClosed(claim.status)) {
    throw new AppError('invalid', 'What was superseded or withdrawn is not put into the box; change its status first.')
  }
  const text = await getText(tx, claim)
  requireQuestion(text)
  await requireRoomInBox(tx, storyId)
  const item = { storyId, itemType: 'claim', itemId: claimId } as const
  if (story.publishedAt) await guardTerms(tx, actor, { ...item, texts: { printed: printedOf(text) } }, banReason, now)
  if (story.publishedAt) await guardSecondEyes(tx, actor, claimGoing(claim), secondEyes, now)
  const { currentRevisionId } = claim
  await tx.claim.update({
    where: { id: claimId },
    data: {
      ...{ boxedAt: now, position: await nextPosition(tx, storyId), version: { increment: 1 } },
      ...(story.publishedAt
        ? {
            publishedAt: claim.publishedAt ?? now,
            publishedRevisionId: currentRevisionId,
            storyRevision: story.revision,
          }
        : {}),
    },
  })
  // A version that readers saw before has its event.
  const revisionId = currentRevisionId === claim.publishedRevisionId ? null : currentRevisionId
  const change = { itemType: 'claim', itemId: claimId, revisionId } as const
  if (story.publishedAt) await record(tx, actor, story, { type: typeOfPutIn(claim.status), ...change }, now)
  else await recordForDesk(tx, actor, storyId, { type: 'claim.drafted', ...change }, now)
  return getClaimView(tx, claimId)
}

/** Takes a claim out of the box: it is the desk's alone again. What was wrong stays. */
export async function takeClaimOut(
  tx: Tx,
  actor: Actor,
  { claimId, baseVersion }: z.infer<typeof ChangeClaim>,
  now: Date,
): Promise<ClaimView> {
  authorize(actor, 'box:edit')
  const claim = await lockClaim(tx, claimId, baseVersion)
  const seen = isSeen(claim)
  const story = await storyFor(tx, claim, seen, now)
  if (!claim.boxedAt) throw new AppError('invalid', 'This claim is not in the box.')
  await refuseHiding(tx, claim)
  await tx.claim.update({
    where: { id: claimId },
    data: { boxedAt: null, version: { increment: 1 }, ...(seen ? { storyRevision: story.revision } : {}) },
  })
  const change = { type: 'claim.taken_out', itemType: 'claim', itemId: claimId } as const
  if (seen) await record(tx, actor, story, change, now)
  else await recordForDesk(tx, actor, story.id, change, now)
  return getClaimView(tx, claimId)
}

/** What happened when a claim came to a status. */
const CAME_TO = {
  attributed: 'claim.attributed',
  confirmed: 'claim.confirmed',
  unconfirmed: 'claim.doubted',
  disputed: 'claim.disputed',
  superseded: 'claim.superseded',
  withdrawn: 'claim.withdrawn',
} as const satisfies Record<ClaimStatus, string>

/**
 * Says what has become of a claim. Where readers see it, that is a change of what they see: the statement gives way to the
 * question, or comes in its place, or it leaves the box.
 */
export async function changeStatus(
  tx: Tx,
  actor: Actor,
  { claimId, baseVersion, status, question, reason, banReason, secondEyes, ...given }: z.infer<typeof ChangeStatus>,
  now: Date,
): Promise<ClaimView> {
  const claim = await lockClaim(tx, claimId, baseVersion)
  // What readers were told is taken back before them, also where it was taken out of the box meanwhile.
  const comesBack = status === 'withdrawn' && claim.boxedAt === null && (await wasStated(tx, claim))
  const seen = isSeen(claim) || comesBack
  const story = await storyFor(tx, claim, seen, now)
  authorize(actor, 'claim:change', claim, story)
  if (comesBack) authorize(actor, 'box:edit')
  requireWay(claim.status, status)
  const last = await getText(tx, claim)
  const text = { ...last, status, question: question || last.question, since: now.toISOString() }
  if (claim.boxedAt) requireQuestion(text)
  const told = seen ? await toldOf(tx, claim, status, given) : { kind: 'edit' as const, note: null }
  if (comesBack) await tx.claim.update({ where: { id: claimId }, data: { boxedAt: now } })
  const version = { text, ...told, type: CAME_TO[status], banReason, secondEyes }
  const revisionId = await writeVersion(tx, actor, { claim, story, seen }, version, now)
  await keepStatus(tx, actor, { claimId, status, revisionId, reason }, now)
  return getClaimView(tx, claimId)
}

const wasStated = async (tx: Tx, { id }: Claim): Promise<boolean> => (await getClaimView(tx, id)).wasStated

function requireWay(from: ClaimStatus, to: ClaimStatus): void {
  if (statusesAfter(from).includes(to)) return
  const words = STATUS_WORDS[from].toLowerCase()
  throw new AppError(
    'invalid',
    from === 'withdrawn'
      ? 'This claim is withdrawn, for ever; make another one of what is so.'
      : `This claim is ${words} already; choose what has become of it.`,
  )
}

type Told = Pick<z.infer<typeof ChangeStatus>, 'kind' | 'note'>

/** What the change is for readers. A statement they saw is taken back with what is so instead; a question simply closes. */
async function toldOf(tx: Tx, claim: Claim, status: ClaimStatus, { kind = 'development', note }: Told) {
  if (status === 'withdrawn') {
    if (!(await wasStated(tx, claim))) return { kind: 'development' as const, note: note || null }
    if (note) return { kind: 'retraction' as const, note }
    throw new AppError('invalid', 'Say in a sentence for readers what is so: they were told this as a statement.', {
      issues: [{ path: 'note', message: 'Say what is so instead' }],
    })
  }
  if (status === 'superseded' && kind === 'correction') {
    throw new AppError('invalid', 'What the news overtook was not wrong; withdraw it if it was.')
  }
  return { kind, note: requireNote(kind, note) }
}
