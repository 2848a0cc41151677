import { z } from 'zod'
import { lockActor } from '#lib/contributors/callers'
import { forgetTries, takeTry } from '#lib/contributors/log-in-limit'
import type { LogInFailure } from '#lib/contributors/log-in-words'
import { noteRefused } from '#lib/contributors/log-ins-told'
import { verifyPassword } from '#lib/contributors/passwords'
import { findForLogIn } from '#lib/contributors/queries'
import { Email } from '#lib/contributors/schema'
import { type From, openSession } from '#lib/contributors/sessions'
import { audit } from '#lib/platform/audit'
import { db } from '#lib/platform/db'
import { AppError } from '#lib/platform/errors'
import { log, messageOf } from '#lib/platform/log'

const LogIn = z.object({ email: Email, password: z.string().max(200) })

export type LogInResult =
  | { loggedIn: true; contributorId: string; sessionSecret: string }
  | { loggedIn: false; why: LogInFailure }

/**
 * @param address where the request came from, for the limit and the list of sessions
 * @param userAgent what the browser says it is, for the list of sessions
 */
export async function logIn(
  credentials: unknown,
  address: string,
  now: Date,
  userAgent: string | null = null,
): Promise<LogInResult> {
  const parsed = LogIn.safeParse(credentials)
  if (!parsed.success) return refuse('wrong')
  const { email, password } = parsed.data
  if (!takeTry(email, address, now)) return refuse('too-many')
  try {
    const result = await tryLogIn(email, password, { address, userAgent }, now)
    if (result.loggedIn) forgetTries(email, address)
    return result
  } catch (error) {
    if (error instanceof AppError && error.code === 'rate_limited') return refuse('busy')
    if (error instanceof AppError && error.code === 'unauthenticated') return refuse('disabled')
    // Told to the person as "try again"; the log has what happened.
    log('error', 'log-in.failed', { why: messageOf(error) })
    return refuse('unavailable')
  }
}

async function tryLogIn(email: string, password: string, from: From, now: Date): Promise<LogInResult> {
  const contributor = await findForLogIn(db(), email)
  // Takes its time for an unknown e-mail too, so that the clock does not tell who works here.
  const right = await verifyPassword(password, contributor?.passwordHash ?? null)
  if (contributor && !right) tellRefused(contributor.id, from.address ?? null, now)
  if (!contributor || !right) return refuse('wrong')
  return db().$transaction(async (tx) => {
    const actor = { ...(await lockActor(tx, contributor.id)), address: from.address ?? null }
    const sessionSecret = await openSession(tx, actor.id, now, from)
    await audit(tx, { actor, action: 'session.opened', subjectType: 'contributor', subjectId: actor.id, now })
    return { loggedIn: true, contributorId: actor.id, sessionSecret }
  })
}

/** Beside the answer and not in its way: the clock must not tell who works here. */
function tellRefused(contributorId: string, address: string | null, now: Date): void {
  const told = db().$transaction((tx) => noteRefused(tx, contributorId, address, now))
  told.catch((error: unknown) => log('warn', 'log-in.not-told', { why: messageOf(error) }))
}

const refuse = (why: LogInFailure): LogInResult => ({ loggedIn: false, why })
