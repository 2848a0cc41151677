import type { z } from 'zod'
import { linkClaims } from '#lib/box/links'
import { ownByline } from '#lib/bylines/profiles'
import { endDraft } from '#lib/drafts/commands'
import { notify } from '#lib/notifications/notify'
import { type Actor, authorize, can } from '#lib/permissions'
import type { Tx } from '#lib/platform/db'
import { AppError } from '#lib/platform/errors'
import { bodyOf, requireBody } from '#lib/revisions/schema'
import { writeRevision } from '#lib/revisions/write'
import { askAhead, guardSecondEyes, passAsRead, updateGoing } from '#lib/second-eyes/guard'
import { askForLook } from '#lib/second-eyes/looks'
import { asksColleague } from '#lib/second-eyes/schema'
import { wakeNewsroom } from '#lib/site/newsroom'
import { freezeKnown, knownOf } from '#lib/sources/schema'
import { holdStory, raiseRevision, recordForDesk } from '#lib/stories/record'
import { embargoAt } from '#lib/updates/embargo'
import { putOut, secondsOf } from '#lib/updates/going-out'
import { lockUpdate } from '#lib/updates/locks'
import { requireRoomForPin } from '#lib/updates/pinning'
import { NOT_SENT_BACK, WAITS_NO_MORE } from '#lib/updates/publishing'
import { findUpdateView, getUpdateView } from '#lib/updates/queries'
import type { ApproveUpdate, CreateUpdate, EditUpdate, PublishUpdate, SubmitUpdate } from '#lib/updates/schema'
import { freezeBylines, reviseText, withEditor } from '#lib/updates/texts'
import type { UpdateView } from '#lib/updates/views'
import { requireAhead, startSchedule } from '#lib/updates/waiting'
import type { LiveUpdate } from '#prisma/client/client'

/**
 * Files an update: as a draft, submitted, held, scheduled, going out, or published at once. With `baseVersion` it takes up
 * one that nobody has seen instead, so that "undo, then publish again" publishes once.
 */
export async function createUpdate(
  tx: Tx,
  actor: Actor,
  filing: z.infer<typeof CreateUpdate>,
  now: Date,
): Promise<UpdateView> {
  const input = oneWay(filing)
  const { storyId, updateId, baseVersion, publish, goingOut, publishAt, banReason, secondEyes } = input
  const taken = baseVersion === undefined ? null : await lockUpdate(tx, updateId, baseVersion)
  // Raised before anything is written where it is published at once: the rules that follow see what is true now.
  const atOnce = publish && (await secondsOf(tx, actor, goingOut)) === 0
  const story = atOnce ? await raiseRevision(tx, storyId, now) : await holdStory(tx, storyId)
  authorize(actor, 'update:write', story)
  if (input.pin) authorize(actor, 'update:file-pinned')
  if (input.pin) await requireRoomForPin(tx, storyId)
  const update = taken ? await takeUp(tx, actor, taken, input, now) : await enter(tx, actor, input, now)
  await linkClaims(tx, actor, update, input.claims, now)
  await endDraft(tx, actor, updateId)
  if (publish) return putOut(tx, actor, update, { goingOut, story, banReason, secondEyes }, now)
  if (publishAt) return startSchedule(tx, actor, update, { publishAt, banReason, secondEyes }, now)
  const type = input.submit ? 'update.submitted' : input.hold ? 'update.held' : 'update.drafted'
  await recordForDesk(tx, actor, storyId, { type, itemType: 'update', itemId: updateId }, now)
  const asks = asksColleague(secondEyes)
  if (asks) await askForLook(tx, actor, { storyId, itemType: 'update', itemId: updateId }, now)
  else if (input.hold && can(actor, 'update:publish', update, story))
    await askAhead(tx, actor, updateGoing(update), now)
  else if (input.submit) await notify(tx, { kind: 'submitted', storyId, itemId: updateId, to: 'editors', now })
  return getUpdateView(tx, updateId)
}

type Filing = z.infer<typeof CreateUpdate>

