import type { Block, Doc, Inline, LinkCard, Paragraph, Post } from '#lib/richtext/schema'

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

const lines = (...parts: string[]): string => parts.filter((part) => part.trim() !== '').join('\n')

/** "Ana Kaya (@ana) on X": whoever wrote a post, and where. */
export function postedBy({ author, handle, platform }: Post['attrs']): string {
  const who = author && handle ? `${author} (${handle})` : author || handle
  return platform ? (who ? `${who} on ${platform}` : platform) : who
}

function postText({ attrs }: Post): string {
  return attrs.text.trim() === ''
    ? ''
    : lines(attrs.text, attrs.translation, `— ${postedBy(attrs)}`.replace(/^— $/, ''))
}

function cardText({ attrs: { title, description, site, url } }: LinkCard): string {
  return title.trim() === '' || url === '' ? '' : lines(title, description, site, url)
}

function blockText(block: Block): string {
  if (block.type === 'paragraph') return paragraphText(block)
  if (block.type === 'blockquote') return block.content.map(paragraphText).join('\n\n')
  if (block.type === 'image') return block.attrs.imageId ? block.attrs.caption : ''
  if (block.type === 'post') return postText(block)
  if (block.type === 'linkCard') return cardText(block)
  return block.content.map((item) => item.content.map(paragraphText).join('\n')).join('\n')
}

/** The words readers see, paragraphs parted by a blank line. */
export function textOf(doc: Doc): string {
  return doc.content.map(blockText).filter(Boolean).join('\n\n')
}

/** Nothing to read and nothing to see. */
export const isBlank = (doc: Doc): boolean =>
  textOf(doc).trim() === '' && !doc.content.some((block) => block.type === 'image' && block.attrs.imageId)
