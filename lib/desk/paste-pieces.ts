import { cleanLink } from '#lib/desk/paste-links'
import { readPost } from '#lib/desk/paste-posts'
import { hasClass, isTag, type Pasted, styleOf, wordsIn } from '#lib/desk/paste-tree'
import { plainWords } from '#lib/desk/paste-words'
import type { Inline, Mark, Post } from '#lib/richtext/schema'

/** What the walk through a pasted tree meets, in its order. A gap ends a paragraph. */
export type Piece =
  | { piece: 'inline'; inline: Inline }
  | { piece: 'gap' }
  | { piece: 'image' }
  | { piece: 'list'; ordered: boolean; items: Piece[][] }
  /** A paragraph that Word shows as an item; those in a row make a list. */
  | { piece: 'wordItem'; ordered: boolean; pieces: Piece[] }
  | { piece: 'quote'; pieces: Piece[]; saidBy: string }
  | { piece: 'post'; attrs: Post['attrs'] }
  | { piece: 'row'; cells: Piece[][] }

const GAP: Piece = { piece: 'gap' }

/** Nothing in them was ever read by whoever pastes it. */
const UNSEEN = new Set(
  'script style template noscript head title meta link object embed applet param svg math canvas audio video source track map area iframe frame frameset noembed noframes select option optgroup datalist button input textarea progress meter dialog slot portal xml'.split(
    ' ',
  ),
)
const BLOCKS = new Set(
  'address article aside body center dd details dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav p pre section summary table tbody tfoot thead caption td th tr'.split(
    ' ',
  ),
)
const HEADING = /^h[1-6]$/

export function piecesOf(tag: Pasted, marks: Mark[] = []): Piece[] {
  return tag.children.flatMap((child) => (isTag(child) ? piecesOfTag(child, marks) : words(child, marks)))
}

function words(text: string, marks: Mark[]): Piece[] {
  const plain = plainWords(text)
  if (plain === '') return []
  return [
    {
      piece: 'inline',
      inline: marks.length > 0 ? { type: 'text', text: plain, marks } : { type: 'text', text: plain },
    },
  ]
}

function piecesOfTag(tag: Pasted, outer: Mark[]): Piece[] {
  const { name } = tag
  const post = readPost(tag)
  if (post) return [{ piece: 'post', attrs: post }]
  if (UNSEEN.has(name) || isHidden(tag)) return []
  if (name === 'br') return [{ piece: 'inline', inline: { type: 'hardBreak' } }]
  if (name === 'img' || name === 'picture') return isSpeck(tag) ? [] : [{ piece: 'image' }]
  const marks = marksIn(tag, outer)
  if (name === 'ul' || name === 'ol')
    return [GAP, { piece: 'list', ordered: name === 'ol', items: itemsOf(tag, marks) }, GAP]
  if (name === 'pre') return [GAP, ...piecesOf(keepingLines(tag), marks), GAP]
  if (name === 'tr')
    return [
      GAP,
      { piece: 'row', cells: tag.children.filter(isTag).map((cell) => piecesOf(cell, marksIn(cell, marks))) },
      GAP,
    ]
  if (name === 'blockquote' || name === 'q')
    return name === 'q' ? piecesOf(tag, marks) : [GAP, quoteOf(tag, marks, ''), GAP]
  if (name === 'figure') return [GAP, ...figurePieces(tag, marks), GAP]
  if (isWordItem(tag)) return [GAP, wordItemOf(tag, marks), GAP]
  const within = piecesOf(tag, marks)
  return BLOCKS.has(name) ? [GAP, ...within, GAP] : within
}

const isHidden = (tag: Pasted): boolean =>
  'hidden' in tag.attrs ||
  styleOf(tag, 'display') === 'none' ||
  styleOf(tag, 'visibility') === 'hidden' ||
  styleOf(tag, 'mso-hide') === 'all' ||
  // Word's margin notes, and the list signs it writes out.
  /^(comment|endnote|footnote)/.test(styleOf(tag, 'mso-element')) ||
  styleOf(tag, 'mso-list') === 'ignore'

/** Counts who opens a mail. */
const isSpeck = ({ attrs: { width = '', height = '' } }: Pasted): boolean =>
  /^[01](px)?$/.test(width) || /^[01](px)?$/.test(height)

