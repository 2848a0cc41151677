import type { Tx } from '#lib/platform/db'
import { AppError } from '#lib/platform/errors'
import { log, messageOf } from '#lib/platform/log'
import { TOKEN_RIGHTS } from '#lib/rights'
import type { TokenScope } from '#lib/subjects'

export interface TokenRow {
  revokedAt: Date | null
  expiresAt: Date | null
  rights: string[]
  storyIds: string[]
}

/** What a token was made for; null where it is worth nothing any more. */
export function scopeOf({ id, revokedAt, expiresAt, rights, storyIds }: TokenRow & { id: string }): TokenScope | null {
  if (revokedAt !== null || (expiresAt !== null && expiresAt <= new Date())) return null
  return {
    id,
    rights: TOKEN_RIGHTS.filter((right) => rights.includes(right)),
    storyIds: storyIds.length > 0 ? storyIds : null,
  }
}

export const NOT_VALID = 'This token is not valid.'

/**
 * The token for the length of a command: nobody can revoke it meanwhile. KEY SHARE, because `noteUse` writes to the same
 * row and must wait for nobody; a revocation takes the row whole.
 */
export async function lockToken(tx: Tx, id: string): Promise<TokenScope> {
  const [row] = await tx.$queryRaw<TokenRow[]>`
    SELECT "revokedAt", "expiresAt", rights, "storyIds" FROM "ApiToken" WHERE id = ${id}::uuid FOR KEY SHARE`
  const scope = row && scopeOf({ id, ...row })
  if (!scope) throw new AppError('unauthenticated', NOT_VALID)
  return scope
}

/** Last use is told to the minute, so a busy token costs one write in one. */
const USE_IS_TOLD_MS = 60_000

/** Writes down that a token was used, beside the request and not in its way. */
export function noteUse(db: Tx, id: string, lastUsedAt: Date | null, now: Date): void {
  const before = new Date(now.getTime() - USE_IS_TOLD_MS)
  if (lastUsedAt && lastUsedAt > before) return
  db.apiToken
    .updateMany({
      where: { id, OR: [{ lastUsedAt: null }, { lastUsedAt: { lte: before } }] },
      data: { lastUsedAt: now },
    })
    // The next use tries again.
    .catch((error: unknown) => log('warn', 'token.use-not-noted', { id, reason: messageOf(error) }))
}
