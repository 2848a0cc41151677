import type { z } from 'zod'
import { getClaimView } from '#lib/box/queries'
import type { CreateClaim, MakeClaim } from '#lib/box/schema'
import { typeOfPutIn } from '#lib/box/status'
import { freezeClaim, printedOf, requireQuestion } from '#lib/box/texts'
import { keepStatus } from '#lib/box/versions'
import type { ClaimView } from '#lib/box/views'
import { guardTerms } from '#lib/briefs/guard'
import { type Actor, authorize } from '#lib/permissions'
import type { Tx } from '#lib/platform/db'
import { AppError } from '#lib/platform/errors'
import { writeRevision } from '#lib/revisions/write'
import { claimGoing, guardSecondEyes } from '#lib/second-eyes/guard'
import { holdStory, lockStory, raiseRevision, record, recordForDesk } from '#lib/stories/record'

/** More than a reader takes in at a glance is a second story. */
const MAX_ROWS = 12
/** More than a desk keeps in view; what is settled can be removed. */
const MAX_CLAIMS = 60

type Given = z.infer<typeof MakeClaim>

/** Makes a claim that only the desk sees. */
export async function makeClaim(tx: Tx, actor: Actor, given: Given, now: Date): Promise<ClaimView> {
  const story = await holdStory(tx, given.storyId)
  authorize(actor, 'claim:make', story)
  await requireNew(tx, given.claimId)
  const revisionId = await enter(tx, actor, given, null, now)
  const change = { type: 'claim.made', itemType: 'claim', itemId: given.claimId, revisionId } as const
  await recordForDesk(tx, actor, story.id, change, now)
  return getClaimView(tx, given.claimId)
}

/** Makes a claim and puts it into the box, at its end; on a published story readers see it at once. */
export async function createClaim(
  tx: Tx,
  actor: Actor,
  { banReason, secondEyes, ...given }: z.infer<typeof CreateClaim>,
  now: Date,
): Promise<ClaimView> {
  const { storyId, claimId } = given
  authorize(actor, 'box:edit')
  const locked = await lockStory(tx, storyId)
  const story = locked.publishedAt ? await raiseRevision(tx, storyId, now) : locked
  await requireNew(tx, claimId)
  requireQuestion(given)
  await requireRoomInBox(tx, storyId)
  const item = { storyId, itemType: 'claim', itemId: claimId } as const
  if (story.publishedAt) await guardTerms(tx, actor, { ...item, texts: { printed: printedOf(given) } }, banReason, now)
  const revisionId = await enter(tx, actor, given, story.publishedAt ? story.revision : 0, now)
  const going = { id: claimId, storyId, currentRevisionId: revisionId, publishedRevisionId: null }
  if (story.publishedAt) await guardSecondEyes(tx, actor, claimGoing(going), secondEyes, now)
  const change = { itemType: 'claim', itemId: claimId, revisionId } as const
  if (story.publishedAt) await record(tx, actor, story, { type: typeOfPutIn(given.status), ...change }, now)
  else await recordForDesk(tx, actor, storyId, { type: 'claim.drafted', ...change }, now)
  return getClaimView(tx, claimId)
}

/**
 * Writes a new claim.
 * @param boxedIn null: it is the desk's alone; the story's number where readers see it from now on, 0 where they do not yet
 */
async function enter(tx: Tx, actor: Actor, given: Given, boxedIn: number | null, now: Date): Promise<string> {
  const { storyId, claimId: id, text, question, status, sources } = given
  const standing = { where: { storyId, removedAt: null } }
  if ((await tx.claim.count(standing)) >= MAX_CLAIMS) {
    throw new AppError('invalid', `This story has ${MAX_CLAIMS} claims already; remove what is settled first.`)
  }
  const content = freezeClaim({ text, question, status, sources })
  const item = { storyId, itemType: 'claim', itemId: id, kind: 'edit', content } as const
  const revisionId = await writeRevision(tx, actor, item, now)
  await tx.claim.create({
    data: {
      ...{ id, storyId, position: await nextPosition(tx, storyId), createdAt: now },
      ...{ currentRevisionId: revisionId, status, statusAt: now, checkedAt: now, checkedById: actor.id },
      boxedAt: boxedIn === null ? null : now,
      ...(boxedIn ? { publishedAt: now, publishedRevisionId: revisionId, storyRevision: boxedIn } : {}),
    },
  })
  await keepStatus(tx, actor, { claimId: id, status, revisionId }, now)
  return revisionId
}

async function requireNew(tx: Tx, id: string): Promise<void> {
  if (await tx.claim.findUnique({ where: { id } })) throw new AppError('conflict', 'This claim was made already.')
}

/** Behind all others of the story. */
export async function nextPosition(tx: Tx, storyId: string): Promise<number> {
  const { _max } = await tx.claim.aggregate({ where: { storyId, removedAt: null }, _max: { position: true } })
  return (_max.position ?? -1) + 1
}

/** What was overtaken or withdrawn takes no row of what we know. The story is locked, so nobody adds another meanwhile. */
export async function requireRoomInBox(tx: Tx, storyId: string): Promise<void> {
  const rows = await tx.claim.count({
    where: { storyId, boxedAt: { not: null }, status: { notIn: ['superseded', 'withdrawn'] } },
  })
  if (rows < MAX_ROWS) return
  throw new AppError('invalid', `The box has ${MAX_ROWS} rows already; take one out that matters less first.`)
}
