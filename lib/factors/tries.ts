import type { OpenSession } from '#lib/contributors/callers'
import { takeTry } from '#lib/contributors/log-in-limit'
import type { Tx } from '#lib/platform/db'
import { AppError } from '#lib/platform/errors'

/** Counts a try of a code, a passkey or a password of somebody who is half or wholly signed in, before it is looked at. */
export async function takeFactorTry(_db: Tx, contributorId: string, now: Date): Promise<void> {
  if (!takeTry(contributorId, 'factor', now)) {
    throw new AppError('rate_limited', 'Too many tries. Wait a quarter of an hour, then try again.')
  }
}

/** The same before a transaction whose command refuses what is wrong. */
export async function tryFirst<Input>(db: Tx, { owner }: OpenSession, input: Input, now: Date): Promise<Input> {
  await takeFactorTry(db, owner.id, now)
  return input
}
