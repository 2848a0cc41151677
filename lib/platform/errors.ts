/** What went wrong, for whoever asked. The door turns each code into a status and problem+json once (RFC 9457). */
export const STATUS_OF = {
  invalid: 422,
  /** Words that the desk keeps back for now; with `terms`, and `mayGiveReason` where the caller may let them out. */
  banned_term: 422,
  /** Words that one person alone may not bring to readers; with `statements`, and the `answers` the caller may give. */
  second_eyes: 422,
  unauthenticated: 401,
  forbidden: 403,
  /** The session is whole, but too long ago somebody proved who holds it; with `ways` to prove it again. */
  confirm_identity: 403,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  busy: 409,
  gone: 410,
  too_large: 413,
  unsupported: 415,
  rate_limited: 429,
  unavailable: 503,
} as const

export type ErrorCode = keyof typeof STATUS_OF

/**
 * A failure somebody can act on; everything else is a bug and stays loud.
 * @param message one sentence in plain words that says what to do
 * @param details further fields of the problem document, such as `current` (the text that is now there) or `issues`
 */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly details: Record<string, unknown>

  constructor(code: ErrorCode, message: string, details: Record<string, unknown> = {}) {
    super(message)
    this.name = 'AppError'
    this.code = code
    this.details = details
  }
}

/** The problem document (RFC 9457) that a refusal becomes, wherever it is written. */
export function problemOf({ code, message, details }: Pick<AppError, 'code' | 'message' | 'details'>) {
  const status = STATUS_OF[code]
  return { type: `/problems/${code}`, title: code.replaceAll('_', ' '), status, detail: message, code, ...details }
}
