/** A URL longer than this was not made by us. */
const MAX_LENGTH = 2_000

/**
 * The path of our own site that a return address names; `fallback` for anything else: another site, another scheme,
 * a protocol-relative or malformed address. The answer always begins with exactly one slash.
 */
export function safePath(address: unknown, origin: string, fallback: string): string {
  if (typeof address !== 'string' || address.length > MAX_LENGTH || !URL.canParse(address, origin)) return fallback
  const url = new URL(address, origin)
  // "/.//evil.example" is ours as a whole, but its path alone is another site; a "blob:" has our origin and no path.
  if (url.origin !== origin || !/^\/(?![/\\])/.test(url.pathname)) return fallback
  return `${url.pathname}${url.search}${url.hash}`
}
