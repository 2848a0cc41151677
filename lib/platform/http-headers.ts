import type { IncomingMessage } from 'node:http'
import { clientAddress, type Proxies } from '#lib/platform/http-address'

export interface Identity {
  /** SITE_URL: what we are called, whatever a request says. */
  origin: URL
  proxies: Proxies
}

/** What Next or our own code takes from a header as if it had said it itself; nobody outside may send it. */
const FOREIGN = new RegExp(
  '^(?:x-(?:middleware|forwarded|nextjs|next|invoke|prerender|now|vercel|matched|action|original|rewrite|writethru)-' +
    '|x-real-ip$|x-http-method|x-matched|forwarded$|next-action|next-resume|upgrade$|http2-settings$|content-security-policy)',
)

/** Removes what a stranger must not say and states who asked whom, so that code behind it may believe the headers. */
export function cleanHeaders(req: IncomingMessage, { origin, proxies }: Identity): void {
  const address = clientAddress(req, proxies)
  for (const name of Object.keys(req.headers)) if (FOREIGN.test(name)) delete req.headers[name]
  Object.assign(req.headers, {
    host: origin.host,
    'x-forwarded-for': address,
    'x-forwarded-host': origin.host,
    'x-forwarded-proto': origin.protocol.slice(0, -1),
  })
}

export type HeaderMap = Record<string, string>

const NO_DEVICES = 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()'
const TWO_YEARS_S = 63_072_000

function common({ protocol }: URL): HeaderMap {
  return {
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': NO_DEVICES,
    ...(protocol === 'https:' ? { 'Strict-Transport-Security': `max-age=${TWO_YEARS_S}; includeSubDomains` } : {}),
  }
}

const READER_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
  "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

/** For the pages of the press: no inline script, no other host. */
export function readerHeaders(origin: URL): HeaderMap {
  return {
    ...common(origin),
    'Content-Security-Policy': READER_POLICY,
    'Referrer-Policy': 'strict-origin-when-cross-origin',
  }
}

/** For answers that are data, not pages. */
export function dataHeaders(origin: URL): HeaderMap {
  return {
    ...common(origin),
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
    'Referrer-Policy': 'no-referrer',
  }
}

/**
 * The toasts' maker (sonner) puts its stylesheet into the page itself, empty at first, and takes no nonce: allowed by what it
 * says. Another version says something else; a test compares.
 */
const TOAST_STYLES =
  "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=' 'sha256-StEaX+se6YS7pqjzrzMIA0KaX9zF/8zAhvQXZAe5epY='"

/** For pages that run Next: its scripts carry the nonce. The development server also evaluates text and opens a socket. */
export function deskHeaders(origin: URL, nonce: string, dev: boolean): HeaderMap {
  const script = dev ? "'unsafe-eval'" : "'strict-dynamic'"
  const policy = [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}' ${script}`,
    dev ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}' ${TOAST_STYLES}`,
    // React writes style attributes; an attribute cannot load anything that img-src and font-src do not allow.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    // Readers' pages in a frame, before they are published.
    "frame-src 'self'",
    dev ? "connect-src 'self' ws: wss:" : "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ]
  return { ...common(origin), 'Content-Security-Policy': policy.join('; '), 'Referrer-Policy': 'same-origin' }
}

const PREVIEW_POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; base-uri 'none'; form-action 'none'; " +
  // Shown by the desk alone, and nothing in it may act: no script, no window, no form.
  "frame-ancestors 'self'; sandbox allow-same-origin"

/** For a page as readers will see it, in a frame of the desk. */
export function previewHeaders(origin: URL): HeaderMap {
  return { ...common(origin), 'Content-Security-Policy': PREVIEW_POLICY, 'Referrer-Policy': 'no-referrer' }
}
