import { ClaimText } from '#lib/box/schema'
import type { ClaimStatus } from '#lib/box/status'
import { freezeClaim, printedOf, statusOf, toldBefore } from '#lib/box/texts'
import { guardTerms } from '#lib/briefs/guard'
import { touchedByTypo } from '#lib/corrections/typos'
import type { Actor } from '#lib/permissions'
import type { Tx } from '#lib/platform/db'
import { newId } from '#lib/platform/ids'
import { writeRevision } from '#lib/revisions/write'
import { claimGoing, guardSecondEyes } from '#lib/second-eyes/guard'
import { checkByChange } from '#lib/second-eyes/looks'
import type { SecondEyesAnswer } from '#lib/second-eyes/schema'
import { holdStory, type LockedStory, raiseRevision, record, recordForDesk } from '#lib/stories/record'
import type { Claim } from '#prisma/client/client'
import type { RevisionKind } from '#prisma/client/enums'

/** Whether readers see it, or see that it is withdrawn: it is in the box, and the story is published. */
export const isSeen = ({ boxedAt, publishedAt }: Pick<Claim, 'boxedAt' | 'publishedAt'>): boolean =>
  boxedAt !== null && publishedAt !== null

/** The story as it is for a change of a claim: with its next number where readers see the change. */
export const storyFor = (tx: Tx, { storyId }: Claim, seen: boolean, now: Date): Promise<LockedStory> =>
  seen ? raiseRevision(tx, storyId, now) : holdStory(tx, storyId)

/** The newest text of a claim, whether readers have seen it or not. */
export async function getText(tx: Tx, { currentRevisionId }: Pick<Claim, 'currentRevisionId'>): Promise<ClaimText> {
  const { content } = await tx.revision.findUniqueOrThrow({ where: { id: currentRevisionId } })
  return ClaimText.parse(content)
}

interface Version {
  text: ClaimText
  kind: RevisionKind
  note: string | null
  /** The event: what happened. */
  type: string
  banReason: string | undefined
  secondEyes: SecondEyesAnswer
}

/**
 * Writes the next version of a locked claim, and puts it before readers where its story was raised for that. Whoever writes
 * it has looked at it. Answers the version's id.
 * @param seen whether the story was raised: readers see the change
 */
export async function writeVersion(
  tx: Tx,
  actor: Actor,
  { claim, story, seen }: { claim: Claim; story: LockedStory; seen: boolean },
  { text, kind, note, type, banReason, secondEyes }: Version,
  now: Date,
): Promise<string> {
  const item = { storyId: claim.storyId, itemType: 'claim', itemId: claim.id } as const
  const shown = claim.publishedRevisionId
    ? await tx.revision.findUniqueOrThrow({ where: { id: claim.publishedRevisionId } })
    : null
  const { statedIn: _stated, wrongIn: _wrong, ...own } = text
  const content = freezeClaim({ ...own, ...toldBefore(shown) })
  if (seen) {
    const before = shown && printedOf(ClaimText.parse(shown.content))
    const going = { ...item, texts: { printed: printedOf(own), note }, shown: before }
    await guardTerms(tx, actor, going, banReason, now)
  }
  const revisionId = await writeRevision(tx, actor, { ...item, kind, note, content }, now)
  await tx.claim.update({
    where: { id: claim.id },
    data: {
      currentRevisionId: revisionId,
      checkedAt: now,
      checkedById: actor.id,
      version: { increment: 1 },
      ...(statusOf(own) === claim.status ? {} : { status: statusOf(own), statusAt: now }),
      ...(seen ? { publishedRevisionId: revisionId, storyRevision: story.revision } : {}),
    },
  })
  const change = { type, itemType: 'claim', itemId: claim.id, revisionId } as const
  if (seen) {
    await guardSecondEyes(tx, actor, claimGoing({ ...claim, currentRevisionId: revisionId }), secondEyes, now)
    if (kind === 'correction' || kind === 'retraction') await checkByChange(tx, actor, claim.id, now)
  }
  if (seen) await record(tx, actor, story, { ...change, touched: await touchedByTypo(tx, revisionId) }, now)
  else await recordForDesk(tx, actor, claim.storyId, change, now)
  return revisionId
}

interface Status {
  claimId: string
  status: ClaimStatus
  revisionId: string
  reason?: string | undefined
}

/** Keeps that a claim came to a status, and by whom. */
export async function keepStatus(tx: Tx, actor: Actor, { reason, ...status }: Status, now: Date): Promise<void> {
  await tx.statusChange.create({ data: { id: newId(), ...status, at: now, byId: actor.id, reason: reason ?? null } })
}
