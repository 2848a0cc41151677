'use client'

import type { EditorView } from '@tiptap/pm/view'
import { EditorContent, useEditor, useEditorState } from '@tiptap/react'
import { useEffect, useRef } from 'react'
import { EditorTools } from '#components/desk/editor-tools.client'
import { PictureBlock } from '#components/desk/image-block.client'
import { type Slash, SlashMenu } from '#components/desk/slash-menu.client'
import { useImageDrop } from '#components/desk/use-image-drop.client'
import { say } from '#components/ui/toast.client'
import { docFromEditor, editorContent } from '#lib/desk/editor-doc'
import { EXTENSIONS } from '#lib/desk/editor-extensions'
import { insertPaste, readClipboard } from '#lib/desk/editor-paste'
import type { Paste } from '#lib/desk/paste'
import { quietMarkup } from '#lib/desk/paste-markup'
import { picturesIn } from '#lib/desk/take-pictures'
import type { Doc } from '#lib/richtext/schema'

const WITH_PICTURES = [...EXTENSIONS.filter(({ name }) => name !== PictureBlock.name), PictureBlock]

interface EditorProps {
  label: string
  /** Only what it begins with; afterwards the editor holds the text. */
  initial: Doc
  onChange: (doc: Doc) => void
  placeholder?: string
  /** Whether it takes the keyboard; a question is asked once it is there. */
  autoFocus?: boolean | (() => boolean)
  /** The commands that can be typed behind a slash. */
  slash?: Slash
  /** After something was pasted that is more than words for a sentence. */
  onPaste?: (paste: Paste) => void
}

const ZONE_HERE = Intl.DateTimeFormat().resolvedOptions().timeZone

/** Words for readers: paragraphs, bold, italic, links, lists, quotes. Ctrl+Enter is left to the form around it. */
export function RichTextEditor({
  label,
  initial,
  onChange,
  placeholder = '',
  autoFocus = false,
  slash,
  onPaste,
}: EditorProps) {
  const pasted = useRef(onPaste)
  pasted.current = onPaste
  const takesKeyboard = useRef(autoFocus)
  const editor = useEditor({
    extensions: WITH_PICTURES,
    content: editorContent(initial),
    immediatelyRender: false,
    injectCSS: false,
    autofocus: false,
    editorProps: {
      attributes: { class: 'words', role: 'textbox', 'aria-label': label, 'aria-multiline': 'true' },
      handlePaste: paste,
      // The editor parses whatever is pasted or dropped before it asks whose it is.
      transformPastedHTML: quietMarkup,
      handleKeyDown: (_view, event) => event.key === 'Enter' && (event.ctrlKey || event.metaKey),
    },
    onUpdate: ({ editor: changed }) => onChange(docFromEditor(changed.getJSON())),
  })
  // Not the editor's own way, which waits for a frame and then takes the keyboard from wherever somebody has gone meanwhile.
  useEffect(() => {
    const takes = takesKeyboard.current
    if (!editor || !(typeof takes === 'function' ? takes() : takes)) return
    editor.commands.setTextSelection(editor.state.doc.content.size)
    editor.view.focus()
  }, [editor])

  /** True where it was ours to paste. */
  function paste(view: EditorView, { clipboardData }: ClipboardEvent): boolean {
    // A picture alone goes up as it is.
    if (picturesIn(clipboardData).length > 0) return false
    const found = clipboardData && readClipboard(clipboardData)
    if (!found) return false
    insertPaste(view, found.doc)
    for (const sentence of found.leftOut) say(sentence)
    pasted.current?.(found)
    return true
  }

  // Draws this again when it changes; what it begins with was never a change.
  useEditorState({ editor, selector: ({ editor: now }) => now?.isEmpty ?? true })
  const empty = editor?.isEmpty ?? true
  const drop = useImageDrop(editor)

  return (
    <div className="grid gap-2 data-dropping:outline-2 data-dropping:outline-blue" {...drop}>
      <div className="field relative rounded-md border border-edge bg-panel px-2.5 py-1.5">
        {empty && (
          <p aria-hidden="true" className="words pointer-events-none absolute text-soft">
            {placeholder}
          </p>
        )}
        {editor ? <EditorContent editor={editor} /> : <div className="words min-h-[3.2em]" />}
      </div>
      {editor && slash && <SlashMenu editor={editor} slash={slash} />}
      {editor && <EditorTools editor={editor} timeZone={slash?.timeZone ?? ZONE_HERE} />}
    </div>
  )
}
