import { RefusedPage } from '#lib/press/refused-page'
import { isScript } from '#lib/press/script'

// Next 16.4 with Turbopack, as seen in its output. A looser pattern would be harmless (what matches is removed), but a
// page with any other script was not made by us, and somebody should hear of it.
const CHUNK = /^\/_next\/static\/chunks\/[\w./~-]+\.js$/
const INLINE = [
  /^\(self\.__next_f=self\.__next_f\|\|\[\]\)\.push\(\[0\]\)$/,
  /^self\.__next_f\.push\(\[\d(?:,"(?:[^"\\]|\\.)*")?\]\)$/s,
  /^\(globalThis\["TURBOPACK"\] \|\| \(globalThis\["TURBOPACK"\] = \[\]\)\)\.push\(\{[^<]*\}\);?$/,
]
const CHUNK_ATTRIBUTES = new Set(['src', 'async', 'nomodule', 'id', 'fetchpriority'])
const OUR_ATTRIBUTES = new Set(['src', 'defer', 'async', 'type'])

/** Next's scripts go, ours and JSON-LD stay, everything else stops the print. */
export function judgeScript(attributes: Map<string, string>, content: string): 'keep' | 'drop' {
  const src = attributes.get('src')
  if (src !== undefined && content === '') {
    if (CHUNK.test(src) && onlyHas(attributes, CHUNK_ATTRIBUTES)) return 'drop'
    if (isScript(src) && onlyHas(attributes, OUR_ATTRIBUTES) && isOurType(attributes.get('type'))) return 'keep'
  }
  if (src === undefined && isJsonLd(attributes) && isJson(content)) return 'keep'
  if (src === undefined && isInlineNext(attributes) && INLINE.some((form) => form.test(content))) return 'drop'
  throw new RefusedPage(`unknown script: ${JSON.stringify(`${src ?? ''} ${content.slice(0, 80)}`)}`)
}

const onlyHas = (attributes: Map<string, string>, allowed: Set<string>) =>
  [...attributes.keys()].every((name) => allowed.has(name))

const isOurType = (type: string | undefined) => type === undefined || type === 'module'

const isInlineNext = (attributes: Map<string, string>) =>
  attributes.size === 0 || (attributes.size === 1 && attributes.get('id') === '_R_')

const isJsonLd = (attributes: Map<string, string>) =>
  attributes.get('type') === 'application/ld+json' && onlyHas(attributes, new Set(['type', 'id']))

function isJson(content: string): boolean {
  // A "<" inside could end the script early; JSON can always say \u003c.
  if (content.includes('<')) return false
  try {
    JSON.parse(content)
    return true
  } catch {
    // Not JSON: the caller refuses the page and says so.
    return false
  }
}
