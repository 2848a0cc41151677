import { z } from 'zod'
import { type Entry, enter } from '#lib/contributors/entering'
import type { LogInFailure } from '#lib/contributors/log-in-words'
import { noteRefused } from '#lib/contributors/log-ins-told'
import { verifyPassword } from '#lib/contributors/passwords'
import { findForLogIn } from '#lib/contributors/queries'
import { Email } from '#lib/contributors/schema'
import { giveTryBack, takeTry } from '#lib/contributors/tries'
import type { Visitor } from '#lib/contributors/visitor'
import { db } from '#lib/platform/db'
import { AppError } from '#lib/platform/errors'
import { log, messageOf } from '#lib/platform/log'

const LogIn = z.object({ email: Email, password: z.string().max(200) })
type LogIn = z.infer<typeof LogIn>

export type LogInResult = ({ loggedIn: true } & Entry) | { loggedIn: false; why: LogInFailure }

export async function logIn(credentials: unknown, visitor: Visitor, now: Date): Promise<LogInResult> {
  const parsed = LogIn.safeParse(credentials)
  if (!parsed.success) return refuse('wrong')
  try {
    return await tryLogIn(parsed.data, visitor, now)
  } catch (error) {
    if (error instanceof AppError && error.code === 'rate_limited') return refuse('busy')
    if (error instanceof AppError && error.code === 'unauthenticated') return refuse('disabled')
    // Told to the person as "try again"; the log has what happened.
    log('error', 'log-in.failed', { why: messageOf(error) })
    return refuse('unavailable')
  }
}

async function tryLogIn({ email, password }: LogIn, visitor: Visitor, now: Date): Promise<LogInResult> {
  const taken = await takeTry(db(), 'log-in', email, visitor, now)
  if (!taken.allowed) return refuse(`wait-${taken.seconds}`)
  const contributor = await findForLogIn(db(), email)
  // Takes its time for an unknown e-mail too, so that the clock does not tell who works here.
  const right = await verifyPassword(password, contributor?.passwordHash ?? null)
  if (contributor && !right) tellRefused(contributor.id, visitor.address, now)
  if (!contributor || !right) return refuse('wrong')
  await giveTryBack(db(), taken.counted)
  return { loggedIn: true, ...(await db().$transaction((tx) => enter(tx, contributor.id, visitor, now))) }
}

/** Beside the answer and not in its way: the clock must not tell who works here. */
function tellRefused(contributorId: string, address: string, now: Date): void {
  const told = db().$transaction((tx) => noteRefused(tx, contributorId, address, now))
  told.catch((error: unknown) => log('warn', 'log-in.not-told', { why: messageOf(error) }))
}

const refuse = (why: LogInFailure): LogInResult => ({ loggedIn: false, why })
