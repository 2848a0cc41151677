import type { z } from 'zod'
import { type Actor, authorize, can } from '#lib/permissions'
import { audit } from '#lib/platform/audit'
import type { Tx } from '#lib/platform/db'
import { AppError } from '#lib/platform/errors'
import { newId } from '#lib/platform/ids'
import type {
  ConfidencesView,
  EraseConfidence,
  ErasedView,
  KeepInConfidence,
  KeptView,
  ReadConfidences,
} from '#lib/sources/confidential-views'
import { clockOf } from '#lib/updates/queries'

/**
 * Keeps who told us with an update. Nothing else of it changes, so no number is raised and nobody is woken: not even that
 * there is something leaves this table, except into the audit log, which says who kept it and not what.
 */
export async function keepInConfidence(
  tx: Tx,
  actor: Actor,
  { updateId, identity, note }: z.infer<typeof KeepInConfidence>,
  now: Date,
): Promise<KeptView> {
  // Against a draft that is dropped at this moment.
  await tx.$executeRaw`SELECT 1 FROM "LiveUpdate" WHERE id = ${updateId}::uuid FOR SHARE`
  const update = await findUpdate(tx, updateId)
  authorize(actor, 'confidence:write', update, update.story)
  if (!identity && !note) throw new AppError('invalid', 'Write who the source is, or a note.')
  const id = newId()
  await tx.confidence.create({ data: { id, updateId, identity, note, writtenById: actor.id, writtenAt: now } })
  await log(tx, actor, update, { action: 'confidence.kept', confidences: id }, now)
  return { id, writtenAt: now.toISOString() }
}

/** What somebody may read of it, oldest first; that they read it is written down before they do. */
export async function readConfidences(
  tx: Tx,
  actor: Actor,
  { updateId }: z.infer<typeof ReadConfidences>,
): Promise<ConfidencesView> {
  const update = await findUpdate(tx, updateId)
  const found = await tx.confidence.findMany({
    where: { updateId: { in: await idsOf(tx, updateId) } },
    include: { writtenBy: { select: { id: true, name: true } } },
    orderBy: [{ writtenAt: 'asc' }, { id: 'asc' }],
  })
  const shown = found.filter((confidence) => can(actor, 'confidence:read', confidence))
  if (shown.length > 0) {
    const confidences = shown.map(({ id }) => id).join(' ')
    await log(tx, actor, update, { action: 'confidence.read', confidences }, await clockOf(tx))
  }
  return {
    confidences: shown.map(({ id, identity, note, writtenBy, writtenAt }) => ({
      id,
      identity,
      note,
      writtenBy,
      writtenAt: writtenAt.toISOString(),
    })),
  }
}

/** Takes it out of the newsroom for good, as a source may ask for. That something was erased, by whom and when, stays on the record. */
export async function eraseConfidence(
  tx: Tx,
  actor: Actor,
  { updateId, confidenceId }: z.infer<typeof EraseConfidence>,
  now: Date,
): Promise<ErasedView> {
  const update = await findUpdate(tx, updateId)
  const where = { id: confidenceId, updateId: { in: await idsOf(tx, updateId) } }
  const confidence = await tx.confidence.findFirst({ where })
  // To whoever may not read it, it is not there.
  if (!confidence || !can(actor, 'confidence:read', confidence)) {
    throw new AppError('not_found', 'Nothing is kept here under that id; it may have been erased already.')
  }
  await tx.confidence.deleteMany({ where })
  await log(tx, actor, update, { action: 'confidence.erased', confidences: confidenceId }, now)
  return { id: confidenceId, erasedAt: now.toISOString() }
}

async function findUpdate(tx: Tx, id: string) {
  const update = await tx.liveUpdate.findUnique({ where: { id, droppedAt: null }, include: { story: true } })
  if (!update) throw new AppError('not_found', 'That update no longer exists.')
  return update
}

/** An update that was moved to another story is a new one there: what was kept with the old one is found from it. */
async function idsOf(tx: Tx, updateId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE came AS (
      SELECT ${updateId}::uuid AS id
      UNION SELECT u.id FROM came JOIN "LiveUpdate" u ON u."movedToId" = came.id)
    SELECT id FROM came`
  return rows.map(({ id }) => id)
}

interface Deed {
  action: 'confidence.kept' | 'confidence.read' | 'confidence.erased'
  /** Ids, never a word. */
  confidences: string
}

const log = (tx: Tx, actor: Actor, update: { id: string; storyId: string }, { action, confidences }: Deed, now: Date) =>
  audit(tx, {
    actor,
    action,
    subjectType: 'update',
    subjectId: update.id,
    storyId: update.storyId,
    detail: { confidences },
    now,
  })
