import { guardUpdate } from '#lib/briefs/guard'
import type { Actor } from '#lib/permissions'
import type { Tx } from '#lib/platform/db'
import { guardSecondEyes, updateGoing } from '#lib/second-eyes/guard'
import type { SecondEyesAnswer } from '#lib/second-eyes/schema'
import { wakeNewsroom } from '#lib/site/newsroom'
import { record } from '#lib/stories/record'
import { pinOnPublication } from '#lib/updates/pinning'
import type { LiveUpdate, Story } from '#prisma/client/client'

/** Gives an update its place in the order of first publication, which it keeps for ever. The story's number is raised. */
export async function markPublished(
  tx: Tx,
  actor: Actor,
  update: LiveUpdate,
  story: Pick<Story, 'id' | 'revision' | 'publishedCount'>,
  now: Date,
  banReason?: string,
  secondEyes?: SecondEyesAnswer,
): Promise<void> {
  await guardUpdate(tx, actor, update, banReason, now)
  await guardSecondEyes(tx, actor, updateGoing(update), secondEyes, now)
  const ordinal = story.publishedCount + 1
  await tx.story.update({ where: { id: story.id }, data: { publishedCount: ordinal } })
  await tx.liveUpdate.update({
    where: { id: update.id, publishedAt: null },
    data: {
      publishedAt: now,
      ordinal,
      storyRevision: story.revision,
      publishedRevisionId: update.currentRevisionId,
      ...(await pinOnPublication(tx, update, story, now)),
      ...WAITS_NO_MORE,
      heldAt: null,
      version: { increment: 1 },
    },
  })
  const change = { type: 'update.published', itemType: 'update', itemId: update.id } as const
  const reason = update.embargoBrokenAt ? update.embargoReason : null
  await record(tx, actor, story, { ...change, revisionId: update.currentRevisionId, reason: reason ?? undefined }, now)
  if (update.submittedAt) await wakeNewsroom(tx)
}

/** Submitted anew: what its editor wanted is done. */
export const NOT_SENT_BACK = { sentBackAt: null, sentBackById: null, sentBackNote: null } as const

/** Neither going out nor scheduled, no refusal stands, and an embargo that was broken for it counts again. */
export const WAITS_NO_MORE = {
  goingOutAt: null,
  scheduledAt: null,
  publishAt: null,
  publishById: null,
  refusedAt: null,
  refusal: null,
  embargoBrokenAt: null,
} as const