function marksIn(tag: Pasted, outer: Mark[]): Mark[] {
  const href = tag.name === 'a' ? cleanLink(tag.attrs.href ?? '') : null
  const linked = href ? withMark(outer, { type: 'link', attrs: { href } }) : outer
  return withStyle(tag, withStyle(tag, linked, 'bold'), 'italic')
}

/** What a style says wins over what the element's name says: Google Docs wraps all in `<b style="font-weight:normal">`. */
function withStyle(tag: Pasted, marks: Mark[], type: 'bold' | 'italic'): Mark[] {
  const on = type === 'bold' ? isBold(tag) : isItalic(tag)
  if (on === null) return marks
  return on ? withMark(marks, { type }) : marks.filter((mark) => mark.type !== type)
}

function isBold(tag: Pasted): boolean | null {
  const weight = styleOf(tag, 'font-weight')
  if (HEADING.test(tag.name)) return true
  if (/^(bold|bolder|[6-9]00)$/.test(weight)) return true
  if (/^(normal|lighter|[1-5]00)$/.test(weight)) return false
  return tag.name === 'b' || tag.name === 'strong' || tag.name === 'th' ? true : null
}

function isItalic(tag: Pasted): boolean | null {
  const style = styleOf(tag, 'font-style')
  if (/^(italic|oblique)/.test(style)) return true
  if (style === 'normal') return false
  return tag.name === 'i' || tag.name === 'em' ? true : null
}

const withMark = (marks: Mark[], mark: Mark): Mark[] => [...marks.filter(({ type }) => type !== mark.type), mark]

/** Our lists have one level: the items of a list within an item follow it. */
function itemsOf(list: Pasted, marks: Mark[]): Piece[][] {
  return list.children.flatMap((child) => {
    const pieces = isTag(child)
      ? child.name === 'li'
        ? piecesOf(child, marksIn(child, marks))
        : piecesOfTag(child, marks)
      : words(child, marks)
    const inner = pieces.flatMap((piece) => (piece.piece === 'list' ? piece.items : []))
    return [pieces.filter(({ piece }) => piece !== 'list'), ...inner]
  })
}

const isWordItem = (tag: Pasted): boolean =>
  tag.name === 'p' &&
  (/^l\d+ level\d+/.test(styleOf(tag, 'mso-list')) ||
    (/^MsoListParagraph/.test(tag.attrs.class ?? '') && signIn(tag) !== null))

function wordItemOf(tag: Pasted, marks: Mark[]): Piece {
  return { piece: 'wordItem', ordered: /^\(?[\dA-Za-z]{1,4}[.)]/.test(signIn(tag) ?? ''), pieces: piecesOf(tag, marks) }
}

/** The bullet or number that Word wrote before an item. */
function signIn(tag: Pasted): string | null {
  for (const child of tag.children.filter(isTag)) {
    const sign = styleOf(child, 'mso-list') === 'ignore' ? plainWords(wordsIn(child)) : signIn(child)
    if (sign !== null) return sign
  }
  return null
}

/** A quotation set as a figure, as we do and as HTML says: who said it stands below. */
function figurePieces(tag: Pasted, marks: Mark[]): Piece[] {
  const parts = tag.children.filter(isTag)
  const caption = parts.find(({ name }) => name === 'figcaption')
  const quote = parts.find(({ name }) => name === 'blockquote')
  if (!quote || readPost(quote) || hasClass(tag, 'post')) return piecesOf(tag, marks)
  return [quoteOf(quote, marks, caption ? plainWords(wordsIn(caption)).trim() : '')]
}

function quoteOf(tag: Pasted, marks: Mark[], saidBy: string): Piece {
  const last = tag.children.filter((child) => isTag(child) || child.trim() !== '').at(-1)
  const signed = last && isTag(last) && (last.name === 'cite' || last.name === 'footer') ? last : null
  const rest = { ...tag, children: tag.children.filter((child) => child !== signed) }
  return {
    piece: 'quote',
    pieces: piecesOf(rest, marks),
    saidBy: saidBy || (signed ? plainWords(wordsIn(signed)).trim() : ''),
  }
}

/** Line feeds of preformatted text, for the walk, which takes them for spaces. */
function keepingLines(tag: Pasted): Pasted {
  const children = tag.children.flatMap((child): (Pasted | string)[] => {
    if (isTag(child)) return [keepingLines(child)]
    return child.split('\n').flatMap((line, place) => (place > 0 ? [LINE, line] : [line]))
  })
  return { ...tag, children }
}

const LINE: Pasted = { name: 'br', attrs: {}, children: [] }
