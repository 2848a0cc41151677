import type { Piece } from '#lib/desk/paste-pieces'
import { tidyInlines } from '#lib/desk/paste-words'
import type { Block, Inline, Paragraph } from '#lib/richtext/schema'

/** A cell of a table that is read as data; longer ones stand there for their layout. */
const LONGEST_CELL = 80
const MOST_INLINES = 400
const MOST_IN_QUOTE = 50
const MOST_IN_ITEM = 20
/** As the schema allows for one text. */
const LONGEST_TEXT = 20_000
const LONGEST_NAME = 200

/** The pieces as blocks of ours. */
export function blocksOf(pieces: Piece[]): Block[] {
  const blocks: Block[] = []
  let inlines: Inline[] = []
  let items: { ordered: boolean; pieces: Piece[] }[] = []
  const endParagraph = () => {
    blocks.push(...paragraphsOf(inlines))
    inlines = []
  }
  const endItems = () => {
    if (items.length > 0)
      blocks.push(
        ...listOf(
          items[0]?.ordered ?? false,
          items.map((item) => item.pieces),
        ),
      )
    items = []
  }
  for (const piece of pieces) {
    if (piece.piece === 'inline') {
      // The line feed between two of Word's items is no paragraph.
      if (piece.inline.type === 'text' && piece.inline.text.trim() !== '') endItems()
      inlines.push(piece.inline)
      continue
    }
    endParagraph()
    if (piece.piece === 'gap' || piece.piece === 'image') continue
    if (piece.piece === 'wordItem') {
      if (items[0] && items[0].ordered !== piece.ordered) endItems()
      items.push(piece)
      continue
    }
    endItems()
    blocks.push(...blocksOfPiece(piece))
  }
  endParagraph()
  endItems()
  return blocks
}

function blocksOfPiece(piece: Exclude<Piece, { piece: 'inline' | 'gap' | 'image' | 'wordItem' }>): Block[] {
  switch (piece.piece) {
    case 'list':
      return listOf(piece.ordered, piece.items)
    case 'quote':
      return quotesOf(piece)
    case 'post':
      return [{ type: 'post', attrs: piece.attrs }]
    case 'row':
      return rowOf(piece.cells)
  }
}

function listOf(ordered: boolean, items: Piece[][]): Block[] {
  const listed = items
    .map((item) => flatParagraphs(blocksOf(item)))
    .filter((paragraphs) => paragraphs.length > 0)
    .flatMap((paragraphs) => inParts(paragraphs, MOST_IN_ITEM))
    .map((content) => ({ type: 'listItem' as const, content }))
  const type = ordered ? 'orderedList' : 'bulletList'
  return inParts(listed, MOST_INLINES).map((content) => ({ type, content }))
}

function quotesOf({ pieces, saidBy }: Extract<Piece, { piece: 'quote' }>): Block[] {
  const blocks = blocksOf(pieces)
  // A post in a quotation is a post: nobody says it.
  const posts = blocks.filter(({ type }) => type === 'post')
  const [, speaker = '', role = ''] = /^[—–-]?\s*([^,]+?)(?:,\s*(.+))?$/.exec(saidBy) ?? []
  const attrs = { speaker: speaker.slice(0, LONGEST_NAME) || null, role: role.slice(0, LONGEST_NAME) || null }
  const quotes = inParts(flatParagraphs(blocks), MOST_IN_QUOTE).map((content) => ({
    type: 'blockquote' as const,
    attrs,
    content,
  }))
  return [...quotes, ...posts]
}

/** A row of short cells is a line; others were a page's columns. */
function rowOf(cells: Piece[][]): Block[] {
  const parts = cells.map(blocksOf).filter((blocks) => blocks.length > 0)
  const lines = parts.map((blocks) => (blocks.length === 1 && blocks[0]?.type === 'paragraph' ? blocks[0] : null))
  const isData = parts.length > 1 && lines.every((line) => line !== null && lengthOf(line) <= LONGEST_CELL)
  if (!isData) return parts.flat()
  const between: Inline = { type: 'text', text: ' | ' }
  return paragraphsOf(lines.flatMap((line, place) => [...(place > 0 ? [between] : []), ...(line?.content ?? [])]))
}

/** Every paragraph in these blocks, for what holds paragraphs only. */
const flatParagraphs = (blocks: Block[]): Paragraph[] =>
  blocks.flatMap((block) => {
    if (block.type === 'paragraph') return [block]
    if (block.type === 'blockquote') return block.content
    if (block.type === 'bulletList' || block.type === 'orderedList')
      return block.content.flatMap(({ content }) => content)
    return []
  })

/** Two breaks in a row part paragraphs, as in mail and on older pages. */
function paragraphsOf(inlines: Inline[]): Paragraph[] {
  return partedAtBlankLines(inlines)
    .map(tidyInlines)
    .filter((tidy) => tidy.length > 0)
    .flatMap((tidy) => inParts(tidy.flatMap(shortened), MOST_INLINES))
    .map((content) => ({ type: 'paragraph', content }))
}

function partedAtBlankLines(inlines: Inline[]): Inline[][] {
  const parts: Inline[][] = [[]]
  let breaks = 0
  for (const inline of inlines) {
    if (inline.type === 'hardBreak') {
      breaks++
      continue
    }
    if (breaks > 0 && inline.text.trim() === '') continue
    if (breaks > 1) parts.push([])
    if (breaks === 1) parts.at(-1)?.push({ type: 'hardBreak' })
    breaks = 0
    parts.at(-1)?.push({ ...inline })
  }
  return parts
}

function shortened(inline: Inline): Inline[] {
  if (inline.type !== 'text' || inline.text.length <= LONGEST_TEXT) return [inline]
  return [{ ...inline, text: inline.text.slice(0, LONGEST_TEXT).toWellFormed() }]
}

const lengthOf = ({ content = [] }: Paragraph): number =>
  content.reduce((sum, inline) => sum + (inline.type === 'text' ? inline.text.length : 1), 0)

function inParts<Part>(parts: Part[], most: number): Part[][] {
  const groups: Part[][] = []
  for (let start = 0; start < parts.length; start += most) groups.push(parts.slice(start, start + most))
  return groups
}
