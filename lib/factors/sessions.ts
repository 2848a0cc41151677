import type { OpenSession, SignedIn } from '#lib/contributors/callers'
import { endOneSession, endOtherSessions, listSessions } from '#lib/contributors/sessions'
import type { EndMySession, Nothing } from '#lib/factors/schema'
import type { MySessionsView } from '#lib/factors/views'
import { audit } from '#lib/platform/audit'
import type { Tx } from '#lib/platform/db'
import { AppError } from '#lib/platform/errors'

/** Where somebody is signed in; this browser comes first. */
export const listMySessions = (tx: Tx, session: OpenSession, now: Date): Promise<MySessionsView> =>
  listWith(tx, session.owner.id, session.id, now)

export async function endMySession(
  tx: Tx,
  person: SignedIn,
  { sessionId }: EndMySession,
  now: Date,
): Promise<MySessionsView> {
  if (sessionId === person.sessionId)
    throw new AppError('forbidden', 'This is the one you are using: sign out instead.')
  await endOneSession(tx, { contributorId: person.id, sessionId }, now)
  const subject = { subjectType: 'contributor', subjectId: person.id } as const
  await audit(tx, { actor: person, action: 'session.ended', ...subject, now, detail: { sessionId } })
  return listWith(tx, person.id, person.sessionId, now)
}

export async function signOutElsewhere(tx: Tx, person: SignedIn, _input: Nothing, now: Date): Promise<MySessionsView> {
  const ended = await endOtherSessions(tx, { contributorId: person.id, sessionId: person.sessionId }, now)
  const subject = { subjectType: 'contributor', subjectId: person.id } as const
  await audit(tx, { actor: person, action: 'session.others-ended', ...subject, now, detail: { sessionsEnded: ended } })
  return listWith(tx, person.id, person.sessionId, now)
}

async function listWith(tx: Tx, contributorId: string, here: string, now: Date): Promise<MySessionsView> {
  const all = await listSessions(tx, contributorId, now)
  const [mine, others] = [all.filter(({ id }) => id === here), all.filter(({ id }) => id !== here)]
  return { here, sessions: [...mine, ...others] }
}
