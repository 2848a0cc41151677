interface Pressed {
  key: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
}

/** Ctrl+Enter, or Cmd+Enter on a Mac: sends what is being written. */
export const isSend = ({ key, ctrlKey, metaKey }: Pressed): boolean => key === 'Enter' && (ctrlKey || metaKey)

/** A key on its own, so that Ctrl+E and the like stay the browser's. */
export const isPlain = ({ ctrlKey, metaKey, altKey }: Pressed): boolean => !ctrlKey && !metaKey && !altKey
