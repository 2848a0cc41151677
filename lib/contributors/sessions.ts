import { deviceOf } from '#lib/contributors/device'
import type { SessionView } from '#lib/contributors/views'
import type { Tx } from '#lib/platform/db'
import { AppError } from '#lib/platform/errors'
import { newId, newSecret, sha256 } from '#lib/platform/ids'

/** Two weeks, counted from the log-in: a lost phone is not a way in for ever, and nobody logs in every day. */
export const SESSION_SECONDS = 14 * 24 * 60 * 60

/**
 * A day without a person's act or a look of a page that somebody has before them (OWASP ASVS 5.0, 7.3.1). Whoever works every
 * day is never asked; a laptop that was left somewhere over a day off is closed.
 */
export const SILENT_SECONDS = 24 * 60 * 60

/**
 * A shift and its handover: then the provider is asked again, which mostly needs no typing. An account that ended there is
 * never a way in here for longer (OWASP ASVS 5.0, 7.6.1).
 */
export const PROVIDED_SECONDS = 12 * 60 * 60

/** Of use to people to within a minute, and more would be a write with every request. */
const SEEN_EVERY_MS = 60_000

/** Whoever has given a password finds the phone with the codes within this, or begins again. */
const SECOND_STEP_SECONDS = 10 * 60

/** Where a log-in came from. */
export interface From {
  address?: string | null
  userAgent?: string | null
}

interface Opening extends From {
  /** The password is given and the second factor is not: such a session is nobody's. */
  factorPending?: boolean
  /** A provider of single sign-on vouched for them. */
  bySingleSignOn?: boolean
  /** When they last showed who they are; now where it is left out. */
  shownAt?: Date
}

/** Returns the secret for the cookie; only its hash is kept. */
export async function openSession(
  tx: Tx,
  contributorId: string,
  now: Date,
  { address = null, userAgent, factorPending = false, bySingleSignOn = false, shownAt = now }: Opening = {},
): Promise<string> {
  const secret = newSecret()
  const seconds = factorPending ? SECOND_STEP_SECONDS : bySingleSignOn ? PROVIDED_SECONDS : SESSION_SECONDS
  await tx.session.create({
    data: {
      id: newId(),
      contributorId,
      secretHash: sha256(secret),
      createdAt: now,
      expiresAt: new Date(now.getTime() + seconds * 1000),
      factorPendingSince: factorPending ? now : null,
      confirmedAt: factorPending ? null : shownAt,
      bySingleSignOn,
      address,
      device: deviceOf(userAgent),
    },
  })
  return secret
}

/** Whether a request at this time is worth writing down. */
export const isWorthNoting = (lastSeenAt: Date | null, now: Date): boolean =>
  lastSeenAt === null || now.getTime() - lastSeenAt.getTime() >= SEEN_EVERY_MS

/** Whether nobody has used it for too long; a session that was never used was silent since its log-in. */
export const isSilent = (lastUsedAt: Date, now: Date): boolean =>
  now.getTime() - lastUsedAt.getTime() >= SILENT_SECONDS * 1000

/**
 * Ends a session that was silent for too long, for good: a request that still found it open at the same moment cannot bring it
 * back after another was told that it is over. False where it was used meanwhile.
 * @param lastSeenAt as it was read
 */
export async function endSilent(tx: Tx, sessionId: string, lastSeenAt: Date | null, now: Date): Promise<boolean> {
  const unused = { id: sessionId, endedAt: null, lastSeenAt }
  const { count } = await tx.session.updateMany({ where: unused, data: { endedAt: now } })
  if (count > 0) return true
  return (await tx.session.count({ where: { id: sessionId, endedAt: null } })) === 0
}

/** Never waits for who is ending the session at this moment: when it was last seen matters less than that. */
export async function noteSeen(tx: Tx, sessionId: string, now: Date): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Session" SET "lastSeenAt" = ${now} WHERE id = (
      SELECT id FROM "Session" WHERE id = ${sessionId}::uuid AND "endedAt" IS NULL FOR NO KEY UPDATE SKIP LOCKED)`
}

/** Where somebody is signed in, the last seen first. */
export async function listSessions(tx: Tx, contributorId: string, now: Date): Promise<SessionView[]> {
  const rows = await tx.session.findMany({
    where: { contributorId, endedAt: null, factorPendingSince: null, expiresAt: { gt: now }, ...usedLately(now) },
    select: { id: true, createdAt: true, expiresAt: true, address: true, device: true, lastSeenAt: true },
    orderBy: [{ lastSeenAt: { sort: 'desc', nulls: 'last' } }, { createdAt: 'desc' }, { id: 'asc' }],
  })
  return rows.map(({ id, createdAt, expiresAt, address, device, lastSeenAt }) => ({
    id,
    address,
    device,
    startedAt: createdAt.toISOString(),
    lastSeenAt: lastSeenAt?.toISOString() ?? null,
    expiresAt: expiresAt.toISOString(),
  }))
}

function usedLately(now: Date) {
  const since = new Date(now.getTime() - SILENT_SECONDS * 1000)
  return { OR: [{ lastSeenAt: { gt: since } }, { lastSeenAt: null, createdAt: { gt: since } }] }
}

/** After this a copied cookie is worth nothing. */
export async function endSession(tx: Tx, secret: string, now: Date): Promise<void> {
  await tx.session.updateMany({ where: { secretHash: sha256(secret), endedAt: null }, data: { endedAt: now } })
}

/** One of this contributor's, by its id; whether the caller may is the caller's to ask. `not_found` where it is over. */
export async function endOneSession(
  tx: Tx,
  { contributorId, sessionId }: { contributorId: string; sessionId: string },
  now: Date,
): Promise<void> {
  const { count } = await tx.session.updateMany({
    where: { id: sessionId, contributorId, endedAt: null },
    data: { endedAt: now },
  })
  if (count === 0) throw new AppError('not_found', 'That session has ended already.')
}

export async function endAllSessions(tx: Tx, contributorId: string, now: Date): Promise<void> {
  await tx.session.updateMany({ where: { contributorId, endedAt: null }, data: { endedAt: now } })
}

/** What somebody else holds of theirs ends; the browser they sit at stays. */
export async function endOtherSessions(
  tx: Tx,
  { contributorId, sessionId }: { contributorId: string; sessionId: string },
  now: Date,
): Promise<number> {
  const { count } = await tx.session.updateMany({
    where: { contributorId, id: { not: sessionId }, endedAt: null },
    data: { endedAt: now },
  })
  return count
}
