import { RefusedPage } from '#lib/press/refused-page'
import { isNamedScript } from '#lib/press/script'
import { judgeAttributes } from '#lib/press/strip-attributes'
import { judgeScript } from '#lib/press/strip-scripts'

export interface StrippedPage {
  html: string
  /** What the page says of itself; null where it says nothing (error pages). */
  epoch: string | null
  revision: number | null
  masthead: number | null
  /** Paths of the stylesheets, fonts and the script that the page needs. */
  assets: string[]
}

type Attributes = Map<string, string>

// What React 19 writes for a server component: double quotes, escaped text, no stray "<".
const TOKEN =
  /<!--([\s\S]*?)-->|<!DOCTYPE html>|<\/[a-zA-Z][\w-]*>|<([a-zA-Z][\w-]*)((?:\s+[^\s"'<>/=]+(?:="[^"]*")?)*)\s*\/?>/y
// Between texts, around a finished boundary, and where html, head and body begin.
const REACT_COMMENTS = new Set([' ', '$', '/$', '&', '/&', 'html', 'head', 'body'])
const FONT_PRELOAD = /<(\/_next\/static\/media\/[\w.-]+\.woff2)>;\s*rel=preload;\s*as="?font"?/g
const ASSET = /^\/_next\/static\/[\w./-]+$/
const SCRIPT_END = '</script>'

/**
 * Next's page without Next: scripts, script preloads, flight data, React's comments and Next's empty div go; HTML, the
 * stylesheet, JSON-LD and our own script stay. The grammar is closed: what is in none of these lists stops the print,
 * so that stored markup can never become a script.
 * @param linkHeader where React puts font preloads
 * @throws RefusedPage
 */
export function stripPage(source: string, linkHeader = ''): StrippedPage {
  const page: StrippedPage = { html: '', epoch: null, revision: null, masthead: null, assets: [] }
  const kept: string[] = []
  let at = 0
  for (let open = source.indexOf('<'); open !== -1; open = source.indexOf('<', at)) {
    kept.push(source.slice(at, open))
    TOKEN.lastIndex = open
    const token = TOKEN.exec(source)
    if (!token) throw new RefusedPage(`unknown markup: ${excerpt(source, open)}`)
    at = TOKEN.lastIndex
    const [tag, comment, name, attributes = ''] = token
    if (name?.toLowerCase() === 'script') {
      const end = source.indexOf(SCRIPT_END, at)
      if (end === -1) throw new RefusedPage('a script without an end')
      const judged = judgeAttributes('script', attributes)
      const fate = judgeScript(judged, source.slice(at, end))
      at = end + SCRIPT_END.length
      if (fate === 'drop') continue
      kept.push(source.slice(open, at))
      learnAsset(page, judged.get('src'))
    } else if (isKept(tag, comment, name, attributes, page)) {
      kept.push(tag)
    }
  }
  kept.push(source.slice(at))
  page.html = finish(kept.join(''), linkHeader, page)
  return page
}

const excerpt = (source: string, at: number) => JSON.stringify(source.slice(at, at + 80))

function isKept(tag: string, comment: string | undefined, name: string | undefined, rest: string, page: StrippedPage) {
  if (comment !== undefined) {
    if (!REACT_COMMENTS.has(comment)) throw new RefusedPage(`unknown comment: ${excerpt(tag, 0)}`)
    return false
  }
  if (name === undefined) return true // an end tag or the doctype
  const attributes = judgeAttributes(name.toLowerCase(), rest)
  if (name === 'link') {
    if (isScriptPreload(attributes)) return false
    learnAsset(page, attributes.get('href'))
    return true
  }
  if (name === 'meta') return attributes.get('name') !== 'next-size-adjust' && learnNumber(attributes, page)
  return true
}

function isScriptPreload(attributes: Attributes): boolean {
  const rel = attributes.get('rel')
  return rel === 'modulepreload' || (rel === 'preload' && attributes.get('as') === 'script')
}

/** A piece of a page that is kept for long: as it was found, it would keep all of the page in memory (V8's sliced strings). */
const copied = (piece: string): string => Buffer.from(piece).toString()

function learnAsset(page: StrippedPage, path = ''): void {
  if ((ASSET.test(path) || isNamedScript(path)) && !page.assets.includes(path)) page.assets.push(copied(path))
}

function learnNumber(attributes: Attributes, page: StrippedPage): true {
  const content = attributes.get('content') ?? ''
  if (attributes.get('name') === 'writethru-epoch') page.epoch = copied(content)
  if (attributes.get('name') === 'writethru-revision') page.revision = numberIn(attributes)
  if (attributes.get('name') === 'writethru-masthead') page.masthead = numberIn(attributes)
  return true
}

function numberIn(attributes: Attributes): number {
  const content = attributes.get('content') ?? ''
  if (!/^\d{1,15}$/.test(content)) throw new RefusedPage(`${attributes.get('name')} is not a number`)
  return Number(content)
}

function finish(html: string, linkHeader: string, page: StrippedPage): string {
  const fonts = [...linkHeader.matchAll(FONT_PRELOAD)].map(([, font = '']) => font)
  const missing = fonts.filter((font) => !page.assets.includes(font))
  page.assets.push(...missing.map(copied))
  const preloads = missing.map(
    (href) => `<link rel="preload" as="font" type="font/woff2" crossorigin="" href="${href}"/>`,
  )
  if (!html.endsWith('</html>')) throw new RefusedPage('the page has no end')
  return html
    .replace('</head>', () => `${preloads.join('')}</head>`)
    .replace(/(<body[^>]*>)<div hidden=""><\/div>/, '$1')
}
