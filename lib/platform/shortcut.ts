interface Pressed {
  key: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
  shiftKey: boolean
}

/** "Mod+Shift+z", "Enter", "?": Mod is Ctrl, and Cmd on a Mac; the browser cannot tell which, so both do. */
export function isShortcut(shortcut: string, event: Pressed): boolean {
  const { key, mod, shift } = partsOf(shortcut)
  if (event.altKey || (event.ctrlKey || event.metaKey) !== mod) return false
  // "?" needs Shift on one keyboard and not on another: only letters and named keys say whether Shift is meant.
  const saysShift = key.length > 1 || /[a-z]/i.test(key)
  return event.key.toLowerCase() === key.toLowerCase() && (!saysShift || event.shiftKey === shift)
}

const NAMES: Record<string, string | undefined> = { Enter: '↵', ArrowUp: '↑', ArrowDown: '↓', Escape: 'Esc' }

/** How the keys are written on this machine: "Ctrl ↵", "⌘ K", "E". */
export function shortcutWords(shortcut: string, isMac: boolean): string {
  const { key, mod, shift } = partsOf(shortcut)
  const named = NAMES[key] ?? (key.length === 1 ? key.toUpperCase() : key)
  return [mod && (isMac ? '⌘' : 'Ctrl'), shift && (isMac ? '⇧' : 'Shift'), named].filter(Boolean).join(' ')
}

function partsOf(shortcut: string) {
  const parts = shortcut.split('+')
  return { key: parts.at(-1) || '+', mod: parts.includes('Mod'), shift: parts.includes('Shift') }
}
