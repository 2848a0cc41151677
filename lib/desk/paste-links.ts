import { LinkHref } from '#lib/richtext/schema'

/** Who puts an address of their own around links, and under which name the real one stands in it. */
const WRAPPERS: readonly [host: RegExp, path: RegExp, param: string][] = [
  [/^(www\.)?google\.[a-z.]+$/, /^\/url$/, 'q'],
  [/^(www\.)?google\.[a-z.]+$/, /^\/url$/, 'url'],
  [/^lm?\.(facebook|instagram|messenger|workplace)\.com$/, /^\//, 'u'],
  [/(^|\.)safelinks\.protection\.outlook\.com$/, /^\//, 'url'],
  [/^(www\.)?youtube\.com$/, /^\/redirect$/, 'q'],
  [/^vk\.com$/, /^\/away\.php$/, 'to'],
  [/^out\.reddit\.com$/, /^\//, 'url'],
  [/^slack-redir\.net$/, /^\/link$/, 'url'],
  [/^(www\.)?duckduckgo\.com$/, /^\/l\/?$/, 'uddg'],
  [/^t\.umblr\.com$/, /^\/redirect$/, 'z'],
  [/^(www\.)?linkedin\.com$/, /^\/(redir|safety)\//, 'url'],
]

/** Who came from where: of no use to a reader, and of some to strangers. */
const TRACKING =
  /^(utm_.*|fbclid|gclid|gbraid|wbraid|dclid|gclsrc|msclkid|yclid|twclid|ttclid|igshid|igsh|mc_cid|mc_eid|_hsenc|_hsmi|mkt_tok|ref_src|ref_url|vero_id|oly_enc_id|oly_anon_id|s_cid|cmpid|xtor)$/i
/** A wrapper in a wrapper in a wrapper; deeper is no mail any more. */
const DEEPEST = 4

/** The address that was meant, without wrappers and tracking; null for what no reader should be sent to. */
export function cleanLink(href: string): string | null {
  const trimmed = href.trim()
  if (/^mailto:/i.test(trimmed)) return valid(trimmed.replace(/\?.*$/s, ''))
  const url = unwrapped(trimmed, DEEPEST)
  if (!url) return null
  const names = [...new Set(url.searchParams.keys())].filter((name) => TRACKING.test(name))
  for (const name of names) url.searchParams.delete(name)
  // As it was written where nothing had to go: some servers tell %20 from +.
  return valid(url.href === parsed(trimmed)?.href && names.length === 0 && !/\s/.test(trimmed) ? trimmed : url.href)
}

/** An address of a page, or '': what a block of its own may point at. */
export function cleanPage(href: string): string {
  const clean = cleanLink(href)
  return clean && /^https?:/i.test(clean) ? clean : ''
}

function unwrapped(href: string, deepest: number): URL | null {
  const url = parsed(href)
  if (!url) return null
  const inner = deepest > 0 ? wrappedIn(url) : null
  return inner ? unwrapped(inner, deepest - 1) : url
}

function wrappedIn(url: URL): string | null {
  if (url.hostname === 'urldefense.com') return /\/v3\/__(https?:.+?)__;/i.exec(url.href)?.[1] ?? null
  if (url.hostname === 'urldefense.proofpoint.com') {
    const encoded = url.searchParams.get('u')?.replaceAll('-', '%').replaceAll('_', '/') ?? ''
    return decoded(encoded)
  }
  for (const [host, path, param] of WRAPPERS) {
    const inner = url.searchParams.get(param)
    if (inner && host.test(url.hostname) && path.test(url.pathname) && parsed(inner)) return inner
  }
  return null
}

/** A page that can be named without a base, and without somebody else's name before the @. */
function parsed(href: string): URL | null {
  if (!/^https?:\/\//i.test(href) || !URL.canParse(href)) return null
  const url = new URL(href)
  return url.username === '' && url.password === '' && url.hostname !== '' ? url : null
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null // not what it claims to be: the outer address stays
  }
}

const valid = (href: string): string | null => LinkHref.safeParse(href).data ?? null
