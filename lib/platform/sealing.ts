import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { env } from '#lib/platform/env'
import { log, messageOf } from '#lib/platform/log'

const CIPHER = 'aes-256-gcm'
const KEY_BYTES = 32
/** What GCM is made for (NIST SP 800-38D 8.2). */
const IV_BYTES = 12
const TAG_BYTES = 16

/** What a sealed text is for, and whose it is: in another row it cannot be opened. */
interface Place {
  purpose: string
  of: string
}

/** Encrypts what must be readable again, with a key that stands nowhere but is derived from NEXTAUTH_SECRET (RFC 5869). */
export function seal(text: string, { purpose, of }: Place): string {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv(CIPHER, keyFor(purpose), iv).setAAD(Buffer.from(of))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url')
}

/** Null where it was sealed with another NEXTAUTH_SECRET, for another place, or was changed since. */
export function unseal(sealed: string, { purpose, of }: Place): string | null {
  const bytes = Buffer.from(sealed, 'base64url')
  try {
    const decipher = createDecipheriv(CIPHER, keyFor(purpose), bytes.subarray(0, IV_BYTES)).setAAD(Buffer.from(of))
    decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
    return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8')
  } catch (error) {
    // Nothing is opened by it; the log tells an operator who has changed the secret why.
    log('error', 'unsealing.failed', { purpose, why: messageOf(error) })
    return null
  }
}

/** For short secrets that people type: whoever has only the database cannot try them all. */
export const keyedHash = (text: string, purpose: string): string =>
  createHmac('sha256', keyFor(purpose)).update(text).digest('hex')

const keyFor = (purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', env().NEXTAUTH_SECRET, '', `writethru ${purpose}`, KEY_BYTES))
