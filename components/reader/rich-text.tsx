import { createElement, Fragment, type ReactElement, type ReactNode } from 'react'
import { ImageFigure } from '#components/reader/image'
import { LinkCardSet, PostQuoted } from '#components/reader/post'
import type { Block, Doc, Inline, Mark, Paragraph } from '#lib/richtext/schema'

interface RichTextProps {
  doc: Doc
  /** The story's: posts carry times. */
  timeZone: string
  bullet?: boolean
}

/**
 * Our rich text as HTML. Pure; every kind of block is named here once.
 * @param bullet the text is an update without a headline: its first paragraph is set as the bullet
 */
export function RichText({ doc, timeZone, bullet = false }: RichTextProps): ReactNode {
  return inOrder(doc.content, (block, index) => (
    <BlockOf block={block} timeZone={timeZone} isBullet={bullet && index === 0} />
  ))
}

function BlockOf({ block, timeZone, isBullet }: { block: Block; timeZone: string; isBullet: boolean }): ReactNode {
  switch (block.type) {
    case 'paragraph':
      return <p className={isBullet ? 'bullet' : undefined}>{inlines(block)}</p>
    case 'bulletList':
      return <ul>{inOrder(block.content, listItem)}</ul>
    case 'orderedList':
      return <ol>{inOrder(block.content, listItem)}</ol>
    case 'blockquote':
      return <Quote quote={block} />
    case 'post':
      return <PostQuoted post={block} timeZone={timeZone} />
    case 'linkCard':
      return <LinkCardSet card={block} />
    case 'image':
      return <ImageFigure image={block.attrs} />
  }
}

function Quote({ quote }: { quote: Extract<Block, { type: 'blockquote' }> }): ReactNode {
  const by = [quote.attrs.speaker, quote.attrs.role].filter(Boolean).join(', ')
  // The speaker stands outside the blockquote: HTML keeps that for words that were said.
  return (
    <figure className="quote">
      <blockquote>{inOrder(quote.content, paragraph)}</blockquote>
      {by && <figcaption>{by}</figcaption>}
    </figure>
  )
}

/** An item of one paragraph is set without the paragraph's space. */
function listItem({ content }: { content: Paragraph[] }): ReactElement {
  const [only, ...further] = content
  return <li>{only && further.length === 0 ? inlines(only) : inOrder(content, paragraph)}</li>
}

const paragraph = (block: Paragraph): ReactElement => <p>{inlines(block)}</p>

const inlines = ({ content = [] }: Paragraph): ReactNode => inOrder(content, inlineOf)

function inlineOf(inline: Inline): ReactNode {
  if (inline.type === 'hardBreak') return <br />
  return (inline.marks ?? []).reduce<ReactNode>(marked, inline.text)
}

function marked(node: ReactNode, mark: Mark): ReactNode {
  switch (mark.type) {
    case 'bold':
      return <strong>{node}</strong>
    case 'italic':
      return <em>{node}</em>
    case 'link':
      return <a href={mark.attrs.href}>{node}</a>
  }
}

/** Keys tell apart what moves in a browser. Text is printed once, so its parts are plain arguments and need none. */
function inOrder<Item>(items: Item[], render: (item: Item, index: number) => ReactNode): ReactNode {
  return createElement(Fragment, null, ...items.map(render))
}
