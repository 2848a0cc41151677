export type Encoding = 'br' | 'gzip' | 'identity'

const ENCODINGS: readonly Encoding[] = ['br', 'gzip', 'identity']
// Browsers send a handful of different headers; the cap keeps a stranger from filling memory with invented ones.
const REMEMBERED = 100
const remembered = new Map<string, Encoding>()

/** The coding to answer in (RFC 9110, 12.5.3): the highest q wins, and of equal ones the smallest body. */
export function pickEncoding(acceptEncoding: string | undefined): Encoding {
  if (!acceptEncoding) return 'identity'
  const known = remembered.get(acceptEncoding)
  if (known) return known
  const picked = negotiate(acceptEncoding)
  if (remembered.size < REMEMBERED) remembered.set(acceptEncoding, picked)
  return picked
}

function negotiate(acceptEncoding: string): Encoding {
  const weights = new Map(acceptEncoding.toLowerCase().split(',').map(weightOf))
  const others = weights.get('*') ?? 0
  const weight = (encoding: Encoding) =>
    weights.get(encoding) ?? (encoding === 'identity' ? Math.max(others, 0.001) : others)
  const best = ENCODINGS.reduce((a, b) => (weight(b) > weight(a) ? b : a))
  // Refusing everything is answered in plain text: a page in the wrong coding serves better than a 406.
  return weight(best) > 0 ? best : 'identity'
}

function weightOf(part: string): [string, number] {
  const [name = '', ...parameters] = part.split(';').map((piece) => piece.trim())
  const q = parameters.find((parameter) => parameter.startsWith('q='))
  const weight = q ? Number(q.slice(2)) : 1
  return [name, Number.isFinite(weight) ? weight : 0]
}

/** Whether If-None-Match names this tag; the weak comparison (RFC 9110, 13.1.2). */
export function matchesEtag(ifNoneMatch: string | undefined, etag: string): boolean {
  if (!ifNoneMatch) return false
  if (ifNoneMatch === etag || ifNoneMatch.trim() === '*') return true
  return ifNoneMatch.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag)
}
