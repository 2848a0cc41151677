import type { z } from 'zod'
import { guardUpdate } from '#lib/briefs/guard'
import { requireImageWords } from '#lib/media/placed'
import { notify } from '#lib/notifications/notify'
import { type Actor, authorize, can } from '#lib/permissions'
import type { Tx } from '#lib/platform/db'
import { AppError } from '#lib/platform/errors'
import { askAhead, guardSecondEyes, updateGoing } from '#lib/second-eyes/guard'
import { askForLook, withdrawOpenLook } from '#lib/second-eyes/looks'
import { asksColleague } from '#lib/second-eyes/schema'
import { wakeNewsroom } from '#lib/site/newsroom'
import { holdStory, recordForDesk } from '#lib/stories/record'
import { embargoAt, momentWords, passEmbargo } from '#lib/updates/embargo'
import { lockUpdate } from '#lib/updates/locks'
import { WAITS_NO_MORE } from '#lib/updates/publishing'
import { getUpdateView } from '#lib/updates/queries'
import type { ChangeWaiting, EmbargoUpdate, LiftEmbargo, ScheduleUpdate, SendBack } from '#lib/updates/schema'
import type { UpdateView } from '#lib/updates/views'
import type { LiveUpdate, Prisma } from '#prisma/client/client'

/** Nobody plans a live story for longer; more is a mistyped year. */
const FURTHEST_MS = 366 * 24 * 60 * 60_000

type Waiting = z.infer<typeof ChangeWaiting>

/** A time that is asked for: ahead, and not absurdly far. */
export function requireAhead(iso: string, now: Date): Date {
  const at = new Date(iso)
  if (at <= now) throw new AppError('invalid', 'That time has passed; give one that is still to come.')
  if (at.getTime() - now.getTime() > FURTHEST_MS) throw new AppError('invalid', 'That is more than a year ahead.')
  return at
}

/** Publishes it at a time, as whoever asked; changes the time where it is scheduled already. */
export async function scheduleUpdate(
  tx: Tx,
  actor: Actor,
  { updateId, baseVersion, ...asked }: z.infer<typeof ScheduleUpdate>,
  now: Date,
): Promise<UpdateView> {
  const update = await lockUpdate(tx, updateId, baseVersion)
  return startSchedule(tx, actor, update, asked, now)
}

export async function startSchedule(
  tx: Tx,
  actor: Actor,
  update: LiveUpdate,
  { publishAt, reason, banReason, secondEyes }: Omit<z.infer<typeof ScheduleUpdate>, 'updateId' | 'baseVersion'>,
  now: Date,
): Promise<UpdateView> {
  const story = await holdStory(tx, update.storyId)
  authorize(actor, 'update:schedule', update, story)
  const at = requireAhead(publishAt, now)
  const { embargoBrokenAt } = await passEmbargo(tx, actor, update, { at, reason, timeZone: story.timeZone }, now)
  await requireImageWords(tx, [update.currentRevisionId])
  await guardUpdate(tx, actor, update, banReason, now)
  const asks = asksColleague(secondEyes)
  if (!asks) await guardSecondEyes(tx, actor, updateGoing(update), secondEyes, now, { mayAsk: true })
  const scheduled = { scheduledAt: now, publishAt: at, publishById: actor.id, heldAt: null, embargoBrokenAt }
  const told = { publishAt: at.toISOString() }
  const view = await change(tx, actor, update, 'update.scheduled', { ...WAITS_NO_MORE, ...scheduled }, now, told)
  if (!asks) return view
  await askForLook(tx, actor, { storyId: update.storyId, itemType: 'update', itemId: update.id }, now)
  return getUpdateView(tx, update.id)
}

/** It is what it was before it was scheduled: a draft, or submitted. */
export async function unscheduleUpdate(tx: Tx, actor: Actor, { updateId, baseVersion }: Waiting, now: Date) {
  const update = await lockUpdate(tx, updateId, baseVersion)
  authorize(actor, 'update:unschedule', update)
  return change(tx, actor, update, 'update.unscheduled', WAITS_NO_MORE, now)
}

/** Keeps it until somebody releases it by hand. */
export async function holdUpdate(tx: Tx, actor: Actor, { updateId, baseVersion }: Waiting, now: Date) {
  const update = await lockUpdate(tx, updateId, baseVersion)
  const story = await holdStory(tx, update.storyId)
  authorize(actor, 'update:hold', update, story)
  const view = await change(tx, actor, update, 'update.held', { ...WAITS_NO_MORE, heldAt: now }, now)
  if (!can(actor, 'update:publish', update, story)) return view
  await askAhead(tx, actor, updateGoing(update), now)
  return getUpdateView(tx, updateId)
}

