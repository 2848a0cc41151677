import type { Block, Doc, Inline, Paragraph } from '#lib/richtext/schema'

export const EMPTY_DOC: Doc = { type: 'doc', content: [] }

const paragraph = (text: string): Paragraph => ({ type: 'paragraph', content: [{ type: 'text', text }] })

/** Plain paragraphs as rich text; empty ones are left out. */
export function docOf(paragraphs: string[]): Doc {
  return { type: 'doc', content: paragraphs.filter((text) => text.trim() !== '').map(paragraph) }
}

/** Plain text as rich text: a blank line parts paragraphs (the API's `text`). */
export function docOfText(text: string): Doc {
  return docOf(text.split(/\r?\n\s*\r?\n/).map((part) => part.trim()))
}

const inlineText = (inline: Inline): string => (inline.type === 'text' ? inline.text : '\n')

const paragraphText = ({ content = [] }: Paragraph): string => content.map(inlineText).join('')

function blockText(block: Block): string {
  if (block.type === 'paragraph') return paragraphText(block)
  if (block.type === 'blockquote') return block.content.map(paragraphText).join('\n\n')
  if (block.type === 'image') return block.attrs.imageId ? block.attrs.caption : ''
  return block.content.map((item) => item.content.map(paragraphText).join('\n')).join('\n')
}

/** The words readers see, paragraphs parted by a blank line. */
export function textOf(doc: Doc): string {
  return doc.content.map(blockText).filter(Boolean).join('\n\n')
}

/** Nothing to read and nothing to see. */
export const isBlank = (doc: Doc): boolean =>
  textOf(doc).trim() === '' && !doc.content.some((block) => block.type === 'image' && block.attrs.imageId)
