/** Why somebody could not log in, in words; used by the log-in page, in the browser too. */
const WORDS = {
  wrong: 'The e-mail address or the password is not right. Check both and try again.',
  'wrong-code': 'This code is not right, or was used already. Wait for the next one in the app and type that.',
  'wrong-passkey': 'This passkey could not be used here. Try again, or choose another way.',
  'begin-again': 'That took too long, or was changed elsewhere. Sign in again from the start.',
  disabled: 'Your account has been disabled. Ask an admin of the newsroom.',
  'too-many': 'Too many tries. Wait a quarter of an hour, or ask an admin for a new link to choose a password.',
  busy: 'Many people are logging in at this moment. Try again in a few seconds.',
  unavailable: 'The newsroom cannot be reached at this moment. Your account is fine; try again in a minute.',
  cookies: 'Your browser did not keep our cookie. Allow cookies for this site, reload the page and try again.',
} as const

export type LogInFailure = keyof typeof WORDS

const isFailure = (code: string): code is LogInFailure => Object.hasOwn(WORDS, code)

/** @param code the `error` of an address; whatever is not ours counts as a fault on our side */
export const toLogInFailure = (code: string): LogInFailure => (isFailure(code) ? code : 'unavailable')

export const logInWords = (failure: LogInFailure): string => WORDS[failure]
