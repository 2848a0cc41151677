import type { Page } from 'playwright/test'

/** Running text of a page: what must be pleasant to read for minutes. */
export const RUNNING_TEXT = '.standfirst, .lede p, .bullet, .timeline .text > div > p, .background p'

/** A desktop's width, at which the type is measured. */
export const DESKTOP = { width: 1280, height: 900 }
export const PHONE = { width: 390, height: 844 }
/** The narrowest window there is, and a window of 1280 px at 400 % zoom (WCAG 1.4.10). */
export const NARROWEST = { width: 320, height: 256 }

export async function openSettled(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await page.evaluate(() => document.fonts.ready)
}

export function styleOf(page: Page, selector: string) {
  return page
    .locator(selector)
    .first()
    .evaluate((element) => {
      const { fontFamily, fontSize, lineHeight, fontWeight } = getComputedStyle(element)
      return {
        family: fontFamily,
        px: Number.parseFloat(fontSize),
        leading: Number.parseFloat(lineHeight) / Number.parseFloat(fontSize),
        weight: Number(fontWeight),
      }
    })
}

/** Characters of every line of running text but the last of its paragraph, which ends where the words do. */
export function charactersPerLine(page: Page): Promise<number[]> {
  return page.evaluate((selector) => {
    const range = document.createRange()
    const charactersByLine = (element: Element) => {
      const lines = new Map<number, number>()
      const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
      while (texts.nextNode()) {
        const length = texts.currentNode.textContent?.length ?? 0
        for (let at = 0; at < length; at++) {
          range.setStart(texts.currentNode, at)
          range.setEnd(texts.currentNode, at + 1)
          const [box] = range.getClientRects()
          // Bold and roman of one line differ by a pixel or two; lines by more than twenty.
          const line = Math.round((box?.bottom ?? 0) / 8)
          lines.set(line, (lines.get(line) ?? 0) + 1)
        }
      }
      return [...lines.values()]
    }
    return [...document.querySelectorAll(selector)].flatMap((element) => charactersByLine(element).slice(0, -1))
  }, RUNNING_TEXT)
}

/** Words that stand outside the window or are cut off, by their text; empty where everything can be read. */
export function clippedTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const range = document.createRange()
    const isCut = (element: Element) => {
      const { overflowX, clipPath } = getComputedStyle(element)
      if (overflowX !== 'visible' && element.scrollWidth > element.clientWidth) return true
      const [right = 0, left = 0] = /^inset\(\S+ (\S+)px \S+ (\S+)px\)$/.exec(clipPath)?.slice(1).map(Number) ?? []
      const frame = element.getBoundingClientRect()
      const edges = clipPath === 'none' ? { left: 0, right: window.innerWidth } : frame
      // The words themselves: they may stick out of a box that fits.
      const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
      while (texts.nextNode()) {
        range.selectNodeContents(texts.currentNode)
        for (const box of range.getClientRects()) {
          if (box.left < edges.left + left - 1 || box.right > edges.right - right + 1) return true
        }
      }
      return false
    }
    const spoken = 'h1, h2, h3, p, li, a:not(.skip), time, figcaption, blockquote'
    const seen = [...document.querySelectorAll(spoken)].filter((element) => element.checkVisibility())
    return seen.filter(isCut).map((element) => element.textContent?.slice(0, 60) ?? '')
  })
}
