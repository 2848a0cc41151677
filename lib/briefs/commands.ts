import type { z } from 'zod'
import { findBanned } from '#lib/briefs/banned'
import { findHolder, getBriefView, listTerms } from '#lib/briefs/queries'
import type { BanTerm, EditBrief, LiftTerm, TakeDesk, UndoHandover } from '#lib/briefs/schema'
import type { BriefView } from '#lib/briefs/views'
import { notify } from '#lib/notifications/notify'
import { type Actor, authorize } from '#lib/permissions'
import type { Tx } from '#lib/platform/db'
import { AppError } from '#lib/platform/errors'
import { lockStory, recordForDesk } from '#lib/stories/record'

/** A list nobody can keep in mind keeps nothing back. */
const MAX_TERMS = 40

// All of them lock the story: what goes out meanwhile is checked against the list and the holder before or after, never between.

/** Takes over the desk of a story: whoever has it decides what goes out in spite of the list, and is reminded. */
export async function takeDesk(
  tx: Tx,
  actor: Actor,
  { storyId, handoverId: id }: z.infer<typeof TakeDesk>,
  now: Date,
): Promise<BriefView> {
  authorize(actor, 'brief:edit')
  await lockStory(tx, storyId)
  const holder = await findHolder(tx, storyId)
  if (holder?.id === actor.id) throw new AppError('invalid', 'You have the desk already.')
  await tx.handover.create({ data: { id, storyId, holderId: actor.id, at: now } })
  await recordHandover(tx, actor, storyId, 'desk.taken', { from: holder?.id ?? null }, now)
  if (holder) await notify(tx, { kind: 'desk', storyId, to: holder.id, now })
  return getBriefView(tx, storyId)
}

/** Takes a slip back: whoever had the desk has it again, since when they had it. Only while nobody took it over since. */
export async function undoHandover(
  tx: Tx,
  actor: Actor,
  { storyId, handoverId: id }: z.infer<typeof UndoHandover>,
  now: Date,
): Promise<BriefView> {
  authorize(actor, 'brief:edit')
  await lockStory(tx, storyId)
  const holder = await findHolder(tx, storyId)
  if (holder?.id !== actor.id || holder.handoverId !== id) {
    throw new AppError('forbidden', 'You no longer have the desk; it stays with whoever took it over since.')
  }
  await tx.handover.update({ where: { id }, data: { undoneAt: now } })
  const back = await findHolder(tx, storyId)
  await recordHandover(tx, actor, storyId, 'desk.handed_back', { to: back?.id ?? null }, now)
  if (back) await notify(tx, { kind: 'desk', storyId, to: back.id, now })
  return getBriefView(tx, storyId)
}

const recordHandover = (
  tx: Tx,
  actor: Actor,
  storyId: string,
  type: string,
  detail: Record<string, string | null>,
  now: Date,
) => recordForDesk(tx, actor, storyId, { type, itemType: 'story', itemId: storyId }, now, detail)

/** Writes whom the desk waits for and what comes next. */
export async function editBrief(
  tx: Tx,
  actor: Actor,
  { storyId, baseVersion, waitingFor, comesNext }: z.infer<typeof EditBrief>,
  now: Date,
): Promise<BriefView> {
  authorize(actor, 'brief:edit')
  await lockStory(tx, storyId)
  const current = await getBriefView(tx, storyId)
  if (current.version !== baseVersion) {
    throw new AppError('conflict', 'A colleague changed the brief meanwhile. Read it, then write yours again.', {
      current,
    })
  }
  const lines = { waitingFor: waitingFor ?? current.waitingFor, comesNext: comesNext ?? current.comesNext }
  const version = baseVersion + 1
  await tx.brief.upsert({ where: { storyId }, create: { storyId, version, ...lines }, update: { version, ...lines } })
  await recordForDesk(tx, actor, storyId, { type: 'brief.edited', itemType: 'story', itemId: storyId }, now)
  return getBriefView(tx, storyId)
}

/** Puts a name or a fact on the list of what must not be published. */
export async function banTerm(
  tx: Tx,
  actor: Actor,
  { storyId, termId: id, term, why }: z.infer<typeof BanTerm>,
  now: Date,
): Promise<BriefView> {
  authorize(actor, 'brief:edit')
  await lockStory(tx, storyId)
  const terms = await listTerms(tx, storyId)
  if (terms.some((known) => findBanned([term], [known]).length > 0)) {
    throw new AppError('invalid', 'The list has it already.')
  }
  if (terms.length >= MAX_TERMS) {
    throw new AppError('invalid', `The list has ${MAX_TERMS} terms already; take off what may go out by now.`)
  }
  await tx.bannedTerm.create({ data: { id, storyId, term, why, addedById: actor.id, addedAt: now } })
  const change = { type: 'term.banned', itemType: 'story', itemId: storyId } as const
  await recordForDesk(tx, actor, storyId, change, now, { termId: id })
  return getBriefView(tx, storyId)
}

/** Takes a term off the list: it may go out from now on. */
export async function liftTerm(
  tx: Tx,
  actor: Actor,
  { termId: id }: z.infer<typeof LiftTerm>,
  now: Date,
): Promise<BriefView> {
  authorize(actor, 'brief:edit')
  const term = await tx.bannedTerm.findUnique({ where: { id }, select: { storyId: true } })
  if (!term) throw new AppError('not_found', 'That term is not on any list.')
  const { storyId } = term
  await lockStory(tx, storyId)
  const lifted = await tx.bannedTerm.updateMany({
    where: { id, liftedAt: null },
    data: { liftedAt: now, liftedById: actor.id },
  })
  if (lifted.count === 0) throw new AppError('not_found', 'That term is not on the list any more.')
  const change = { type: 'term.lifted', itemType: 'story', itemId: storyId } as const
  await recordForDesk(tx, actor, storyId, change, now, { termId: id })
  return getBriefView(tx, storyId)
}
