import { randomUUID } from 'node:crypto'
import type { AuthOptions, User } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import { type LogInResult, logIn } from '#lib/contributors/log-in'
import { secondsToWait } from '#lib/contributors/log-in-words'
import { logOut } from '#lib/contributors/log-ins-told'
import { cookieName, isHttps, parseCookies, SessionToken, sessionCookieName } from '#lib/contributors/session-cookie'
import { SESSION_SECONDS } from '#lib/contributors/sessions'
import { oidcProvider, PROVIDER_ID, type SignOnResult, signOn } from '#lib/contributors/single-sign-on'
import type { Visitor } from '#lib/contributors/visitor'
import { logInByPasskey, logInBySecondStep } from '#lib/factors/log-in'
import { db } from '#lib/platform/db'
import { env } from '#lib/platform/env'
import { log, messageOf } from '#lib/platform/log'
import { safePath } from '#lib/platform/safe-path'

declare module 'next-auth' {
  interface User {
    sessionSecret: string
  }
}

/**
 * We send the return address with each request and need no cookie for it. next-auth would read one all the same, and answer
 * 500 to a malformed one that somebody planted: so it has a name nobody can know, and ends as it is set.
 */
const UNREAD_COOKIE = `unread-${randomUUID()}`

/** What happened behind next-auth's back, which has no words of its own for it. */
export interface Heard {
  /** next-auth swallows what its events throw. */
  signOutFailed?: boolean
  /** By which this browser is known again; null while a second factor is owed. */
  browser?: string | null
  /** Too many tries: how long to wait. */
  waitSeconds?: number | null
}

/** next-auth as it is used here: a password, a second step, a passkey or a provider, and a token that holds a session's secret alone. */
export function authOptions(visitor: Visitor, heard: Heard): AuthOptions {
  const cookie = { httpOnly: true, sameSite: 'lax', path: '/', secure: isHttps() }
  return {
    secret: env().NEXTAUTH_SECRET,
    session: { strategy: 'jwt', maxAge: SESSION_SECONDS },
    pages: { signIn: '/login', signOut: '/login', error: '/login' },
    useSecureCookies: isHttps(),
    cookies: {
      sessionToken: { name: sessionCookieName(), options: cookie },
      csrfToken: { name: cookieName('next-auth.csrf-token'), options: cookie },
      state: { name: cookieName('next-auth.state'), options: cookie },
      pkceCodeVerifier: { name: cookieName('next-auth.pkce'), options: cookie },
      nonce: { name: cookieName('next-auth.nonce'), options: cookie },
      callbackUrl: { name: UNREAD_COOKIE, options: { ...cookie, maxAge: 0 } },
    },
    providers: [
      Credentials({
        credentials: { email: { type: 'email' }, password: { type: 'password' } },
        authorize: async (credentials) => userOf(await logIn(credentials, visitor, new Date()), heard),
      }),
      Credentials({
        id: 'second-step',
        credentials: { proof: { type: 'text' } },
        authorize: async (credentials, { headers }) => {
          const cookies = parseCookies(typeof headers?.cookie === 'string' ? headers.cookie : null)
          return userOf(await logInBySecondStep(credentials, cookies, visitor, new Date()), heard)
        },
      }),
      Credentials({
        id: 'passkey',
        credentials: { proof: { type: 'text' } },
        authorize: async (credentials) => userOf(await logInByPasskey(credentials, visitor, new Date()), heard),
      }),
      ...oidcProvider(),
    ],
    callbacks: {
      signIn: async ({ user, account, profile }) => {
        if (account?.provider !== PROVIDER_ID) return true
        const result = await trySignOn(profile, visitor)
        if (!result.loggedIn) return `/login?error=${result.why}`
        heard.browser = result.browser
        // The same object goes to `jwt`, as what a password brings.
        user.sessionSecret = result.sessionSecret
        return true
      },
      jwt: ({ token, user }) => (user ? { sessionSecret: user.sessionSecret } : token),
      session: ({ session }) => ({ expires: session.expires }),
      redirect: ({ url, baseUrl }) => `${baseUrl}${safePath(url, baseUrl, '/desk')}`,
    },
    events: {
      signOut: ({ token }) =>
        signOut(token, visitor.address).catch(() => {
          heard.signOutFailed = true
        }),
    },
    logger: {
      // A token that cannot be read is somebody with an old cookie, not a fault.
      error: (code) => log(code === 'SIGNOUT_ERROR' ? 'info' : 'error', 'next-auth', { code }),
      warn: (code) => log('warn', 'next-auth', { code }),
      debug: () => undefined,
    },
  }
}

function userOf(result: LogInResult, heard: Heard): User {
  if (!result.loggedIn) {
    heard.waitSeconds = secondsToWait(result.why)
    // next-auth hands an error's message to the log-in page as `?error=`.
    throw new Error(result.why)
  }
  heard.browser = result.browser
  return { id: result.contributorId, sessionSecret: result.sessionSecret }
}

async function trySignOn(profile: unknown, visitor: Visitor): Promise<SignOnResult> {
  try {
    return await db().$transaction((tx) => signOn(tx, profile, visitor, new Date()))
  } catch (error) {
    // Told to the person as "try again"; the log has what happened.
    log('error', 'log-in.failed', { why: messageOf(error) })
    return { loggedIn: false, why: 'unavailable' }
  }
}

async function signOut(token: unknown, address: string): Promise<void> {
  const parsed = SessionToken.safeParse(token)
  if (!parsed.success) return
  const { sessionSecret } = parsed.data
  await db().$transaction((tx) => logOut(tx, sessionSecret, address, new Date()))
}
