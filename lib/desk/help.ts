import { ACTS } from '#lib/desk/acts'
import { AMENDMENTS, RETRACT_KEY } from '#lib/desk/amendments'
import type { SlashCommand } from '#lib/desk/slash'

/** A key and what it does; keys as in "Mod+Enter", or words to type ("/time 22:00"). */
export interface HelpLine {
  keys: string
  words: string
  typed?: true
}

export interface HelpGroup {
  title: string
  /** Why these keys do nothing sometimes. */
  note?: string
  lines: HelpLine[]
}

/** Keys that work on every page of the desk. */
export const PAGE_KEYS = {
  palette: { keys: 'Mod+k', words: 'Go to any story, page or action' },
  help: { keys: '?', words: 'Show these keys' },
} as const

const WRITING: HelpLine[] = [
  { keys: 'Mod+Enter', words: 'Publish or submit, as the button says' },
  { keys: 'Mod+s', words: 'Keep what you are writing' },
  { keys: 'Mod+b', words: 'Bold' },
  { keys: 'Mod+i', words: 'Italic' },
  { keys: 'Mod+Shift+b', words: 'Quote' },
  { keys: 'Mod+Shift+8', words: 'List' },
  { keys: 'Mod+Shift+7', words: 'Numbered list' },
  { keys: 'Mod+z', words: 'Take back the last typing' },
]

const ROWS: HelpLine[] = [
  { keys: 'ArrowDown', words: 'Next update' },
  { keys: 'ArrowUp', words: 'Update before' },
]

const KINDS: HelpLine[] = [
  ...AMENDMENTS.map(({ key, words }) => ({ keys: key, words })),
  { keys: RETRACT_KEY, words: 'Retract an update' },
]

/** Every key of the desk, from the tables that the desk itself goes by. */
export function helpGroups(commands: readonly SlashCommand[]): HelpGroup[] {
  return [
    { title: 'Everywhere', lines: Object.values(PAGE_KEYS) },
    { title: 'While writing', lines: WRITING },
    {
      title: 'Typed in the text, at the start of a word',
      lines: commands.map(({ name, words, takes }) => ({
        keys: takes === 'time' ? `/${name} 22:00` : `/${name}`,
        words,
        typed: true,
      })),
    },
    {
      title: 'On the update that has the keyboard',
      note: 'Letters do nothing anywhere else, and can be switched off in your settings.',
      lines: [...ROWS, ...actLines()],
    },
    {
      title: 'When a published text is saved',
      note: 'In the choice of what kind of change it is, and nowhere else.',
      lines: KINDS,
    },
  ]
}

/** One line for each key: "Pin, Unpin" are one key's two directions. */
function actLines(): HelpLine[] {
  const lines = new Map<string, Set<string>>()
  for (const { key, words } of Object.values(ACTS)) {
    const shortcut = key === 'Enter' ? 'Mod+Enter' : key
    lines.set(shortcut, (lines.get(shortcut) ?? new Set()).add(words.replace(/ …$/, '')))
  }
  return [...lines].map(([keys, words]) => ({ keys, words: [...words].join(', ') }))
}
