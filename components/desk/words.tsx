import type { ReactNode } from 'react'
import { LinkCardWords, PostWords } from '#components/desk/block-words'
import { sourcesOf } from '#lib/media/variants'
import type { Block, Doc, ImageBlock, Inline, Paragraph } from '#lib/richtext/schema'

/** Rich text on the desk: the words as readers will see them, with what they will not see yet. */
export function Words({ doc }: { doc: Doc }) {
  return (
    <div className="words">
      {placed(doc.content).map(({ part, key }) => (
        <BlockWords key={key} block={part} />
      ))}
    </div>
  )
}

function BlockWords({ block }: { block: Block }) {
  if (block.type === 'paragraph') return <ParagraphWords paragraph={block} />
  if (block.type === 'image') return <ImageWords attrs={block.attrs} />
  if (block.type === 'post') return <PostWords post={block} />
  if (block.type === 'linkCard') return <LinkCardWords card={block} />
  if (block.type === 'blockquote') {
    const saidBy = [block.attrs.speaker, block.attrs.role].filter(Boolean).join(', ')
    return <blockquote data-said-by={saidBy || undefined}>{paragraphs(block.content)}</blockquote>
  }
  const items = placed(block.content).map(({ part, key }) => <li key={key}>{paragraphs(part.content)}</li>)
  return block.type === 'bulletList' ? <ul>{items}</ul> : <ol>{items}</ol>
}

function ImageWords({ attrs: { imageId, width, height, alt, caption, credit } }: { attrs: ImageBlock['attrs'] }) {
  if (!imageId || !width) return <figure>Image to come: {caption || 'no caption yet'}</figure>
  return (
    <figure className="grid justify-items-start gap-1 not-italic">
      {/* biome-ignore lint/performance/noImgElement: it is made in its sizes already; the optimiser is switched off */}
      <img
        {...sourcesOf(imageId, width)}
        sizes="20rem"
        width={width}
        height={height}
        alt={alt || caption}
        loading="lazy"
        className="h-auto max-h-60 w-auto max-w-full rounded bg-hair"
      />
      {(caption || credit) && <figcaption>{[caption, credit].filter(Boolean).join(' ')}</figcaption>}
    </figure>
  )
}

const paragraphs = (content: Paragraph[]): ReactNode =>
  placed(content).map(({ part, key }) => <ParagraphWords key={key} paragraph={part} />)

const ParagraphWords = ({ paragraph: { content = [] } }: { paragraph: Paragraph }) => (
  <p>
    {placed(content).map(({ part, key }) => (
      <InlineWords key={key} inline={part} />
    ))}
  </p>
)

function InlineWords({ inline }: { inline: Inline }) {
  if (inline.type === 'hardBreak') return <br />
  let words: ReactNode = inline.text
  for (const mark of inline.marks ?? []) {
    if (mark.type === 'bold') words = <strong>{words}</strong>
    if (mark.type === 'italic') words = <em>{words}</em>
    if (mark.type === 'link') words = <a href={mark.attrs.href}>{words}</a>
  }
  return words
}

/** The parts of a text have no names but their places. */
const placed = <Part,>(parts: Part[]): { part: Part; key: string }[] =>
  parts.map((part, place) => ({ part, key: `at-${place}` }))
