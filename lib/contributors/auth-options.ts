import { randomUUID } from 'node:crypto'
import type { AuthOptions } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import { logIn } from '#lib/contributors/log-in'
import { logOut } from '#lib/contributors/log-ins-told'
import { cookieName, isHttps, SessionToken, sessionCookieName } from '#lib/contributors/session-cookie'
import { SESSION_SECONDS } from '#lib/contributors/sessions'
import { db } from '#lib/platform/db'
import { env } from '#lib/platform/env'
import { log } from '#lib/platform/log'
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

/**
 * next-auth as it is used here: a password, and a token that holds a session's secret and nothing else.
 * @param address where the request came from, for the limit of tries
 * @param onSignOutFailed next-auth swallows what its events throw; this is told that the session could not be ended
 */
export function authOptions(address: string, onSignOutFailed: () => void): AuthOptions {
  const cookie = { httpOnly: true, sameSite: 'lax', path: '/', secure: isHttps() }
  return {
    secret: env().NEXTAUTH_SECRET,
    session: { strategy: 'jwt', maxAge: SESSION_SECONDS },
    pages: { signIn: '/login', signOut: '/login', error: '/login' },
    useSecureCookies: isHttps(),
    cookies: {
      sessionToken: { name: sessionCookieName(), options: cookie },
      csrfToken: { name: cookieName('next-auth.csrf-token'), options: cookie },
      callbackUrl: { name: UNREAD_COOKIE, options: { ...cookie, maxAge: 0 } },
    },
    providers: [
      Credentials({
        credentials: { email: { type: 'email' }, password: { type: 'password' } },
        authorize: async (credentials, { headers }) => {
          const result = await logIn(credentials, address, new Date(), userAgentIn(headers))
          // next-auth hands an error's message to the log-in page as `?error=`.
          if (!result.loggedIn) throw new Error(result.why)
          return { id: result.contributorId, sessionSecret: result.sessionSecret }
        },
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => (user ? { sessionSecret: user.sessionSecret } : token),
      session: ({ session }) => ({ expires: session.expires }),
      redirect: ({ url, baseUrl }) => `${baseUrl}${safePath(url, baseUrl, '/desk')}`,
    },
    events: {
      signOut: ({ token }) => signOut(token, address).catch(onSignOutFailed),
    },
    logger: {
      // A token that cannot be read is somebody with an old cookie, not a fault.
      error: (code) => log(code === 'SIGNOUT_ERROR' ? 'info' : 'error', 'next-auth', { code }),
      warn: (code) => log('warn', 'next-auth', { code }),
      debug: () => undefined,
    },
  }
}

/** Header names are in lower case: next-auth has them from a `Headers`. */
const userAgentIn = (headers: Record<string, unknown> = {}): string | null =>
  typeof headers['user-agent'] === 'string' ? headers['user-agent'] : null

async function signOut(token: unknown, address: string): Promise<void> {
  const parsed = SessionToken.safeParse(token)
  if (!parsed.success) return
  const { sessionSecret } = parsed.data
  await db().$transaction((tx) => logOut(tx, sessionSecret, address, new Date()))
}
