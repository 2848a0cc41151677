import { quietMarkup } from '#lib/desk/paste-markup'

/** What was pasted, as far as we look at it: names, attributes, children. No stranger's element gets further. */
export interface Pasted {
  /** In lower case. */
  name: string
  attrs: Record<string, string>
  children: (Pasted | string)[]
}

/** The browser's own parser, which runs no script and loads nothing. All of it in the body, also a script that comes first. */
export function treeOf(html: string): Pasted {
  return copy(new DOMParser().parseFromString(`<body>${quietMarkup(html)}`, 'text/html').body)
}

function copy(element: Element): Pasted {
  const attrs = Object.fromEntries([...element.attributes].map(({ name, value }) => [name.toLowerCase(), value]))
  // The content of a template is a document of its own; nobody who pastes has seen it.
  const children = [...element.childNodes].flatMap((node): (Pasted | string)[] => {
    if (node instanceof Element) return [copy(node)]
    return node instanceof Text ? [node.data] : []
  })
  return { name: element.localName.toLowerCase(), attrs, children }
}

export const isTag = (child: Pasted | string): child is Pasted => typeof child !== 'string'

export const hasClass = ({ attrs }: Pasted, name: string): boolean => (attrs.class ?? '').split(/\s+/).includes(name)

/** The value of an inline style, in lower case: `styleOf(span, 'font-weight')`. */
export function styleOf({ attrs }: Pasted, property: string): string {
  for (const rule of (attrs.style ?? '').toLowerCase().split(';')) {
    const colon = rule.indexOf(':')
    if (rule.slice(0, colon).trim() === property) return rule.slice(colon + 1).trim()
  }
  return ''
}

/** All words in an element, as one line. */
export function wordsIn(child: Pasted | string): string {
  return rawWords(child).replace(/\s+/g, ' ').trim()
}

const rawWords = (child: Pasted | string): string => {
  if (!isTag(child)) return child
  return child.name === 'br' ? '\n' : child.children.map(rawWords).join('')
}

/** Every element that is like this, from the outside in. */
export function findAll(tree: Pasted, isLike: (tag: Pasted) => boolean): Pasted[] {
  const within = tree.children.filter(isTag).flatMap((child) => findAll(child, isLike))
  return isLike(tree) ? [tree, ...within] : within
}
