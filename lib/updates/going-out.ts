import type { z } from 'zod'
import { guardUpdate } from '#lib/briefs/guard'
import { requireImageWords } from '#lib/media/placed'
import { type Actor, authorize } from '#lib/permissions'
import type { Tx } from '#lib/platform/db'
import { AppError } from '#lib/platform/errors'
import { guardSecondEyes, updateGoing } from '#lib/second-eyes/guard'
import { undoAnswers } from '#lib/second-eyes/looks'
import { asksColleague } from '#lib/second-eyes/schema'
import { wakeNewsroom } from '#lib/site/newsroom'
import { holdStory, type LockedStory, raiseRevision, recordForDesk } from '#lib/stories/record'
import { passEmbargo } from '#lib/updates/embargo'
import { lockUpdateNow } from '#lib/updates/locks'
import { markPublished, WAITS_NO_MORE } from '#lib/updates/publishing'
import { getUpdateView } from '#lib/updates/queries'
import type { ChangeWaiting, PublishUpdate } from '#lib/updates/schema'
import { putToColleague } from '#lib/updates/second-eyes'
import type { UpdateView } from '#lib/updates/views'
import type { LiveUpdate } from '#prisma/client/client'

interface Asked extends Pick<z.infer<typeof PublishUpdate>, 'goingOut' | 'reason' | 'banReason' | 'secondEyes'> {
  /** The story, where its number was raised already. */
  story?: LockedStory
}

/** How long what somebody publishes from the desk waits for an undo. */
export async function secondsOf(tx: Tx, actor: Actor, goingOut: true | undefined): Promise<number> {
  if (!goingOut) return 0
  const { goingOutSeconds } = await tx.contributor.findUniqueOrThrow({
    where: { id: actor.id },
    select: { goingOutSeconds: true },
  })
  return goingOutSeconds
}

/** Publishes a locked update: at once, or, from the desk, after the seconds of its publisher. */
export async function putOut(
  tx: Tx,
  actor: Actor,
  update: LiveUpdate,
  { goingOut, reason, banReason, secondEyes, story: raised }: Asked,
  now: Date,
): Promise<UpdateView> {
  if (asksColleague(secondEyes)) return putToColleague(tx, actor, update, now)
  const seconds = await secondsOf(tx, actor, goingOut)
  // The number is taken at release alone: what is undone leaves no trace for readers.
  const begin = () => (seconds > 0 ? holdStory(tx, update.storyId) : raiseRevision(tx, update.storyId, now))
  const story = raised ?? (await begin())
  authorize(actor, 'update:publish', update, story)
  const passed = await passEmbargo(tx, actor, update, { at: now, reason, timeZone: story.timeZone }, now)
  await guardSecondEyes(tx, actor, updateGoing(passed), secondEyes, now, { mayAsk: true })
  if (seconds > 0) {
    // Asked now, while whoever publishes can still answer; at release the answer stands.
    await requireImageWords(tx, [passed.currentRevisionId])
    await guardUpdate(tx, actor, passed, banReason, now)
    await startGoingOut(tx, actor, passed, seconds, now)
  } else await markPublished(tx, actor, passed, story, now, banReason, 'settled')
  return getUpdateView(tx, update.id)
}

/** From here on the sweeper releases it, whatever becomes of the browser; by the database's clock, which all share. */
export async function startGoingOut(
  tx: Tx,
  actor: Actor,
  { id, storyId, submittedAt }: LiveUpdate,
  seconds: number,
  now: Date,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE "LiveUpdate"
    SET "goingOutAt" = clock.now, "publishAt" = clock.now + make_interval(secs => ${seconds}::int),
        "publishById" = ${actor.id}::uuid, "scheduledAt" = NULL, "refusedAt" = NULL, refusal = NULL,
        version = version + 1
    FROM (SELECT clock_timestamp() AS now) AS clock
    WHERE id = ${id}::uuid AND "publishedAt" IS NULL`
  await recordForDesk(tx, actor, storyId, { type: 'update.going_out', itemType: 'update', itemId: id }, now, {
    seconds,
  })
  if (submittedAt) await wakeNewsroom(tx)
}

/**
 * Takes back what is going out; it is what it was before: a draft, submitted or held. Released or undone, never both:
 * each locks the row, and whoever comes second finds that it is over.
 */
export async function undoUpdate(
  tx: Tx,
  actor: Actor,
  { updateId, baseVersion }: z.infer<typeof ChangeWaiting>,
  now: Date,
): Promise<UpdateView> {
  const update = await lockUpdateNow(tx, updateId)
  if (update.publishedAt && update.version > baseVersion) {
    throw new AppError('conflict', 'It went out before the undo reached the desk: correct or retract it instead.', {
      current: await getUpdateView(tx, updateId),
    })
  }
  if (update.version !== baseVersion) {
    throw new AppError('conflict', 'This update changed since you read it. Look at it as it is now, then decide.', {
      current: await getUpdateView(tx, updateId),
    })
  }
  authorize(actor, 'update:undo', update)
  await tx.liveUpdate.update({
    where: { id: updateId, publishedAt: null },
    data: { ...WAITS_NO_MORE, version: { increment: 1 } },
  })
  const pressed = { itemId: updateId, revisionId: update.currentRevisionId, by: update.publishById ?? actor.id }
  await undoAnswers(tx, pressed, now)
  const change = { type: 'update.undone', itemType: 'update', itemId: updateId } as const
  await recordForDesk(tx, actor, update.storyId, change, now)
  if (update.submittedAt) await wakeNewsroom(tx)
  return getUpdateView(tx, updateId)
}
