import type { Editor } from '@tiptap/core'

/** Asks for an image and puts it where the cursor is. */
export type ImagePicker = (editor: Editor) => void

let picker: ImagePicker | null = null
const listeners = new Set<() => void>()

/** `/image` is offered while there is something that picks one. Answers how to take it back. */
export function offerImagePicker(pick: ImagePicker): () => void {
  picker = pick
  tell()
  return () => {
    if (picker === pick) picker = null
    tell()
  }
}

export const findImagePicker = (): ImagePicker | null => picker

export function onImagePicker(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function tell() {
  for (const listener of listeners) listener()
}
