import { guardUpdate } from '#lib/briefs/guard'
import { lockAsker } from '#lib/contributors/callers'
import { requireImageWords } from '#lib/media/placed'
import { notify } from '#lib/notifications/notify'
import { type Actor, can } from '#lib/permissions'
import type { Tx } from '#lib/platform/db'
import { AppError } from '#lib/platform/errors'
import { guardSecondEyes, updateGoing } from '#lib/second-eyes/guard'
import { type LockedStory, lockStory, raiseRevision, recordForDesk } from '#lib/stories/record'
import { embargoAt, momentWords } from '#lib/updates/embargo'
import { markPublished, WAITS_NO_MORE } from '#lib/updates/publishing'
import { clockOf } from '#lib/updates/queries'
import type { LiveUpdate } from '#prisma/client/client'

/** An update whose time has come, and who asked for it. */
export interface Due {
  updateId: string
  storyId: string
  askedById: string
}

type Asker = Awaited<ReturnType<typeof lockAsker>>
export type Release = 'released' | 'refused' | 'gone'

/**
 * Publishes what is going out or scheduled and due, as whoever asked, authorised again on locked rows. `gone` where it was
 * undone, changed or released meanwhile, or another process is at it or at one before it: whoever holds the row decides, nobody
 * waits for it, and the next sweep looks again.
 */
export async function releaseUpdate(tx: Tx, { updateId, askedById }: Due): Promise<Release> {
  const asker = await lockAsker(tx, askedById)
  const update = await lockDue(tx, updateId, askedById)
  if (!update) return 'gone'
  const now = await clockOf(tx)
  const story = await lockStory(tx, update.storyId)
  if (await isOvertaking(tx, update)) return 'gone'
  const refusal = whyNot(asker, update, story, now) ?? (await whyNotItsWords(tx, asker.actor, update, now))
  if (refusal) {
    await refuseRelease(tx, update, refusal, now)
    return 'refused'
  }
  await markPublished(tx, asker.actor, update, await raiseRevision(tx, update.storyId, now), now)
  return 'released'
}

async function lockDue(tx: Tx, updateId: string, askedById: string): Promise<LiveUpdate | null> {
  const locked = await tx.$executeRaw`
    SELECT 1 FROM "LiveUpdate"
    WHERE id = ${updateId}::uuid AND "publishById" = ${askedById}::uuid AND "publishAt" <= clock_timestamp()
      AND "publishedAt" IS NULL
    FOR UPDATE SKIP LOCKED`
  return locked === 0 ? null : tx.liveUpdate.findUniqueOrThrow({ where: { id: updateId } })
}

/** What cannot be released for a reason nobody foresaw holds up the ones behind it no longer than this. */
const PATIENCE_S = 10

/** Whether another of its story, which was to go out before it, is still waiting: another process has that one in hand. */
async function isOvertaking(tx: Tx, { id, storyId, publishAt, createdAt }: LiveUpdate): Promise<boolean> {
  const earlier = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM "LiveUpdate"
    WHERE "storyId" = ${storyId}::uuid AND "publishedAt" IS NULL
      AND "publishAt" > clock_timestamp() - make_interval(secs => ${PATIENCE_S}::int)
      AND ("publishAt", "createdAt", id) < (${publishAt}::timestamptz, ${createdAt}::timestamptz, ${id}::uuid) LIMIT 1`
  return earlier.length > 0
}

/** Why it may not go out now, for the editors who find it in their queue; null where it may. */
function whyNot({ actor, isDisabled }: Asker, update: LiveUpdate, story: LockedStory, now: Date): string | null {
  if (isDisabled) return `${actor.name}’s account was disabled before it went out.`
  if (story.endedAt) return 'Coverage ended before it went out; reopen it to publish.'
  if (!can(actor, 'update:release', update, story)) return `${actor.name} may not publish here any more.`
  const until = embargoAt(update, now)
  return until && `It is embargoed until ${momentWords(until, story.timeZone, now)}.`
}

/** What its words forbid: a term that was put on the list meanwhile, an image without words. Both say so before they write. */
async function whyNotItsWords(tx: Tx, actor: Actor, update: LiveUpdate, now: Date): Promise<string | null> {
  try {
    await requireImageWords(tx, [update.currentRevisionId])
    await guardUpdate(tx, actor, update, undefined, now)
    await guardSecondEyes(tx, actor, updateGoing(update), undefined, now)
    return null
  } catch (error) {
    if (error instanceof AppError) return error.message
    throw error
  }
}

/** Back to the queue with the reason, so that it is lost to nobody; the editors are told. */
async function refuseRelease(tx: Tx, update: LiveUpdate, refusal: string, now: Date): Promise<void> {
  const { id, storyId } = update
  await tx.liveUpdate.update({
    where: { id, publishedAt: null },
    data: {
      ...WAITS_NO_MORE,
      heldAt: null,
      submittedAt: update.submittedAt ?? now,
      refusedAt: now,
      refusal,
      version: { increment: 1 },
    },
  })
  await recordForDesk(tx, null, storyId, { type: 'update.release_refused', itemType: 'update', itemId: id }, now)
  await notify(tx, { kind: 'releaseRefused', storyId, itemId: id, to: 'editors', now })
}
