import type { z } from 'zod'
import { guardUpdate } from '#lib/briefs/guard'
import { addCorrectionLine } from '#lib/corrections/line'
import { isPresetLine } from '#lib/corrections/preset-line'
import { touchedByTypo } from '#lib/corrections/typos'
import { endDraft } from '#lib/drafts/commands'
import { type Actor, authorize } from '#lib/permissions'
import type { Tx } from '#lib/platform/db'
import { AppError } from '#lib/platform/errors'
import { type AmendmentKind, requireNote } from '#lib/revisions/schema'
import { guardSecondEyes, updateGoing } from '#lib/second-eyes/guard'
import { checkByChange } from '#lib/second-eyes/looks'
import { asksColleague } from '#lib/second-eyes/schema'
import { raiseRevision, record } from '#lib/stories/record'
import { lockUpdate } from '#lib/updates/locks'
import { getUpdateView } from '#lib/updates/queries'
import type { AmendUpdate } from '#lib/updates/schema'
import { proposeChange } from '#lib/updates/second-eyes'
import { reviseText } from '#lib/updates/texts'
import type { UpdateView } from '#lib/updates/views'

const AMENDED = {
  typo: 'update.typo_fixed',
  development: 'update.developed',
  clarification: 'update.clarified',
  correction: 'update.corrected',
} as const satisfies Record<AmendmentKind, string>

/** Changes a published text and tells readers what kind of change it is. The update keeps its place. */
export const amendUpdate =
  (kind: AmendmentKind) =>
  async (
    tx: Tx,
    actor: Actor,
    input: z.infer<typeof AmendUpdate>,
    now: Date,
    /** Whose words they are, where the change waited for a second person. */
    proposer?: Actor,
  ): Promise<UpdateView> => {
    const { updateId, baseVersion, note, banReason, secondEyes, line, ...change } = input
    if (line && kind !== 'correction') throw new AppError('invalid', 'A line on top (`line`) is for corrections alone.')
    const update = await lockUpdate(tx, updateId, baseVersion)
    authorize(actor, 'update:amend', update)
    const told = { kind, note: requireNote(kind, note) }
    if (asksColleague(secondEyes)) return proposeChange(tx, actor, update, { ...told, kind, line }, change, now)
    const revisionId = await reviseText(tx, proposer ?? actor, update, change, told, now)
    if (!revisionId) throw new AppError('invalid', 'Nothing was changed; change the text first.')
    await endDraft(tx, actor, updateId)
    const story = await raiseRevision(tx, update.storyId, now)
    await guardUpdate(tx, actor, { ...update, currentRevisionId: revisionId }, banReason, now)
    const going = updateGoing({ ...update, currentRevisionId: revisionId })
    const how = { mayAsk: true, answersProposal: proposer !== undefined }
    await guardSecondEyes(tx, actor, going, secondEyes, now, how)
    if (kind === 'correction') await checkByChange(tx, actor, updateId, now)
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
    if (kind === 'correction' && (line ?? isPresetLine(update.ordinal, story.publishedCount))) {
      await addCorrectionLine(tx, update, story, now)
    }
    const touched = await touchedByTypo(tx, revisionId)
    const item = { itemType: 'update', itemId: updateId, revisionId, touched } as const
    await record(tx, actor, story, { type: AMENDED[kind], ...item }, now)
    return getUpdateView(tx, updateId)
  }
