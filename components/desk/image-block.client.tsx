'use client'

import { Plugin } from '@tiptap/pm/state'
import { type NodeViewProps, NodeViewWrapper, ReactNodeViewRenderer } from '@tiptap/react'
import { useEffect } from 'react'
import { ImageUpload, useUpload } from '#components/desk/image-upload.client'
import { ImageWords } from '#components/desk/image-words.client'
import { Button } from '#components/ui/button'
import { ImageToCome } from '#lib/desk/editor-extensions'
import { pickPictures, picturesIn, putPictures } from '#lib/desk/take-pictures'
import { cancelUpload } from '#lib/desk/uploads'

const textAttr = (attrs: Record<string, unknown>, name: string): string =>
  typeof attrs[name] === 'string' ? attrs[name] : ''

/** A picture in its place in the text, with its words; while it is still on its way, too. */
function ImageBlock({ editor, node, getPos, updateAttributes, deleteNode }: NodeViewProps) {
  const { attrs } = node
  const imageId = textAttr(attrs, 'imageId') || null
  const upload = useUpload(imageId)
  const there = upload?.state.step === 'there' ? upload.state : null

  useEffect(() => {
    if (there && attrs.width !== there.width) updateAttributes({ width: there.width, height: there.height })
  }, [there, attrs.width, updateAttributes])

  function remove() {
    if (imageId) cancelUpload(imageId)
    deleteNode()
    editor.commands.focus()
  }

  /** The caption that waited is kept. */
  function fill(files: File[]) {
    const at = getPos()
    const { caption } = attrs
    if (at === undefined || !putPictures(editor, files.slice(0, 1), at)) return
    editor.commands.command(({ tr }) => {
      tr.setNodeAttribute(at, 'caption', caption)
      tr.delete(at + node.nodeSize, at + 2 * node.nodeSize)
      return true
    })
  }

  return (
    <NodeViewWrapper as="figure" className="image-block" contentEditable={false}>
      {imageId ? (
        <ImageUpload imageId={imageId} onRemove={remove} />
      ) : (
        <p className="flex flex-wrap items-center gap-2 text-sm">
          Image to come
          <Button onClick={() => pickPictures(fill)}>Add the picture</Button>
          <Button tone="plain" onClick={remove}>
            Remove
          </Button>
        </p>
      )}
      <ImageWords
        value={{ alt: textAttr(attrs, 'alt'), caption: textAttr(attrs, 'caption'), credit: textAttr(attrs, 'credit') }}
        onChange={updateAttributes}
      />
    </NodeViewWrapper>
  )
}

/** Pictures in the editor: shown, and taken from the clipboard or from wherever they are dragged. */
export const PictureBlock = ImageToCome.extend({
  addNodeView: () => ReactNodeViewRenderer(ImageBlock),
  addProseMirrorPlugins() {
    const { editor } = this
    return [
      new Plugin({
        props: {
          handlePaste: (_view, event) => putPictures(editor, picturesIn(event.clipboardData)),
          handleDrop: (view, event) => {
            const at = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos
            return putPictures(editor, picturesIn(event.dataTransfer), at)
          },
        },
      }),
    ]
  },
})
