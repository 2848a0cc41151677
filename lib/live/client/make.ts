import { OWN } from './patch.ts'

/** An element of ours, which patches leave alone. */
export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className: string,
  ...content: (string | Node)[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name)
  element.setAttribute(OWN, '')
  element.className = className
  element.append(...content)
  return element
}

export function link(href: string, text: string, className = ''): HTMLAnchorElement {
  const element = make('a', className, text)
  element.href = href
  return element
}

/** Sets a text only where it is another, so that nothing is announced or repainted for nothing. */
export function say(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text
}
