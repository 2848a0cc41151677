const BLOCKS = 'p, li, h1, h2, h3, figure, blockquote'

/**
 * Changes the page without moving what is being read: the top edge of the first mark in view stays where it is, or,
 * where a longer one covers the top of the window, that of its first block in view. What lies below may move.
 */
export function holdStill(change: () => void): void {
  const anchor = findAnchor()
  const before = topOf(anchor)
  change()
  if (anchor?.isConnected) scrollBy(0, topOf(anchor) - before)
}

const topOf = (element: Element | null) => element?.getBoundingClientRect().top ?? 0

function findAnchor(): Element | null {
  // Beside the timeline the rail may be sticky: it stands still by itself. On a phone it is text like any other.
  const isBeside = matchMedia('(min-width: 60rem)').matches
  for (const mark of document.querySelectorAll(`main [data-rev]${isBeside ? ':not(.rail *)' : ''}`)) {
    const { top, bottom } = mark.getBoundingClientRect()
    if (bottom <= 0) continue
    if (top >= 0) return mark
    const block = [...mark.querySelectorAll(BLOCKS)].find((inside) => topOf(inside) >= 0)
    if (block && topOf(block) < innerHeight) return block
  }
  return document.querySelector('footer')
}

export function isInView(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect()
  return bottom > 0 && top < innerHeight
}
