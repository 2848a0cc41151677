import { blocksOf } from '#lib/desk/paste-blocks'
import { type Piece, piecesOf } from '#lib/desk/paste-pieces'
import { findPost } from '#lib/desk/paste-posts'
import type { Pasted } from '#lib/desk/paste-tree'
import { plainWords } from '#lib/desk/paste-words'
import { splitParagraphs } from '#lib/importing/paragraphs'
import { type Block, Doc, type Paragraph } from '#lib/richtext/schema'

export interface Paste {
  doc: Doc
  /** What did not come along, in sentences for whoever pasted it. */
  leftOut: string[]
}

/** Whoever pastes more means a file: a page of a newspaper has 40,000 characters, its HTML ten times that. */
export const LONGEST_HTML = 2_000_000
const LONGEST_PLAIN = 200_000

/** Somebody's page, mail or document as our rich text: what it says, never how it looked. */
export function readPaste(tree: Pasted): Paste {
  const pieces = piecesOf(tree)
  return fitted(blocksOf(pieces), imagesIn(pieces))
}

/** Plain text of several lines, with its bullets; null for a line, which belongs into the sentence it is pasted into. */
export function readPlainPaste(text: string): Paste | null {
  const paragraphs = splitParagraphs(text.slice(0, LONGEST_PLAIN).toWellFormed())
  if (paragraphs.length < 2 && !paragraphs[0]?.bulleted) return null
  const blocks: Block[] = []
  for (const { text: words, bulleted } of paragraphs) {
    const plain = plainWords(words).trim().slice(0, 20_000)
    if (plain === '') continue
    const paragraph: Paragraph = { type: 'paragraph', content: [{ type: 'text', text: plain }] }
    const last = blocks.at(-1)
    if (!bulleted) blocks.push(paragraph)
    else if (last?.type === 'bulletList') last.content.push({ type: 'listItem', content: [paragraph] })
    else blocks.push({ type: 'bulletList', content: [{ type: 'listItem', content: [paragraph] }] })
  }
  return fitted(blocks, 0)
}

/** Whether plain text is the code that a network hands out for a post. */
export const looksLikeEmbed = (text: string): boolean =>
  /^\s*<(blockquote|iframe|div|script)\b/i.test(text) && text.length < 50_000

/** The post in such a code; null where it holds none. */
export function readEmbed(tree: Pasted): Paste | null {
  const attrs = findPost(tree)
  return attrs && fitted([{ type: 'post', attrs }], 0)
}

const imagesIn = (pieces: Piece[]): number =>
  pieces.reduce((sum, piece) => {
    if (piece.piece === 'image') return sum + 1
    if (piece.piece === 'list') return sum + piece.items.reduce((all, item) => all + imagesIn(item), 0)
    if (piece.piece === 'row') return sum + piece.cells.reduce((all, cell) => all + imagesIn(cell), 0)
    return piece.piece === 'quote' || piece.piece === 'wordItem' ? sum + imagesIn(piece.pieces) : sum
  }, 0)

/** As much as one text may hold; the rest is said, not lost in silence. */
function fitted(blocks: Block[], images: number): Paste {
  const leftOut = images > 0 ? [imageWords(images)] : []
  const whole: Doc = { type: 'doc', content: blocks }
  if (Doc.safeParse(whole).success) return { doc: whole, leftOut }
  const content = blocks.slice(0, longestThatFits(blocks))
  return {
    doc: { type: 'doc', content },
    leftOut: [...leftOut, 'The end did not fit: split long texts into several updates.'],
  }
}

/** How many of the blocks make a valid text. */
function longestThatFits(blocks: Block[]): number {
  let [fits, tooMany] = [0, blocks.length + 1]
  while (tooMany - fits > 1) {
    const middle = Math.floor((fits + tooMany) / 2)
    if (Doc.safeParse({ type: 'doc', content: blocks.slice(0, middle) }).success) fits = middle
    else tooMany = middle
  }
  return fits
}

const imageWords = (count: number): string =>
  count === 1 ? 'A picture was left out: add it by hand.' : `${count} pictures were left out: add them by hand.`
