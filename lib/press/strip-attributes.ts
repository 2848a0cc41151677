import { RefusedPage } from '#lib/press/refused-page'

const ATTRIBUTE = /([^\s"'<>/=]+)(?:="([^"]*)")?/g
// Elements that run, embed or restyle what is not ours; <template> is how React streams what is not ready.
const REFUSED_ELEMENTS = new Set(['style', 'iframe', 'object', 'embed', 'base', 'template', 'applet', 'frame'])
const REFUSED_ATTRIBUTES = new Set(['srcdoc', 'http-equiv', 'ping'])
const URL_ATTRIBUTES = new Set(['href', 'src', 'action', 'formaction', 'xlink:href', 'poster', 'data', 'background'])
// "://" and entities before the first slash are how a scheme is hidden; a plain path has neither.
const PLAIN_URL = /^(?:https?:\/\/|mailto:|data:image\/|[/?#]|[^:&\s\\]*(?:[/?#]|$))/i

/** The attributes of a tag by lower-case name, after every one of them was found harmless. */
export function judgeAttributes(element: string, source: string): Map<string, string> {
  if (REFUSED_ELEMENTS.has(element)) throw new RefusedPage(`a <${element}> has no place in a page`)
  const attributes = new Map<string, string>()
  for (const [, name = '', value = ''] of source.matchAll(ATTRIBUTE)) attributes.set(name.toLowerCase(), value)
  if (attributes.get('id') === '__next_error__') throw new RefusedPage('Next rendered its error shell')
  for (const [name, value] of attributes) judge(element, name, value)
  return attributes
}

function judge(element: string, name: string, value: string) {
  if (name.startsWith('on')) throw new RefusedPage(`an event handler: ${name} on <${element}>`)
  if (REFUSED_ATTRIBUTES.has(name)) throw new RefusedPage(`the attribute ${name} on <${element}>`)
  if (URL_ATTRIBUTES.has(name) && !PLAIN_URL.test(value)) {
    throw new RefusedPage(`an address that is none of ours: ${name}=${JSON.stringify(value.slice(0, 80))}`)
  }
}