/** It is what it was before it was held, and nothing is published by that. */
export async function unholdUpdate(tx: Tx, actor: Actor, { updateId, baseVersion }: Waiting, now: Date) {
  const update = await lockUpdate(tx, updateId, baseVersion)
  authorize(actor, 'update:unhold', update)
  return change(tx, actor, update, 'update.unheld', { heldAt: null }, now)
}

/** Forbids publication before a time. It publishes nothing by itself. */
export async function embargoUpdate(
  tx: Tx,
  actor: Actor,
  { updateId, baseVersion, embargoUntil, reason }: z.infer<typeof EmbargoUpdate>,
  now: Date,
): Promise<UpdateView> {
  const update = await lockUpdate(tx, updateId, baseVersion)
  const story = await holdStory(tx, update.storyId)
  const before = embargoAt(update, now)
  const isShortened = before !== null && before > new Date(embargoUntil)
  authorize(actor, isShortened ? 'update:lift-embargo' : 'update:embargo', update, story)
  const until = requireAhead(embargoUntil, now)
  refuseAcrossSchedule(update, until, story.timeZone, now)
  const why = isShortened ? requireWhy(actor, reason) : null
  const data = { embargoUntil: until, embargoReason: why, embargoBrokenAt: null }
  return change(tx, actor, update, 'update.embargoed', data, now, { embargoUntil: until.toISOString() })
}

/** Ends an embargo; while it is in force, with a reason that is kept. */
export async function liftEmbargo(
  tx: Tx,
  actor: Actor,
  { updateId, baseVersion, reason }: z.infer<typeof LiftEmbargo>,
  now: Date,
): Promise<UpdateView> {
  const update = await lockUpdate(tx, updateId, baseVersion)
  const story = await holdStory(tx, update.storyId)
  authorize(actor, 'update:lift-embargo', update, story)
  if (!update.embargoUntil) throw new AppError('invalid', 'This update has no embargo any more.')
  const why = embargoAt(update, now) ? requireWhy(actor, reason) : null
  const data = { embargoUntil: null, embargoReason: why, embargoBrokenAt: null }
  return change(tx, actor, update, 'update.embargo_lifted', data, now)
}

/** Gives a submission back to its writer, with what is to be done. */
export async function sendBackUpdate(
  tx: Tx,
  actor: Actor,
  { updateId, baseVersion, note }: z.infer<typeof SendBack>,
  now: Date,
): Promise<UpdateView> {
  const update = await lockUpdate(tx, updateId, baseVersion)
  authorize(actor, 'update:send-back', update)
  await withdrawOpenLook(tx, updateId, now)
  const data = { submittedAt: null, sentBackAt: now, sentBackById: actor.id, sentBackNote: note }
  const view = await change(tx, actor, update, 'update.sent_back', { ...WAITS_NO_MORE, ...data }, now)
  const told = { kind: 'sentBack', storyId: update.storyId, itemId: updateId } as const
  await notify(tx, { ...told, to: update.createdById, now })
  return view
}

function requireWhy(actor: Actor, reason: string | undefined): string {
  authorize(actor, 'update:break-embargo')
  if (!reason) throw new AppError('invalid', 'Say why the embargo ends earlier than it did; the reason is kept.')
  return reason
}

function refuseAcrossSchedule({ publishAt }: LiveUpdate, until: Date, timeZone: string, now: Date): void {
  if (!publishAt || publishAt >= until) return
  const words = `This update is scheduled for ${momentWords(publishAt, timeZone, now)}, before that embargo ends.`
  throw new AppError('invalid', `${words} Change or cancel the schedule first.`)
}

/** One change that only the desk sees, of an update that nobody else does. */
async function change(
  tx: Tx,
  actor: Actor,
  { id, storyId, submittedAt }: LiveUpdate,
  type: string,
  data: Prisma.LiveUpdateUncheckedUpdateInput,
  now: Date,
  detail: Record<string, string> = {},
): Promise<UpdateView> {
  await tx.liveUpdate.update({ where: { id, publishedAt: null }, data: { ...data, version: { increment: 1 } } })
  await recordForDesk(tx, actor, storyId, { type, itemType: 'update', itemId: id }, now, detail)
  if (submittedAt) await wakeNewsroom(tx)
  return getUpdateView(tx, id)
}
