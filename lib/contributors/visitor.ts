import { isIP } from 'node:net'
import { cookieName, isHttps, parseCookies } from '#lib/contributors/session-cookie'
import type { From } from '#lib/contributors/sessions'
import { addressOf } from '#lib/platform/http-address'

/** Who knocks, before we know who it is. */
export interface Visitor extends From {
  address: string
  /** The secret that this browser keeps since somebody signed in with it; null where there is none. */
  browser: string | null
}

const browserCookieName = (): string => cookieName('writethru-browser')

/** How long a browser that nobody signs in with is known. */
export const BROWSER_DAYS = 180

export function visitorOf(headers: Headers): Visitor {
  const cookies = new Map(parseCookies(headers.get('cookie')))
  return {
    address: addressOf(headers) ?? 'unknown',
    userAgent: headers.get('user-agent'),
    browser: cookies.get(browserCookieName()) ?? null,
  }
}

/** A `Set-Cookie` by which this browser is known again. */
export function browserCookie(secret: string): string {
  const seconds = BROWSER_DAYS * 24 * 60 * 60
  const secure = isHttps() ? '; Secure' : ''
  return `${browserCookieName()}=${secret}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`
}

/** Whoever has one IPv6 address has a whole /64 of them (RFC 6177): they count as one. */
export function networkOf(address: string): string {
  if (isIP(address) !== 6) return address
  const [head = '', tail] = address.split('::')
  const [before, after] = [groupsOf(head), groupsOf(tail)]
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length)
  const groups = [...before, ...Array.from({ length: zeros }, () => '0'), ...after]
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')
}

const groupsOf = (part = ''): string[] => part.split(':').filter((group) => group !== '')