/** What the desk's button would have done gives way to what was chosen: held, or at a time. */
function oneWay(filing: Filing): Filing {
  const { publish, submit, hold, publishAt, goingOut } = filing
  if (hold && publishAt) throw new AppError('invalid', 'Hold an update or schedule it: choose one of them.')
  if (publish && submit) throw new AppError('invalid', 'Publish an update or submit it: choose one of them.')
  if (goingOut && !publish) throw new AppError('invalid', '`goingOut` goes with `publish`.')
  const isPut = publish && asksColleague(filing.secondEyes) && !hold && !publishAt
  if (isPut) return { ...filing, publish: undefined, goingOut: undefined, submit: true }
  return hold || publishAt ? { ...filing, publish: undefined, submit: undefined, goingOut: undefined } : filing
}

/** A new update, not published. */
async function enter(tx: Tx, actor: Actor, input: Filing, now: Date): Promise<LiveUpdate> {
  const { storyId, updateId, headline, occurredAt } = input
  const existing = await findUpdateView(tx, updateId)
  if (existing) throw new AppError('conflict', 'This update was filed already.', { current: existing })
  const content = { headline, body: requireBody(input), ...freezeKnown(input) }
  const bylines = input.bylines ? await freezeBylines(tx, input.bylines) : [await ownByline(tx, actor)]
  const text = { storyId, itemType: 'update', itemId: updateId, kind: 'edit', content, bylines } as const
  const currentRevisionId = await writeRevision(tx, actor, text, now)
  const written = { currentRevisionId, createdById: actor.id, createdAt: now, occurredAt }
  return tx.liveUpdate.create({ data: { id: updateId, storyId, ...written, ...placed(input, now) } })
}

/** One that was undone, sent back or kept as a draft, with the words it has now. */
async function takeUp(tx: Tx, actor: Actor, update: LiveUpdate, input: Filing, now: Date): Promise<LiveUpdate> {
  const story = await holdStory(tx, input.storyId)
  if (update.storyId !== story.id) throw new AppError('invalid', 'That update belongs to another story.')
  authorize(actor, 'update:edit', update, story)
  const until = embargoAt(update, now)
  if (until && input.embargoUntil && new Date(input.embargoUntil) < until) {
    throw new AppError('invalid', 'This update is embargoed for longer than that; shorten its embargo first.')
  }
  const { headline, occurredAt } = input
  const told = { kind: 'edit', note: null } as const
  // As with its headline, what is not given is not said any more.
  const change = { headline, body: requireBody(input), bylines: input.bylines, ...knownOf(input) }
  const revisionId = await reviseText(tx, actor, update, change, told, now)
  const currentRevisionId = revisionId ?? update.currentRevisionId
  const base = { currentRevisionId, occurredAt, heldAt: null, ...WAITS_NO_MORE }
  return tx.liveUpdate.update({
    where: { id: update.id, publishedAt: null },
    data: { ...base, ...placed(input, now), version: { increment: 1 } },
  })
}

/** What is said of an update with its filing. */
function placed({ submit, hold, embargoUntil, pin, key }: Filing, now: Date) {
  return {
    pinWhenPublished: pin === true,
    keyAt: key ? now : null,
    ...(submit ? { submittedAt: now, ...NOT_SENT_BACK } : {}),
    ...(hold ? { heldAt: now } : {}),
    ...(embargoUntil ? { embargoUntil: requireAhead(embargoUntil, now) } : {}),
  }
}

/** Changes a text that no reader has seen yet; published text is amended with a kind instead. */
export async function editUpdate(
  tx: Tx,
  actor: Actor,
  { updateId, baseVersion, occurredAt, secondEyes, ...change }: z.infer<typeof EditUpdate>,
  now: Date,
): Promise<UpdateView> {
  const update = await lockUpdate(tx, updateId, baseVersion)
  const story = await holdStory(tx, update.storyId)
  authorize(actor, 'update:edit', update, story)
  const revisionId = await reviseText(tx, actor, update, change, { kind: 'edit', note: null }, now)
  if (revisionId) await endDraft(tx, actor, updateId)
  const asks = asksColleague(secondEyes)
  if (revisionId && update.scheduledAt && !asks) {
    const going = updateGoing({ ...update, currentRevisionId: revisionId })
    await guardSecondEyes(tx, actor, going, secondEyes, now, { mayAsk: true })
  }
  await tx.liveUpdate.update({
    where: { id: updateId },
    data: {
      currentRevisionId: revisionId ?? update.currentRevisionId,
      occurredAt: occurredAt === undefined ? update.occurredAt : occurredAt,
      // Whoever changes what is scheduled answers for it.
      ...(update.scheduledAt ? { publishById: actor.id } : {}),
      version: { increment: 1 },
    },
  })
  await recordForDesk(
    tx,
    actor,
    story.id,
    { type: 'update.edited', itemType: 'update', itemId: updateId, revisionId },
    now,
  )
  if (asks) await askForLook(tx, actor, { storyId: story.id, itemType: 'update', itemId: updateId }, now)
  else if (update.submittedAt) await wakeNewsroom(tx)
  return getUpdateView(tx, updateId)
}

