import { Fragment, Node, Slice } from '@tiptap/pm/model'
import type { EditorView } from '@tiptap/pm/view'
import { LONGEST_HTML, looksLikeEmbed, type Paste, readEmbed, readPaste, readPlainPaste } from '#lib/desk/paste'
import { treeOf } from '#lib/desk/paste-tree'
import type { Doc } from '#lib/richtext/schema'

/** What is on the clipboard as our rich text; null where the editor's own way is right: its own words, a plain line. */
export function readClipboard(clipboard: DataTransfer): Paste | null {
  const [html, text] = [clipboard.getData('text/html'), clipboard.getData('text/plain')]
  if (html.includes('data-pm-slice')) return null
  const embed = looksLikeEmbed(text) ? readEmbed(treeOf(text)) : null
  if (embed) return embed
  const paste = html !== '' && html.length <= LONGEST_HTML ? readPaste(treeOf(html)) : null
  // A picture alone, or a page that says nothing: what stands in plain text is more.
  return paste && (paste.doc.content.length > 0 || text.trim() === '') ? paste : readPlainPaste(text)
}

/** Puts it where the cursor is. Paragraphs at its ends run into the text around them, so that a phrase stays in its sentence. */
export function insertPaste(view: EditorView, doc: Doc) {
  const nodes = doc.content.map((block) => Node.fromJSON(view.state.schema, block))
  const open = (node: Node | undefined) => (node?.type.name === 'paragraph' ? 1 : 0)
  const slice = new Slice(Fragment.from(nodes), open(nodes[0]), open(nodes.at(-1)))
  view.dispatch(
    view.state.tr.replaceSelection(slice).scrollIntoView().setMeta('paste', true).setMeta('uiEvent', 'paste'),
  )
}
