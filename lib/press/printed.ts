import { FEED_TYPES, formatOf } from '#lib/feeds/formats'
import { readNumbers } from '#lib/feeds/numbers'
import { RefusedPage } from '#lib/press/refused-page'
import { type StrippedPage, stripPage } from '#lib/press/strip'

/** What a path is served as: its name alone says so, never what was rendered. */
export function typeOf(path: string): string {
  const format = formatOf(path)
  return format ? `${FEED_TYPES[format]}; charset=utf-8` : 'text/html; charset=utf-8'
}

/**
 * What Next rendered, or what lies on disk, as it may be served: a page without Next, or a feed as it is.
 * @throws RefusedPage
 */
export function readPrinted(path: string, source: string, linkHeader = ''): StrippedPage {
  const format = formatOf(path)
  if (!format) return stripPage(source, linkHeader)
  const numbers = readNumbers(source, format)
  if (!numbers) throw new RefusedPage('the feed is not whole, or does not say its number')
  return { html: source, ...numbers, assets: [] }
}
