import { lockContributor } from '#lib/contributors/lock'
import { recordAbout } from '#lib/contributors/record'
import type { EndSession, NameContributor } from '#lib/contributors/schema'
import { endAllSessions, endOneSession, listSessions } from '#lib/contributors/sessions'
import type { SessionsView } from '#lib/contributors/views'
import { type Actor, authorize } from '#lib/permissions'
import type { Tx } from '#lib/platform/db'

/** Ends one session of somebody: a lost phone, a computer in a hotel. They go on working everywhere else. */
export async function endSessionOf(
  tx: Tx,
  actor: Actor,
  { contributorId, sessionId }: EndSession,
  now: Date,
): Promise<SessionsView> {
  await lockContributor(tx, contributorId)
  authorize(actor, 'contributor:end-sessions')
  await endOneSession(tx, { contributorId, sessionId }, now)
  await recordAbout(tx, actor, 'contributor.session-ended', contributorId, now, { sessionId })
  return { sessions: await listSessions(tx, contributorId, now) }
}

/** Signs somebody out everywhere; they may sign in again at once. */
export async function endSessionsOf(
  tx: Tx,
  actor: Actor,
  { contributorId }: NameContributor,
  now: Date,
): Promise<SessionsView> {
  await lockContributor(tx, contributorId)
  authorize(actor, 'contributor:end-sessions')
  await endAllSessions(tx, contributorId, now)
  await recordAbout(tx, actor, 'contributor.sessions-ended', contributorId, now)
  return { sessions: await listSessions(tx, contributorId, now) }
}
