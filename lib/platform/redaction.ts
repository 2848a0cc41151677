/** Names of fields whose values nobody reads in a log, whatever stands in them. */
const SECRET_NAME =
  /pass(word|phrase|wd)|secret|token|cookie|authori[sz]ation|credential|hash$|recovery|otp|csrf|^(identity|note|text|body|content|words|reply|email|e-mail|to|dsn)$/i
/** The same names in a text: what Prisma prints of a call, a query string, a line of JSON. */
const NAMED =
  /(["'`]?\b\w{0,40}(?:password|passphrase|secret|token|cookie|hash|recovery|otp|csrf|identity|signature|credential)\w{0,40}["'`]?\s*(?:[:=]|=>)\s*)("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`(?:[^`\\]|\\.)*`|[^\s,;&"'`)}\]]+)/gi
const HIDDEN = '[redacted]'

/** What a secret looks like, wherever it stands, and what stays of it. */
const PATTERNS: [RegExp, string][] = [
  // Prisma prints the whole call between its name and what is wrong with it.
  [/(Invalid `[^`]{1,200}` invocation)[\s\S]*\n\n(?=\S)/g, '$1: … '],
  // Postgres prints values.
  [/(\bKey \([^)\n]*\)=\()[^\n]*?\)(?= |$)/g, `$1${HIDDEN})`],
  [/(Failing row contains \()[^\n]*/g, `$1${HIDDEN})`],
  [/(invalid input (?:syntax|value) for [^:\n]{1,80}: )\\?"[^\n]*?\\?"/g, `$1${HIDDEN}`],
  // The whole header: `Cookie: a=1; b=2`.
  [/\b((?:set-)?cookie["']?\s*[:=]\s*["']?)[^"'\r\n]+/gi, `$1${HIDDEN}`],
  [/\b(Bearer|Basic|Digest)\s+[\w.~+/=-]{4,}/gi, `$1 ${HIDDEN}`],
  [/\bwt_[\w-]{16,}/g, HIDDEN],
  // A session or any other signed value: JSON Web Tokens, ours encrypted (five parts, the second may be empty).
  [/\beyJ[\w-]{8,}(?:\.[\w-]*){2,4}/g, HIDDEN],
  [/((?:__Host-|__Secure-)?next-auth\.[\w.-]+=)[^;\s"']+/g, `$1${HIDDEN}`],
  // postgres://user:password@host, smtp://, https://.
  [/\b([a-z][a-z\d+.-]*:\/\/[^\s:/@?#"']*:)[^\s@/"']+@/gi, `$1${HIDDEN}@`],
  // One-time links: whoever has one is in.
  [/(\/(?:invitation|invite|reset|password|confirm|verify)\/)[\w.~%-]{6,}/gi, `$1${HIDDEN}`],
  [/\botpauth(?:-migration)?:\/\/[^\s"']+/gi, HIDDEN],
  [/([?&#](?:code|state|key|sig|x-amz-[\w-]+)=)[^&\s"'#]+/gi, `$1${HIDDEN}`],
  [/\$(?:argon2\w*|2[aby]|scrypt)\$[^\s"']+/g, HIDDEN],
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g, HIDDEN],
  [NAMED, `$1${HIDDEN}`],
  [/[\w.+%-]+@(?:[\w-]+\.)+[a-z]{2,}/gi, '[address]'],
]

/** Longer texts are whole requests or rows; the beginning says what happened. */
const MOST_CHARACTERS = 8_000
const MOST_DEPTH = 6
const MOST_ITEMS = 100

export function redactText(text: string): string {
  // Cut first: a pattern over a text of megabytes would hold up the process that logs it.
  const short = text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text
  return PATTERNS.reduce((left, [pattern, instead]) => left.replace(pattern, instead), short)
}

/** The same value as it may stand in a log: by the names of its fields and by what secrets look like, however deep. */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return redactText(value)
  if (typeof value === 'bigint' || typeof value === 'symbol' || typeof value === 'function')
    return redactText(String(value))
  if (value === null || typeof value !== 'object') return value
  if (depth >= MOST_DEPTH) return '…'
  if (value instanceof Date) return value
  if (value instanceof URL) return redactText(value.href)
  if (ArrayBuffer.isView(value)) return `${value.byteLength} bytes`
  if (value instanceof Error) return redactError(value, depth)
  if (value instanceof Map)
    return redactFields(
      [...value].map(([name, each]) => [String(name), each]),
      depth,
    )
  if (value instanceof Headers) return redactFields([...value], depth)
  if (Array.isArray(value) || value instanceof Set) {
    return [...value].slice(0, MOST_ITEMS).map((each) => redact(each, depth + 1))
  }
  return redactFields(Object.entries(value), depth)
}

/** Its own fields too: Prisma's errors carry `meta`, those of Postgres the row in `detail`. */
function redactError(error: Error, depth: number): unknown {
  const { name, message, stack, cause } = error
  const given: [string, unknown][] = Object.entries(error).filter(([field]) => field !== 'detail' && field !== 'where')
  return redactFields([['name', name], ['message', message], ['stack', stack], ['cause', cause], ...given], depth)
}

const redactFields = (fields: [string, unknown][], depth: number): Record<string, unknown> =>
  Object.fromEntries(
    fields
      .slice(0, MOST_ITEMS)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [
        redactText(name),
        SECRET_NAME.test(name) && value !== null && typeof value !== 'boolean' ? HIDDEN : redact(value, depth + 1),
      ]),
  )
