import { z } from 'zod'
import { type LogInFailure, toLogInFailure } from '#lib/contributors/log-in-words'

/** The server's own limit is 8 s; a person on a train gets a little more. */
const PATIENCE_MS = 12_000

const Csrf = z.object({ csrfToken: z.string() })
const Answer = z.object({ url: z.string() })

/** In the browser: next-auth's log-in. Null once the password was right, else why not; a second step may be owed. */
export const logIn = (email: string, password: string): Promise<LogInFailure | null> =>
  signIn('credentials', { email, password })

/** The second step of a log-in. */
export const proveSecondStep = (proof: Record<string, unknown>): Promise<LogInFailure | null> =>
  signIn('second-step', { proof: JSON.stringify(proof) })

/** @param credential what a passkey has signed */
export const logInByPasskey = (credential: unknown): Promise<LogInFailure | null> =>
  signIn('passkey', { proof: JSON.stringify(credential) })

async function signIn(provider: string, fields: Record<string, string>): Promise<LogInFailure | null> {
  try {
    const { url } = Answer.parse(await (await post(`callback/${provider}`, fields)).json())
    const search = new URL(url, window.location.origin).searchParams
    if (search.has('csrf')) return 'cookies'
    const error = search.get('error')
    return error === null ? null : toLogInFailure(error)
  } catch {
    return 'unavailable' // no answer, or not next-auth's: the person is told to try again
  }
}

/**
 * In the browser: where the provider asks who it is; null where it cannot be reached.
 * @param anew it asks the person, even if it knows who sits there
 */
export async function signOnAddress(to: string, { anew = false } = {}): Promise<string | null> {
  try {
    const query = new URLSearchParams({ callbackUrl: to, ...(anew && { anew: '1' }) })
    const { url } = Answer.parse(await (await post(`signin/oidc?${query}`, {})).json())
    return new URL(url, window.location.origin).searchParams.has('error') ? null : url
  } catch {
    return null // no answer, or not next-auth's: the person is told to try again
  }
}

/** False where the session could not be ended: the person is still signed in, and is told so. */
export async function logOut(): Promise<boolean> {
  try {
    return (await post('signout', {})).ok
  } catch {
    return false
  }
}

async function post(action: string, fields: Record<string, string>): Promise<Response> {
  const signal = AbortSignal.timeout(PATIENCE_MS)
  const csrf = await fetch('/api/auth/csrf', { cache: 'no-store', signal })
  const { csrfToken } = Csrf.parse(await csrf.json())
  const body = new URLSearchParams({ ...fields, csrfToken, json: 'true' })
  return fetch(`/api/auth/${action}`, { method: 'POST', body, signal })
}
