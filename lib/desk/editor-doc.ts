import { z } from 'zod'
import { cardFrom, postFrom } from '#lib/desk/editor-blocks'
import { type Block, type Doc, type Inline, LinkHref, type Mark, type Paragraph } from '#lib/richtext/schema'

/** What the editor hands over: ProseMirror's JSON, with more attributes than our tree knows. */
interface EditorNode {
  type: string
  text?: string | undefined
  attrs?: Record<string, unknown> | undefined
  marks?: { type: string; attrs?: Record<string, unknown> | undefined }[] | undefined
  content?: EditorNode[] | undefined
}

const Attrs = z.record(z.string(), z.unknown()).optional()

const EditorNode: z.ZodType<EditorNode> = z.object({
  type: z.string(),
  text: z.string().optional(),
  attrs: Attrs,
  marks: z.array(z.object({ type: z.string(), attrs: Attrs })).optional(),
  get content() {
    return z.array(EditorNode).optional()
  },
})

/** The editor's JSON as our rich text: unknown attributes and empty paragraphs go, no word does. */
export function docFromEditor(json: unknown): Doc {
  return { type: 'doc', content: (EditorNode.parse(json).content ?? []).flatMap(blocksOf) }
}

/** Our rich text for the editor, which needs a paragraph to stand in. */
export function editorContent(doc: Doc): { type: 'doc'; content: Block[] } {
  return { type: 'doc', content: doc.content.length > 0 ? doc.content : [{ type: 'paragraph' }] }
}

function blocksOf(node: EditorNode): Block[] {
  if (node.type === 'image') {
    return [imageOf(node.attrs ?? {})]
  }
  if (node.type === 'post') return [postFrom(node.attrs)]
  if (node.type === 'linkCard') return [cardFrom(node.attrs)]
  if (node.type === 'bulletList' || node.type === 'orderedList') {
    const items = (node.content ?? []).map(paragraphsOf).filter((paragraphs) => paragraphs.length > 0)
    return items.length > 0
      ? [{ type: node.type, content: items.map((content) => ({ type: 'listItem', content })) }]
      : []
  }
  if (node.type === 'blockquote') {
    const content = paragraphsOf(node)
    const attrs = { speaker: wordsOf(node.attrs?.speaker), role: wordsOf(node.attrs?.role) }
    return content.length > 0 ? [{ type: 'blockquote', attrs, content }] : []
  }
  return paragraphsOf(node)
}

/** What was not said of an image is left out, as in texts from before it could be said. */
function imageOf({ imageId, caption, credit, alt, width, height }: Record<string, unknown>): Block {
  const [whose, seen] = [wordsOf(credit), wordsOf(alt)]
  return {
    type: 'image',
    attrs: {
      imageId: wordsOf(imageId),
      caption: wordsOf(caption) ?? '',
      ...(whose ? { credit: whose } : {}),
      ...(seen ? { alt: seen } : {}),
      ...(typeof width === 'number' && typeof height === 'number' ? { width, height } : {}),
    },
  }
}

/** Every paragraph in a node, however deep it stands (a list pasted into a quote, say). */
function paragraphsOf(node: EditorNode): Paragraph[] {
  const children = node.content ?? []
  if (!children.some(isInline)) return children.flatMap(paragraphsOf)
  const content = withoutBreaksAtTheEnds(children.flatMap(inlineOf))
  return content.length > 0 ? [{ type: 'paragraph', content }] : []
}

const isInline = ({ type }: EditorNode): boolean => type === 'text' || type === 'hardBreak'

function inlineOf(node: EditorNode): Inline[] {
  if (node.type === 'hardBreak') return [{ type: 'hardBreak' }]
  if (!node.text) return []
  const marks = (node.marks ?? []).flatMap(markOf)
  return [marks.length > 0 ? { type: 'text', text: node.text, marks } : { type: 'text', text: node.text }]
}

function markOf({ type, attrs }: { type: string; attrs?: Record<string, unknown> | undefined }): Mark[] {
  if (type === 'bold' || type === 'italic') return [{ type }]
  const href = LinkHref.safeParse(attrs?.href)
  return type === 'link' && href.success ? [{ type, attrs: { href: href.data } }] : []
}

function withoutBreaksAtTheEnds(inlines: Inline[]): Inline[] {
  const says = (inline: Inline) => inline.type === 'text' && inline.text.trim() !== ''
  return inlines.slice(Math.max(0, inlines.findIndex(says)), inlines.findLastIndex(says) + 1)
}

const wordsOf = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : null
