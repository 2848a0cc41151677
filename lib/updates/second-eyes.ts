import { endDraft } from '#lib/drafts/commands'
import { type Actor, authorize } from '#lib/permissions'
import type { Tx } from '#lib/platform/db'
import { AppError } from '#lib/platform/errors'
import type { AmendmentKind } from '#lib/revisions/schema'
import { askForLook } from '#lib/second-eyes/looks'
import { holdStory, recordForDesk } from '#lib/stories/record'
import { NOT_SENT_BACK, WAITS_NO_MORE } from '#lib/updates/publishing'
import { getUpdateView } from '#lib/updates/queries'
import { nextText, type TextChange } from '#lib/updates/texts'
import type { UpdateView } from '#lib/updates/views'
import type { LiveUpdate } from '#prisma/client/client'

/** Puts what would have been published before another editor instead: it waits in the queue, and whoever approves it publishes it. */
export async function putToColleague(tx: Tx, actor: Actor, update: LiveUpdate, now: Date): Promise<UpdateView> {
  const { id, storyId } = update
  const story = await holdStory(tx, storyId)
  authorize(actor, 'update:publish', update, story)
  await tx.liveUpdate.update({
    where: { id, publishedAt: null },
    data: {
      submittedAt: update.submittedAt ?? now,
      heldAt: null,
      ...WAITS_NO_MORE,
      ...NOT_SENT_BACK,
      version: { increment: 1 },
    },
  })
  await recordForDesk(tx, actor, storyId, { type: 'update.put_to_colleague', itemType: 'update', itemId: id }, now)
  await askForLook(tx, actor, { storyId, itemType: 'update', itemId: id }, now)
  return getUpdateView(tx, id)
}

interface Told {
  kind: AmendmentKind
  note: string | null
  /** Whether it has a line on top; as it is preset where nothing is said. */
  line: boolean | undefined
}

/** Keeps a change of what readers see until another editor has looked at it; the text stays as it is meanwhile. */
export async function proposeChange(
  tx: Tx,
  actor: Actor,
  update: LiveUpdate,
  told: Told,
  change: TextChange,
  now: Date,
): Promise<UpdateView> {
  const { id, storyId } = update
  await holdStory(tx, storyId)
  const next = await nextText(tx, update, change, told.kind)
  if (!next) throw new AppError('invalid', 'Nothing was changed; change the text first.')
  await endDraft(tx, actor, id)
  await tx.liveUpdate.update({ where: { id }, data: { version: { increment: 1 } } })
  await recordForDesk(tx, actor, storyId, { type: 'update.change_proposed', itemType: 'update', itemId: id }, now)
  const { line, ...kind } = told
  const how = line === undefined ? kind : { ...kind, line }
  const proposal = { ...how, fromRevisionId: update.currentRevisionId, ...next.content, bylines: next.bylines }
  await askForLook(tx, actor, { storyId, itemType: 'update', itemId: id }, now, proposal)
  return getUpdateView(tx, id)
}
