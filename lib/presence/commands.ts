import type { z } from 'zod'
import { type Actor, authorize } from '#lib/permissions'
import type { Tx } from '#lib/platform/db'
import { wake } from '#lib/platform/wake'
import { GONE_AFTER_MS, getPresenceView } from '#lib/presence/queries'
import type { EndPresence, ShowPresence } from '#lib/presence/schema'
import type { PresenceView } from '#lib/presence/views'
import type { Presence } from '#prisma/client/client'

/**
 * Says that a tab has a story's room open, and what is written in it; answers who else is there. It has no number, locks
 * no story and leaves no record: only where something is new are the others woken, and then only their lists of people.
 */
export async function showPresence(
  tx: Tx,
  actor: Actor,
  { storyId, tabId, words, editingId }: z.infer<typeof ShowPresence>,
  now: Date,
): Promise<PresenceView> {
  authorize(actor, 'desk:read')
  const key = { contributorId_tabId: { contributorId: actor.id, tabId } }
  const known = await tx.presence.findUnique({ where: key })
  const before = known && isHere(known, storyId, now) ? known : null
  const shown = {
    storyId,
    seenAt: now,
    since: before?.since ?? now,
    words,
    writingSince: words ? (before?.writingSince ?? now) : null,
    editingId,
    editingSince: editingId && (before?.editingId === editingId ? before.editingSince : now),
  }
  await tx.presence.upsert({ where: key, create: { contributorId: actor.id, tabId, ...shown }, update: shown })
  if (!before || before.words !== words || before.editingId !== editingId) await wake(tx, `presence:${storyId}`)
  if (!before) await forgetGone(tx, now)
  return getPresenceView(tx, storyId, now)
}

const isHere = ({ storyId, seenAt }: Presence, room: string, now: Date): boolean =>
  storyId === room && now.getTime() - seenAt.getTime() < GONE_AFTER_MS

/** What nobody sees any more; whoever comes in sweeps, and steps over what others hold. */
async function forgetGone(tx: Tx, now: Date): Promise<void> {
  const before = new Date(now.getTime() - 3 * GONE_AFTER_MS)
  await tx.$executeRaw`
    DELETE FROM "Presence" WHERE ("contributorId", "tabId") IN (
      SELECT "contributorId", "tabId" FROM "Presence" WHERE "seenAt" < ${before} FOR UPDATE SKIP LOCKED)`
}

/** The tab is closed, or shows something else. */
export async function endPresence(
  tx: Tx,
  actor: Actor,
  { storyId, tabId }: z.infer<typeof EndPresence>,
  now: Date,
): Promise<PresenceView> {
  authorize(actor, 'desk:read')
  const { count } = await tx.presence.deleteMany({ where: { contributorId: actor.id, tabId, storyId } })
  if (count > 0) await wake(tx, `presence:${storyId}`)
  return getPresenceView(tx, storyId, now)
}
