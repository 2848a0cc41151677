/** Why somebody could not log in, in words; used by the log-in page, in the browser too. */
const WORDS = {
  wrong: 'The e-mail address or the password is not right. Check both and try again.',
  'wrong-code': 'This code is not right, or was used already. Wait for the next one in the app and type that.',
  'wrong-recovery-code': 'This recovery code is not right, or was used already. Try another one of the ten.',
  'wrong-passkey': 'This passkey could not be used here. Try again, or choose another way.',
  'begin-again': 'That took too long, or was changed elsewhere. Sign in again from the start.',
  disabled: 'Your account has been disabled. Ask an admin of the newsroom.',
  busy: 'Many people are logging in at this moment. Try again in a few seconds.',
  unavailable: 'The newsroom cannot be reached at this moment. Your account is fine; try again in a minute.',
  cookies: 'Your browser did not keep our cookie. Allow cookies for this site, reload the page and try again.',
  'sso-unknown':
    'There is no account here for the e-mail address you use there, or its invitation is too old. Ask an admin of the newsroom.',
  'sso-unverified': 'Your e-mail address is not confirmed there yet. Confirm it, then try again.',
  'sso-other': 'Your account here belongs to another sign-in there. Ask an admin of the newsroom for a new link.',
  'sso-failed': 'That way of signing in did not work this time. Try again, or use your password.',
} as const

/** `wait-20`: too many tries; the next one counts after 20 seconds. */
export type LogInFailure = keyof typeof WORDS | `wait-${number}`

const isFailure = (code: string): code is keyof typeof WORDS => Object.hasOwn(WORDS, code)

/** next-auth's own codes, for what it does itself. */
const OF_SINGLE_SIGN_ON = new Set(['OAuthSignin', 'OAuthCallback', 'Callback', 'AccessDenied'])

const WAIT = /^wait-([1-9]\d{0,3})$/

/** How long somebody is asked to wait; null where it was something else. */
export function secondsToWait(failure: LogInFailure): number | null {
  const [, seconds] = WAIT.exec(failure) ?? []
  return seconds ? Number(seconds) : null
}

/** @param code the `error` of an address; whatever is not ours counts as a fault on our side */
export function toLogInFailure(code: string): LogInFailure {
  if (OF_SINGLE_SIGN_ON.has(code)) return 'sso-failed'
  const [, seconds] = WAIT.exec(code) ?? []
  if (seconds) return `wait-${Number(seconds)}`
  return isFailure(code) ? code : 'unavailable'
}

export function logInWords(failure: LogInFailure): string {
  return isFailure(failure) ? WORDS[failure] : waitWords(secondsToWait(failure) ?? 1)
}

export const waitWords = (seconds: number): string => `Too many tries. Wait ${inWords(seconds)}, then try again.`

function inWords(seconds: number): string {
  if (seconds === 1) return '1 second'
  if (seconds < 120) return `${seconds} seconds`
  return `${Math.ceil(seconds / 60)} minutes`
}
