import type { z } from 'zod'
import { lockProfileAt } from '#lib/bylines/lock'
import { getProfileView } from '#lib/bylines/queries'
import type { ChangeByline } from '#lib/bylines/schema'
import { lockStoriesOf, raiseStories } from '#lib/bylines/touched'
import type { ProfileView } from '#lib/bylines/views'
import { notify } from '#lib/notifications/notify'
import { type Actor, authorize } from '#lib/permissions'
import { audit } from '#lib/platform/audit'
import type { Tx } from '#lib/platform/db'
import { newId } from '#lib/platform/ids'
import { noteTaken } from '#lib/platform/purging'

type Input = z.infer<typeof ChangeByline>

/**
 * Takes a contributor's byline, page and portrait from readers, everywhere and at once: also from earlier versions, and from
 * whatever is published with it from now on. The record keeps it. The words themselves may name them: see `listNamings`.
 */
export async function withholdByline(tx: Tx, actor: Actor, input: Input, now: Date): Promise<ProfileView> {
  const { contributorId, baseVersion, reason } = input
  const profile = await lockProfileAt(tx, actor, contributorId, baseVersion)
  authorize(actor, 'byline:withhold', profile)
  const storyIds = await lockStoriesOf(tx, contributorId)
  await tx.profile.update({ where: { contributorId }, data: { withheldAt: now, version: { increment: 1 } } })
  await tx.bylineWithholding.create({ data: { id: newId(), contributorId, reason, byId: actor.id, at: now } })
  const taking = { contributorId, storyIds, type: 'byline.withheld', isTaking: true, reason } as const
  noteTaken(tx, { storyIds, imageIds: profile.portraitId ? [profile.portraitId] : [], isWhole: false })
  await raiseStories(tx, actor, taking, now)
  await log(tx, actor, taking, now)
  await notify(tx, { kind: 'bylineWithheld', storyId: null, itemId: contributorId, to: 'admins', now })
  return getProfileView(tx, actor, { contributorId })
}

/** Readers see the byline again, as it was frozen with each text, and the page. */
export async function showByline(tx: Tx, actor: Actor, input: Input, now: Date): Promise<ProfileView> {
  const { contributorId, baseVersion, reason } = input
  authorize(actor, 'byline:show', await lockProfileAt(tx, actor, contributorId, baseVersion))
  const storyIds = await lockStoriesOf(tx, contributorId)
  await tx.profile.update({ where: { contributorId }, data: { withheldAt: null, version: { increment: 1 } } })
  await tx.bylineWithholding.updateMany({
    where: { contributorId, shownAt: null },
    data: { shownAt: now, shownById: actor.id, shownReason: reason },
  })
  const showing = { contributorId, storyIds, type: 'byline.shown', isTaking: false, reason } as const
  await raiseStories(tx, actor, showing, now)
  await log(tx, actor, showing, now)
  return getProfileView(tx, actor, { contributorId })
}

const log = (
  tx: Tx,
  actor: Actor,
  { type, contributorId, storyIds }: { type: string; contributorId: string; storyIds: string[] },
  now: Date,
): Promise<void> => {
  const subject = { subjectType: 'contributor', subjectId: contributorId } as const
  return audit(tx, { actor, action: type, ...subject, detail: { stories: storyIds.length }, now })
}
