export type JudgedPath =
  | { kind: 'path'; path: string; query: string }
  /** 308, to a path of our own. */
  | { kind: 'redirect'; location: string }
  | { kind: 'refused'; status: 400 | 404 }

// Browsers and proxies never get near it.
const MAX_LENGTH = 4_096

/**
 * The one way to write an address, decided before anybody else reads it: one slash between segments, none at the end,
 * no dots, no encoded slash, no broken escape.
 */
export function judgePath(url: string): JudgedPath {
  if (!url.startsWith('/') || url.length > MAX_LENGTH) return { kind: 'refused', status: 400 }
  const [path = '', ...rest] = url.split('?')
  const query = rest.length > 0 ? `?${rest.join('?')}` : ''
  if (SAFE_PATH.test(path)) return { kind: 'path', path, query }
  const decoded = decode(path)
  if (decoded === null || FORBIDDEN.test(decoded)) return { kind: 'refused', status: 400 }
  if (/(?:^|\/)\.\.?(?:\/|$)/.test(decoded)) return { kind: 'refused', status: 404 }
  const tidy = path.replace(/\/{2,}/g, '/').replace(/(?<=.)\/$/, '')
  return tidy === path ? { kind: 'path', path, query } : { kind: 'redirect', location: tidy + query }
}

// Nearly every request: nothing encoded, no dot at the start of a segment, no empty segment.
const SAFE_PATH = /^\/$|^(?:\/[\w~-][\w.~-]*)+$/
// Control characters, and what some other layer might take for a slash.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not come through
const FORBIDDEN = /[\u0000-\u001f\u007f\\]|%2f|%5c/i

function decode(path: string): string | null {
  if (/%(?:2f|5c|00)/i.test(path)) return null
  try {
    return decodeURIComponent(path)
  } catch {
    // A broken escape: the address is nobody's.
    return null
  }
}
