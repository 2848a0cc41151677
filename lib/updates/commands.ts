import type { z } from 'zod'
import { guardUpdate } from '#lib/briefs/guard'
import { notify } from '#lib/notifications/notify'
import { type Actor, authorize } from '#lib/permissions'
import type { Tx } from '#lib/platform/db'
import { AppError } from '#lib/platform/errors'
import { type AmendmentKind, requireBody, requireNote } from '#lib/revisions/schema'
import { writeRevision } from '#lib/revisions/write'
import { holdStory, raiseRevision, record, recordForDesk } from '#lib/stories/record'
import { lockUpdate } from '#lib/updates/locks'
import { requireRoomForPin } from '#lib/updates/pinning'
import { markPublished } from '#lib/updates/publishing'
import { findUpdateView, getUpdateView } from '#lib/updates/queries'
import type { AmendUpdate, CreateUpdate, EditUpdate, PublishUpdate } from '#lib/updates/schema'
import { freezeBylines, reviseText } from '#lib/updates/texts'
import type { UpdateView } from '#lib/updates/views'

const AMENDED = {
  typo: 'update.typo_fixed',
  development: 'update.developed',
  clarification: 'update.clarified',
  correction: 'update.corrected',
} as const satisfies Record<AmendmentKind, string>

/** Files an update: as a draft, submitted to the editors, or published at once. */
export async function createUpdate(
  tx: Tx,
  actor: Actor,
  input: z.infer<typeof CreateUpdate>,
  now: Date,
): Promise<UpdateView> {
  const { storyId, updateId, headline, occurredAt, publish, submit, pin = false, key, banReason } = input
  const story = publish ? await raiseRevision(tx, storyId, now) : await holdStory(tx, storyId)
  authorize(actor, 'update:write', story)
  if (pin) authorize(actor, 'update:file-pinned')
  const existing = await findUpdateView(tx, updateId)
  if (existing) throw new AppError('conflict', 'This update was filed already.', { current: existing })

  const content = { headline, body: requireBody(input) }
  // The actor is locked, so their name needs no looking up.
  const own = { contributorId: actor.id, name: actor.name }
  const bylines = input.bylines ? await freezeBylines(tx, input.bylines) : [own]
  const text = { storyId, itemType: 'update', itemId: updateId, kind: 'edit', content, bylines } as const
  const currentRevisionId = await writeRevision(tx, actor, text, now)
  const update = await tx.liveUpdate.create({
    data: {
      id: updateId,
      storyId,
      currentRevisionId,
      createdById: actor.id,
      createdAt: now,
      occurredAt,
      submittedAt: submit ? now : null,
      pinWhenPublished: pin,
      keyAt: key ? now : null,
    },
  })
  if (pin) await requireRoomForPin(tx, storyId)
  if (publish) {
    authorize(actor, 'update:publish', update, story)
    await markPublished(tx, actor, update, story, now, banReason)
  } else {
    const type = submit ? 'update.submitted' : 'update.drafted'
    await recordForDesk(tx, actor, storyId, { type, itemType: 'update', itemId: updateId }, now)
    if (submit) await notify(tx, { kind: 'submitted', storyId, itemId: updateId, to: 'editors', now })
  }
  return getUpdateView(tx, updateId)
}

/** Changes a text that no reader has seen yet; published text is amended with a kind instead. */
export async function editUpdate(
  tx: Tx,
  actor: Actor,
  { updateId, baseVersion, occurredAt, ...change }: z.infer<typeof EditUpdate>,
  now: Date,
): Promise<UpdateView> {
  const update = await lockUpdate(tx, updateId, baseVersion)
  const story = await holdStory(tx, update.storyId)
  authorize(actor, 'update:edit', update, story)
  const revisionId = await reviseText(tx, actor, update, change, { kind: 'edit', note: null }, now)
  await tx.liveUpdate.update({
    where: { id: updateId },
    data: {
      currentRevisionId: revisionId ?? update.currentRevisionId,
      occurredAt: occurredAt === undefined ? update.occurredAt : occurredAt,
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
  return getUpdateView(tx, updateId)
}

/** Hands an update to the editors. */
export async function submitUpdate(
  tx: Tx,
  actor: Actor,
  { updateId, baseVersion }: z.infer<typeof PublishUpdate>,
  now: Date,
): Promise<UpdateView> {
  const update = await lockUpdate(tx, updateId, baseVersion)
  const story = await holdStory(tx, update.storyId)
  authorize(actor, 'update:submit', update, story)
  await tx.liveUpdate.update({ where: { id: updateId }, data: { submittedAt: now, version: { increment: 1 } } })
  await recordForDesk(tx, actor, story.id, { type: 'update.submitted', itemType: 'update', itemId: updateId }, now)
  await notify(tx, { kind: 'submitted', storyId: story.id, itemId: updateId, to: 'editors', now })
  return getUpdateView(tx, updateId)
}

/** Publishes an update as it was read. */
export async function publishUpdate(
  tx: Tx,
  actor: Actor,
  { updateId, baseVersion, banReason }: z.infer<typeof PublishUpdate>,
  now: Date,
): Promise<UpdateView> {
  const update = await lockUpdate(tx, updateId, baseVersion)
  const story = await raiseRevision(tx, update.storyId, now)
  authorize(actor, 'update:publish', update, story)
  await markPublished(tx, actor, update, story, now, banReason)
  return getUpdateView(tx, updateId)
}

/** Publishes what a colleague submitted, in the version that was read. */
export async function approveUpdate(
  tx: Tx,
  actor: Actor,
  input: z.infer<typeof PublishUpdate>,
  now: Date,
): Promise<UpdateView> {
  const update = await lockUpdate(tx, input.updateId, input.baseVersion)
  if (!update.submittedAt) throw new AppError('invalid', 'This update has not been submitted; publish it instead.')
  return publishUpdate(tx, actor, input, now)
}

/** Changes a published text and tells readers what kind of change it is. The update keeps its place. */
export const amendUpdate =
  (kind: AmendmentKind) =>
  async (tx: Tx, actor: Actor, input: z.infer<typeof AmendUpdate>, now: Date): Promise<UpdateView> => {
    const { updateId, baseVersion, note, banReason, ...change } = input
    const update = await lockUpdate(tx, updateId, baseVersion)
    authorize(actor, 'update:amend', update)
    const told = { kind, note: requireNote(kind, note) }
    const revisionId = await reviseText(tx, actor, update, change, told, now)
    if (!revisionId) throw new AppError('invalid', 'Nothing was changed; change the text first.')
    const story = await raiseRevision(tx, update.storyId, now)
    await guardUpdate(tx, actor, { ...update, currentRevisionId: revisionId }, banReason, now)
    await tx.liveUpdate.update({
      where: { id: updateId },
      data: {
        currentRevisionId: revisionId,
        publishedRevisionId: revisionId,
        storyRevision: story.revision,
        amendedAt: now,
        version: { increment: 1 },
      },
    })
    await record(tx, actor, story, { type: AMENDED[kind], itemType: 'update', itemId: updateId, revisionId }, now)
    return getUpdateView(tx, updateId)
  }
