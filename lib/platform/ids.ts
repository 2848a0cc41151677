import { createHash, randomBytes } from 'node:crypto'

export { Id, newId } from '#lib/platform/uuid'

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** A secret for a link, a session or a token: 256 random bits, URL-safe. Only its SHA-256 is stored. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

/** JSON with sorted keys, so that equal content has equal hashes. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}
