import { z } from 'zod'
import type { Tx } from '#lib/platform/db'
import type { ChallengePurpose } from '#prisma/client/client'

/** Longer than anybody looks for a key in a bag; the browser's own dialog gives up with it. */
export const CHALLENGE_MS = 5 * 60 * 1000

interface Asking {
  purpose: ChallengePurpose
  /** Null for a log-in, where nobody is known yet. */
  sessionId: string | null
}

export async function keepChallenge(tx: Tx, challenge: string, asking: Asking, now: Date): Promise<void> {
  await tx.challenge.create({ data: { challenge, ...asking, expiresAt: new Date(now.getTime() + CHALLENGE_MS) } })
}

const ClientData = z.object({ challenge: z.string().min(1).max(200) })

/**
 * The challenge that a browser says was signed, taken from the store so that it works once; null where it was never given
 * out for this, was used, or is too old.
 */
export async function takeChallenge(
  tx: Tx,
  clientDataJSON: string,
  { purpose, sessionId }: Asking,
  now: Date,
): Promise<string | null> {
  const challenge = challengeIn(clientDataJSON)
  if (challenge === null) return null
  const { count } = await tx.challenge.deleteMany({ where: { challenge, purpose, sessionId, expiresAt: { gt: now } } })
  return count === 1 ? challenge : null
}

function challengeIn(clientDataJSON: string): string | null {
  try {
    return ClientData.parse(JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString('utf8'))).challenge
  } catch {
    return null // a browser makes no such thing; the caller refuses it like any wrong answer
  }
}
