import { decode } from 'next-auth/jwt'
import { z } from 'zod'
import { env } from '#lib/platform/env'

const NAME = 'next-auth.session-token'

export const isHttps = (): boolean => env().SITE_URL.startsWith('https:')

/** `__Host-`: no other host, a subdomain included, can set it (RFC 6265bis 4.1.3.2). It needs https. */
export const cookieName = (name: string): string => (isHttps() ? `__Host-${name}` : name)

export const sessionCookieName = (): string => cookieName(NAME)

/** All that our next-auth token holds: the secret of a session, which the database knows by its hash. */
export const SessionToken = z.object({ sessionSecret: z.string().min(1) })

/** The session secret in a request's cookies; null where there is none that we made. */
export async function readSessionSecret(cookies: Iterable<readonly [string, string]>): Promise<string | null> {
  const token = joinChunks(cookies, sessionCookieName())
  if (!token) return null
  const parsed = SessionToken.safeParse(await decodeToken(token))
  return parsed.success ? parsed.data.sessionSecret : null
}

/** Cookies of a `Cookie` header, in order. */
export function* parseCookies(header: string | null): Generator<readonly [string, string]> {
  for (const part of header?.split(';') ?? []) {
    const equals = part.indexOf('=')
    if (equals > 0) yield [part.slice(0, equals).trim(), part.slice(equals + 1).trim()]
  }
}

/** next-auth cuts a token that is too long for one cookie into `name.0`, `name.1` ... */
function joinChunks(cookies: Iterable<readonly [string, string]>, name: string): string {
  const chunks = new Map<number, string>()
  for (const [key, value] of cookies) {
    if (key === name) return value
    const number = key.startsWith(`${name}.`) ? key.slice(name.length + 1) : ''
    if (/^\d$/.test(number)) chunks.set(Number(number), value)
  }
  return [...chunks.entries()]
    .sort(([a], [b]) => a - b)
    .map(([, value]) => value)
    .join('')
}

async function decodeToken(token: string): Promise<unknown> {
  try {
    return await decode({ token, secret: env().NEXTAUTH_SECRET })
  } catch {
    // Expired, forged, or encrypted with an earlier secret: all of them mean "not logged in".
    return null
  }
}
