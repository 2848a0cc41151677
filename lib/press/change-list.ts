import { RefusedPage } from '#lib/press/refused-page'
import { stripPage } from '#lib/press/strip'

/** What changed on a page after a number, wherever it stands: the live message. */
export interface ChangeList {
  epoch: string
  /** The number it was printed at. */
  revision: number
  after: number
  /** `<main id="changes" ...>...</main>`: the page without its frame. */
  html: string
}

const OPENING = /<main\b[^>]*\sid="changes"[^>]*>/
const CLOSING = '</main>'

/** Cuts the list out of its printed page. @throws RefusedPage where it is none, or holds what no page may hold */
export function cutChangeList(source: string): ChangeList {
  const { html } = stripPage(source)
  const opening = OPENING.exec(html)
  if (!opening) throw new RefusedPage('the page holds no change list')
  const end = html.indexOf(CLOSING, opening.index)
  const attribute = (name: string) => new RegExp(`\\sdata-${name}="([^"]*)"`).exec(opening[0])?.[1] ?? ''
  return {
    epoch: attribute('epoch'),
    revision: toNumber(attribute('revision')),
    after: toNumber(attribute('after')),
    html: html.slice(opening.index, end + CLOSING.length),
  }
}

function toNumber(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new RefusedPage(`the change list’s number is ${JSON.stringify(text)}`)
  return Number(text)
}
