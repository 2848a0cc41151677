import { isShortcut } from '#lib/platform/shortcut'

interface Pressed {
  key: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
}

/** Ctrl+Enter, or Cmd+Enter on a Mac: sends what is being written. */
export const isSend = ({ key, ctrlKey, metaKey }: Pressed): boolean => key === 'Enter' && (ctrlKey || metaKey)

/** Ctrl+S, or Cmd+S: keeps what is being written, instead of the browser's page. */
export const isKeep = (event: Pressed & { shiftKey: boolean }): boolean => isShortcut('Mod+s', event)

/** A key on its own, so that Ctrl+E and the like stay the browser's. */
export const isPlain = ({ ctrlKey, metaKey, altKey }: Pressed): boolean => !ctrlKey && !metaKey && !altKey

/** Ctrl+Z, or Cmd+Z on a Mac; with Shift it is "redo". */
export const isUndo = ({ key, ctrlKey, metaKey, altKey, shiftKey }: Pressed & { shiftKey: boolean }): boolean =>
  key.toLowerCase() === 'z' && (ctrlKey || metaKey) && !altKey && !shiftKey
