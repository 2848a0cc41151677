import { Secret, TOTP } from 'otpauth'

// What every authenticator app knows: SHA-1, six digits, 30 seconds (RFC 6238).
const STEP_SECONDS = 30
/** A step early or late, for clocks that differ and people who type slowly (RFC 6238, 5.2). */
const WINDOW_STEPS = 1
/** RFC 4226, 4: as long as the hash. */
const SECRET_BYTES = 20

export const newTotpSecret = (): string => new Secret({ size: SECRET_BYTES }).base32

interface Label {
  issuer: string
  email: string
}

/** What the QR code says. */
export const totpUri = (secret: string, { issuer, email }: Label): string =>
  new TOTP({ issuer, label: email, secret: Secret.fromBase32(secret), period: STEP_SECONDS }).toString()

/** The time step that a code is of; null where it is of none near now. */
export function stepOf(secret: string, code: string, now: Date): number | null {
  const totp = new TOTP({ secret: Secret.fromBase32(secret), period: STEP_SECONDS })
  const delta = totp.validate({ token: code, timestamp: now.getTime(), window: WINDOW_STEPS })
  return delta === null ? null : totp.counter({ timestamp: now.getTime() }) + delta
}
