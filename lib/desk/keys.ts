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
