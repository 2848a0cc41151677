'use client'

import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { useState } from 'react'
import { LinkCardFields, PostFields } from '#components/desk/editor-blocks.client'
import { LinkField } from '#components/desk/link-field.client'
import { usePicker } from '#components/desk/use-image-drop.client'
import { BOX } from '#components/ui/field'

const stateOf = ({ editor }: { editor: Editor }) => ({
  bold: editor.isActive('bold'),
  italic: editor.isActive('italic'),
  link: editor.isActive('link'),
  bulletList: editor.isActive('bulletList'),
  orderedList: editor.isActive('orderedList'),
  quote: editor.isActive('blockquote'),
  post: editor.isActive('post'),
  linkCard: editor.isActive('linkCard'),
  postAttrs: editor.getAttributes('post'),
  cardAttrs: editor.getAttributes('linkCard'),
  quoteAttrs: editor.getAttributes('blockquote'),
  linkAttrs: editor.getAttributes('link'),
})

/** What can be done to the words under the cursor; and who said the quote the cursor is in. */
export function EditorTools({ editor, timeZone }: { editor: Editor; timeZone: string }) {
  const on = useEditorState({ editor, selector: stateOf })
  const picker = usePicker()
  const [linking, setLinking] = useState(false)
  const chain = () => editor.chain().focus()

  return (
    <>
      <fieldset
        aria-label="Format"
        className="-m-1 flex flex-wrap gap-1.5 p-1 max-md:flex-nowrap max-md:overflow-x-auto"
      >
        <Chip words="Bold" keys="Ctrl+B" on={on.bold} onPress={() => chain().toggleBold().run()} />
        <Chip words="Italic" keys="Ctrl+I" on={on.italic} onPress={() => chain().toggleItalic().run()} />
        <Chip words="Link" on={on.link} onPress={() => setLinking(true)} />
        <Chip words="Quote" keys="Ctrl+Shift+B" on={on.quote} onPress={() => chain().toggleWrap('blockquote').run()} />
        <Chip words="List" keys="Ctrl+Shift+8" on={on.bulletList} onPress={() => chain().toggleBulletList().run()} />
        <Chip
          words="Numbers"
          keys="Ctrl+Shift+7"
          on={on.orderedList}
          onPress={() => chain().toggleOrderedList().run()}
        />
        {picker && <Chip words="Picture …" on={false} onPress={() => picker(editor)} />}
      </fieldset>
      {linking && (
        <LinkField
          address={textAttr(on.linkAttrs, 'href')}
          onSet={(href) => setLink(editor, href)}
          onRemove={() => chain().extendMarkRange('link').unsetLink().run()}
          onClose={() => {
            setLinking(false)
            editor.commands.focus()
          }}
        />
      )}
      {on.quote && (
        <div className="grid gap-2 sm:grid-cols-2">
          <Attr
            editor={editor}
            node="blockquote"
            attr="speaker"
            words="Who said it"
            value={textAttr(on.quoteAttrs, 'speaker')}
          />
          <Attr
            editor={editor}
            node="blockquote"
            attr="role"
            words="Their role"
            value={textAttr(on.quoteAttrs, 'role')}
          />
        </div>
      )}
      {on.post && <PostFields editor={editor} attrs={on.postAttrs} timeZone={timeZone} />}
      {on.linkCard && <LinkCardFields editor={editor} attrs={on.cardAttrs} />}
    </>
  )
}

/** Links the words that are chosen; where none are, the address itself becomes the words. */
function setLink(editor: Editor, href: string) {
  const chain = editor.chain().focus()
  if (editor.isActive('link') || !editor.state.selection.empty)
    return chain.extendMarkRange('link').setLink({ href }).run()
  return chain.insertContent({ type: 'text', text: href, marks: [{ type: 'link', attrs: { href } }] }).run()
}

const textAttr = (attrs: Record<string, unknown>, name: string): string =>
  typeof attrs[name] === 'string' ? attrs[name] : ''

interface ChipProps {
  words: string
  keys?: string
  on: boolean
  onPress: () => void
}

function Chip({ words, keys, on, onPress }: ChipProps) {
  return (
    <button
      type="button"
      aria-pressed={on}
      title={keys}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPress}
      className={`press min-h-7 shrink-0 rounded-full border px-2.5 text-sm ${on ? 'border-blue bg-blue-wash' : 'border-edge hover:bg-hair'}`}
    >
      {words}
    </button>
  )
}

interface AttrProps {
  editor: Editor
  node: string
  attr: string
  words: string
  value: string
}

function Attr({ editor, node, attr, words, value }: AttrProps) {
  return (
    <label className="grid gap-1 text-sm">
      <span className="font-semibold">{words}</span>
      <input
        value={value}
        onChange={(event) => editor.commands.updateAttributes(node, { [attr]: event.target.value })}
        className={BOX}
      />
    </label>
  )
}
