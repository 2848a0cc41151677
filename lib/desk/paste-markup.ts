/** A name the way it may stand in what we write; anything else in it is left out. */
const NO_NAME = /[^\w:.-]+/g
const TAG_NAME = /[^\s/>]*/y
const SPACE = /[\s/]*/y
const ATTRIBUTE_NAME = /=?[^\s/>=]*/y
const ASSIGNMENT = /\s*=\s*/y
const UNQUOTED = /[^\s>]*/y
const COMMENT_END = /--!?>/g
const STYLE_END = /<\/style(?=[\s/>])/gi
const SCRIPT_END = /<\/script(?=[\s/>])/gi

/**
 * Somebody’s page without what a content policy reports as soon as a browser parses it, run or not: handlers, style sheets and
 * `<base>`; and without scripts and comments. The page is written anew, with no `<` but those of our own tags: whatever a
 * parser takes the rest for, it finds no tag in it that was not looked at here. Takes one walk, however the page is made.
 */
export function quietMarkup(html: string): string {
  let written = ''
  let at = 0
  while (at < html.length) {
    const open = html.indexOf('<', at)
    if (open === -1) return written + html.slice(at)
    written += html.slice(at, open)
    if (!/^(<[a-z!?/])/i.test(html.slice(open, open + 2))) {
      written += '&lt;'
      at = open + 1
      continue
    }
    const { text, end } = readMarkup(html, open)
    written += text
    at = end
  }
  return written
}

interface Read {
  text: string
  end: number
}

/** A tag, a comment, or what parsers take for one, as it may be written and where it ends. */
function readMarkup(html: string, open: number): Read {
  if (html.startsWith('<!--', open)) return { text: '', end: endOfComment(html, open + 4) }
  const start = html[open + 1] === '/' ? open + 2 : open + 1
  if (!/[a-z]/i.test(html[start] ?? '')) return { text: '', end: after(html.indexOf('>', start), html) }
  const tag = readTag(html, start)
  if (!tag) return { text: '', end: html.length }
  const { name, attributes, end, isEmpty } = tag
  if (name === 'base') return { text: '', end }
  if (start === open + 2) return { text: name === 'style' || name === 'script' ? '' : `</${name}>`, end }
  if (name === 'style') return { text: '', end: isEmpty ? end : find(STYLE_END, html, end) }
  if (name !== 'script') return { text: `<${name}${attributes}>`, end }
  // What a network hands out for a post says in its script’s attributes which.
  return { text: `<script${attributes}></script>`, end: isEmpty ? end : find(SCRIPT_END, html, end) }
}

function endOfComment(html: string, at: number): number {
  const [none = ''] = /^-?>/.exec(html.slice(at, at + 2)) ?? []
  if (none) return at + none.length
  COMMENT_END.lastIndex = at
  return COMMENT_END.test(html) ? COMMENT_END.lastIndex : html.length
}

interface Tag {
  name: string
  attributes: string
  end: number
  /** `<style/>`, as in a drawing. */
  isEmpty: boolean
}

/** Null where the page ends within the tag: then it is none. */
function readTag(html: string, start: number): Tag | null {
  let at = start
  const take = (pattern: RegExp): string => {
    pattern.lastIndex = at
    const [taken = ''] = pattern.exec(html) ?? []
    at += taken.length
    return taken
  }
  const name = take(TAG_NAME).replace(NO_NAME, '').toLowerCase()
  let attributes = ''
  for (;;) {
    take(SPACE)
    if (at >= html.length) return null
    if (html[at] === '>') return { name, attributes, end: at + 1, isEmpty: html[at - 1] === '/' }
    const attribute = take(ATTRIBUTE_NAME).replace(NO_NAME, '')
    let value = ''
    if (take(ASSIGNMENT)) {
      const quote = html[at] ?? ''
      if (quote === '"' || quote === "'") {
        const close = html.indexOf(quote, at + 1)
        if (close === -1) return null
        value = html.slice(at + 1, close)
        at = close + 1
      } else value = take(UNQUOTED)
    }
    if (/^[a-z]/i.test(attribute) && !/^on/i.test(attribute)) attributes += ` ${attribute}="${quoted(value)}"`
  }
}

const quoted = (value: string): string =>
  value.replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const after = (index: number, html: string): number => (index === -1 ? html.length : index + 1)

function find(pattern: RegExp, html: string, from: number): number {
  pattern.lastIndex = from
  return pattern.exec(html)?.index ?? html.length
}
