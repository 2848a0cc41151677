'use client'

import type { Editor } from '@tiptap/core'
import { type DragEvent, useEffect, useState, useSyncExternalStore } from 'react'
import { findImagePicker, onImagePicker } from '#lib/desk/image-picker'
import { picturesIn, putPictures, takePicturesFor } from '#lib/desk/take-pictures'

/** While a story's room is open, its texts take pictures. */
export function usePictures(storyId: string): void {
  useEffect(() => takePicturesFor(storyId), [storyId])
}

export const usePicker = () => useSyncExternalStore(onImagePicker, findImagePicker, () => null)

const hasFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files')

/** Around an editor: a picture dropped beside the text goes to where the cursor is. */
export function useImageDrop(editor: Editor | null) {
  const [isOver, setIsOver] = useState(false)
  return {
    'data-dropping': isOver || undefined,
    onDragOver(event: DragEvent) {
      if (!hasFiles(event) || !findImagePicker()) return
      event.preventDefault()
      setIsOver(true)
    },
    onDragLeave: () => setIsOver(false),
    onDrop(event: DragEvent) {
      setIsOver(false)
      // The text itself may have taken it.
      if (event.defaultPrevented || !editor || !hasFiles(event)) return
      if (putPictures(editor, picturesIn(event.dataTransfer))) event.preventDefault()
    },
  }
}