/** Hands an update to the editors. */
export async function submitUpdate(
  tx: Tx,
  actor: Actor,
  { updateId, baseVersion }: z.infer<typeof SubmitUpdate>,
  now: Date,
): Promise<UpdateView> {
  const update = await lockUpdate(tx, updateId, baseVersion)
  const story = await holdStory(tx, update.storyId)
  authorize(actor, 'update:submit', update, story)
  await tx.liveUpdate.update({
    where: { id: updateId, publishedAt: null },
    data: { submittedAt: now, heldAt: null, ...WAITS_NO_MORE, ...NOT_SENT_BACK, version: { increment: 1 } },
  })
  await recordForDesk(tx, actor, story.id, { type: 'update.submitted', itemType: 'update', itemId: updateId }, now)
  await notify(tx, { kind: 'submitted', storyId: story.id, itemId: updateId, to: 'editors', now })
  return getUpdateView(tx, updateId)
}

/** Publishes an update as it was read; releases one that is held. */
export async function publishUpdate(
  tx: Tx,
  actor: Actor,
  { updateId, baseVersion, ...asked }: z.infer<typeof PublishUpdate>,
  now: Date,
): Promise<UpdateView> {
  const update = await lockUpdate(tx, updateId, baseVersion)
  return putOut(tx, actor, update, asked, now)
}

/**
 * Publishes what a colleague submitted, in the version that was read; with changed words under both names, in one
 * transaction, so that nobody's queue ever shows half of it.
 */
export async function approveUpdate(
  tx: Tx,
  actor: Actor,
  { updateId, baseVersion, goingOut, reason, banReason, secondEyes, ...change }: z.infer<typeof ApproveUpdate>,
  now: Date,
): Promise<UpdateView> {
  const update = await lockUpdate(tx, updateId, baseVersion)
  const isElsewhere = update.publishedAt ?? update.goingOutAt
  if (!update.submittedAt && !isElsewhere) {
    throw new AppError('invalid', 'This update has not been submitted; publish it instead.')
  }
  const isChanged = hasWords(change) || change.verification || change.sources
  if (isChanged && asksColleague(secondEyes)) await passAsRead(tx, actor, updateGoing(update), now)
  const edited = isChanged ? await editSubmission(tx, actor, update, change, now) : update
  return putOut(tx, actor, edited, { goingOut, reason, banReason, secondEyes }, now)
}

const hasWords = (change: SubmissionChange) => bodyOf(change) || change.headline !== undefined || change.bylines

type SubmissionChange = Pick<
  z.infer<typeof ApproveUpdate>,
  'headline' | 'bylines' | 'body' | 'text' | 'verification' | 'sources'
>

async function editSubmission(
  tx: Tx,
  actor: Actor,
  update: LiveUpdate,
  change: SubmissionChange,
  now: Date,
): Promise<LiveUpdate> {
  const story = await holdStory(tx, update.storyId)
  authorize(actor, 'update:edit', update, story)
  // Whoever says how sure the desk is has written nothing.
  const bylines = change.bylines ?? (hasWords(change) ? await withEditor(tx, actor, update) : undefined)
  const told = { kind: 'edit', note: null } as const
  const revisionId = await reviseText(tx, actor, update, { ...change, bylines }, told, now)
  if (!revisionId) return update
  return tx.liveUpdate.update({ where: { id: update.id }, data: { currentRevisionId: revisionId } })
}
