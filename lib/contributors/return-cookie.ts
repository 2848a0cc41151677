import { cookieName, isHttps, parseCookies } from '#lib/contributors/session-cookie'
import { siteOrigin } from '#lib/platform/env'
import { safePath } from '#lib/platform/safe-path'

const NAME = 'writethru-return'

/** As long as next-auth's own cookies of the same journey. */
const SECONDS = 15 * 60

/** Where somebody was going when they left for the provider; only a path of our own, whoever wrote the cookie. */
export function returnPath(headers: Headers): string {
  const cookies = new Map(parseCookies(headers.get('cookie')))
  return safePath(decoded(cookies.get(cookieName(NAME))), siteOrigin(), '/desk')
}

/** A `Set-Cookie`; an empty path ends it. */
export function returnCookie(path: string): string {
  const secure = isHttps() ? '; Secure' : ''
  const age = path === '' ? 0 : SECONDS
  return `${cookieName(NAME)}=${encodeURIComponent(path)}; Path=/; Max-Age=${age}; HttpOnly; SameSite=Lax${secure}`
}

function decoded(value: string | undefined): string | null {
  try {
    return value ? decodeURIComponent(value) : null
  } catch {
    return null // a cookie that somebody planted
  }
}
