import type { Editor } from '@tiptap/core'
import { offerImagePicker } from '#lib/desk/image-picker'
import { PICTURE_TYPES, startUpload } from '#lib/desk/uploads'

/** The story whose room is open: pictures belong to one. */
let openStory: string | null = null

/** Texts of this story take pictures, picked, pasted or dropped. Answers how to take it back. */
export function takePicturesFor(storyId: string): () => void {
  openStory = storyId
  const takeBack = offerImagePicker((editor) => pickPictures((files) => putPictures(editor, files), true))
  return () => {
    if (openStory === storyId) openStory = null
    takeBack()
  }
}

/** Puts pictures into a text, each at its place while it is still on its way; false where none can be taken. */
export function putPictures(editor: Editor, files: File[], at?: number): boolean {
  const storyId = openStory
  if (storyId === null || files.length === 0) return false
  const blocks = files.map((file) => ({ type: 'image', attrs: { imageId: startUpload(storyId, file) } }))
  editor
    .chain()
    .focus()
    .insertContentAt(at ?? editor.state.selection.to, blocks)
    .run()
  return true
}

/** Asks for pictures. A phone offers its camera too, and hands over a JPEG whatever it keeps itself. */
export function pickPictures(onPicked: (files: File[]) => void, several = false): void {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = PICTURE_TYPES.join(',')
  input.multiple = several
  input.hidden = true
  // Safari forgets an input that is not in the page.
  document.body.append(input)
  input.addEventListener('change', () => {
    onPicked([...(input.files ?? [])])
    input.remove()
  })
  input.addEventListener('cancel', () => input.remove())
  input.click()
}

/** The pictures that were pasted or dropped; none where words came with them (Word hands over a picture of every text). */
export function picturesIn(data: DataTransfer | null): File[] {
  const files = [...(data?.files ?? [])].filter(({ type }) => type.startsWith('image/'))
  const html = data?.getData('text/html') ?? ''
  const words = html.replace(/<[^>]*>/g, '').trim() || data?.getData('text/plain').trim()
  return words ? [] : files
}
