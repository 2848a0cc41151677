import type { Tx } from '#lib/platform/db'
import { newId, newSecret, sha256 } from '#lib/platform/ids'

/** Two weeks, counted from the log-in: a lost phone is not a way in for ever, and nobody logs in every day. */
export const SESSION_SECONDS = 14 * 24 * 60 * 60

/** Returns the secret for the cookie; only its hash is kept. */
export async function openSession(tx: Tx, contributorId: string, now: Date): Promise<string> {
  const secret = newSecret()
  await tx.session.create({
    data: {
      id: newId(),
      contributorId,
      secretHash: sha256(secret),
      createdAt: now,
      expiresAt: new Date(now.getTime() + SESSION_SECONDS * 1000),
    },
  })
  return secret
}

/** After this a copied cookie is worth nothing. */
export async function endSession(tx: Tx, secret: string, now: Date): Promise<void> {
  await tx.session.updateMany({ where: { secretHash: sha256(secret), endedAt: null }, data: { endedAt: now } })
}

export async function endAllSessions(tx: Tx, contributorId: string, now: Date): Promise<void> {
  await tx.session.updateMany({ where: { contributorId, endedAt: null }, data: { endedAt: now } })
}
