/** Marks what the script added to the page: the printed page knows nothing of it, and patches leave it alone. */
export const OWN = 'data-own'

/** Attributes that belong to the reader or the script once the page is shown. */
const KEPT = new Set(['open', 'tabindex'])

const isOwn = (node: Node) => node instanceof Element && node.hasAttribute(OWN)

/**
 * Makes an element say what a fresh print of it says, from within: nodes that are the same stay, and with them focus,
 * selection, open disclosures and playing media.
 */
export function patch(old: Element, fresh: Element): void {
  for (const { name } of [...old.attributes]) {
    if (!fresh.hasAttribute(name) && !KEPT.has(name)) old.removeAttribute(name)
  }
  for (const { name, value } of fresh.attributes) {
    if (old.getAttribute(name) !== value) old.setAttribute(name, value)
  }
  if (old instanceof HTMLMediaElement) return
  patchChildren(old, [...fresh.childNodes])
}

function patchChildren(parent: Element, fresh: Node[]) {
  let left = [...parent.childNodes].filter((node) => !isOwn(node))
  let last: Node | null = null
  for (const [index, node] of fresh.entries()) {
    const at = findMatch(left, node, fresh.slice(index + 1))
    const match = left[at]
    if (!match) {
      last = parent.insertBefore(document.importNode(node, true), last ? last.nextSibling : parent.firstChild)
      continue
    }
    for (const passed of left.slice(0, at)) passed.remove()
    left = left.slice(at + 1)
    if (match instanceof Element && node instanceof Element) patch(match, node)
    else if (match.nodeValue !== node.nodeValue) match.nodeValue = node.nodeValue
    last = match
  }
  for (const node of left) node.remove()
}

/** The same node, or one of its kind that is not the same as one to come. */
function findMatch(left: Node[], fresh: Node, later: Node[]): number {
  const same = left.findIndex((node) => node.isEqualNode(fresh))
  if (same !== -1) return same
  return left.findIndex((node) => isAlike(node, fresh) && !later.some((next) => next.isEqualNode(node)))
}

function isAlike(a: Node, b: Node): boolean {
  if (!(a instanceof Element && b instanceof Element)) return a.nodeType === b.nodeType
  return a.tagName === b.tagName && a.className === b.className && a.id === b.id
}
