import { readCredit } from '#lib/importing/credit'
import { markBullets, readSign } from '#lib/importing/list-signs'
import { endsSentence } from '#lib/importing/sentences'
import { isByline, isSignOff, reportersIn } from '#lib/importing/sign-offs'
import type { Block, Doc, Inline, Paragraph } from '#lib/richtext/schema'
import { EMPTY_DOC, textOf } from '#lib/richtext/text'

export interface WireCopy {
  /** One text for each thing it tells; none where it is no list. */
  bullets: Doc[]
  /** The names it gives: who reported, then the agency. */
  bylines: string[]
  /** What is left of it without its bullets. */
  rest: Doc
  /** All of it without dateline's source and sign-off. */
  whole: Doc
}

/** More at once would flood the room; it is an article then, and the importer's. */
const MOST_BULLETS = 30
const FEWEST_PARAGRAPHS = 3
/** A bullet says one thing; longer paragraphs are running text. */
const LONGEST_BULLET = 300
/** Headline, time, lede: a credit stands no lower. */
const TOP_BLOCKS = 5
const TIME = /^\d{1,2}[:.h]\d{2}\b/

/** What a pasted text offers: its list as bullets, its dateline and sign-off as bylines. */
export function readWireCopy(doc: Doc): WireCopy {
  const signed = doc.content.map((block) => (block.type === 'paragraph' ? signedBy(textIn(block)) : null))
  const names = signed.flatMap((found) => found ?? [])
  const said = doc.content.filter((_, index) => signed[index] === null)
  const credited = said.map((block, index) => withoutCredit(block, index < TOP_BLOCKS))
  const credits = credited.flatMap(({ credits: found }) => found)
  const content = credited.map(({ block }) => block)
  const { bullets, rest } = partBullets(content)
  return {
    bullets,
    rest: { ...EMPTY_DOC, content: rest },
    bylines: [...new Set([...names, ...credits])],
    whole: { ...EMPTY_DOC, content },
  }
}

/** The names in a line of the trade; null for a line of the story. */
const signedBy = (text: string): string[] | null => (isSignOff(text) || isByline(text) ? reportersIn(text) : null)

function withoutCredit(block: Block, atTop: boolean): { block: Block; credits: string[] } {
  if (block.type === 'paragraph' && atTop) {
    const { paragraph, credit } = creditOf(block)
    return { block: paragraph, credits: credit ? [credit] : [] }
  }
  if (block.type !== 'bulletList' && block.type !== 'orderedList') return { block, credits: [] }
  const credits: string[] = []
  const content = block.content.map((item) => {
    const [first, ...further] = item.content
    if (!first) return item
    const { paragraph, credit } = creditOf(first)
    if (credit) credits.push(credit)
    return { ...item, content: [paragraph, ...further] }
  })
  return { block: { ...block, content }, credits }
}

/** "ANKARA (Reuters) - A bridge fell" is "ANKARA - A bridge fell" by Reuters. */
function creditOf(paragraph: Paragraph): { paragraph: Paragraph; credit: string | null } {
  const text = textIn(paragraph)
  const found = readCredit(text)
  if (!found || found.text === '') return { paragraph, credit: null }
  let kept = 0
  while (kept < found.text.length && found.text.at(-1 - kept) === text.at(-1 - kept)) kept++
  const opening = found.text.slice(0, found.text.length - kept)
  const content = [
    ...(opening ? [{ type: 'text' as const, text: opening }] : []),
    ...fromCharacter(paragraph, text.length - kept),
  ]
  return { paragraph: { ...paragraph, content }, credit: found.credit }
}

/** What stands behind so many characters, with its marks. */
function fromCharacter({ content = [] }: Paragraph, character: number): Inline[] {
  let passed = 0
  return content.flatMap((inline) => {
    const length = inline.type === 'text' ? inline.text.length : 1
    const start = Math.max(0, character - passed)
    passed += length
    if (start >= length) return []
    return [inline.type === 'text' ? { ...inline, text: inline.text.slice(start) } : inline]
  })
}

function partBullets(content: Block[]): { bullets: Doc[]; rest: Block[] } {
  const lists = content.flatMap((block) =>
    block.type === 'bulletList' || block.type === 'orderedList' ? block.content : [],
  )
  const none = { bullets: [], rest: content }
  if (lists.length > 1) {
    if (lists.length > MOST_BULLETS) return none
    const rest = content.filter(({ type }) => type !== 'bulletList' && type !== 'orderedList')
    return { bullets: lists.map((item) => ({ type: 'doc', content: item.content })), rest }
  }
  const paragraphs = content.filter((block) => block.type === 'paragraph')
  if (paragraphs.length !== content.length || paragraphs.length > MOST_BULLETS) return none
  const texts = paragraphs.map(textIn)
  const isSigned = markBullets(texts)
  const isBullet = texts.map(
    (text, index) => isSigned[index] || (isShort(text) && (TIME.test(text) || endsSentence(text))),
  )
  const count = isBullet.filter(Boolean).length
  // A heading, and "what we know:", may stand above them; between them nothing may.
  const first = isBullet.indexOf(true)
  if (count < FEWEST_PARAGRAPHS || isBullet.slice(first).includes(false) || first > 2) return none
  return {
    bullets: paragraphs.slice(first).map((paragraph) => ({ type: 'doc', content: [withoutSign(paragraph)] })),
    rest: paragraphs.slice(0, first),
  }
}

const isShort = (text: string): boolean => text.length <= LONGEST_BULLET

function withoutSign(paragraph: Paragraph): Paragraph {
  const text = textIn(paragraph)
  const sign = readSign(text)
  return sign ? { ...paragraph, content: fromCharacter(paragraph, text.length - sign.text.length) } : paragraph
}

const textIn = (paragraph: Paragraph): string => textOf({ type: 'doc', content: [paragraph] })
