/** What may be typed after a slash at the start of a word in the composer. */
export interface SlashCommand {
  name: SlashName
  /** What it does, as its entry in the menu says. */
  words: string
  /** What is typed behind it on the same line: `/schedule 22:00`. */
  takes?: 'time' | 'text' | null
  /** Needs an editor's right: it decides what readers see, or when. */
  editors?: true
}

export type SlashName = 'key' | 'pin' | 'quote' | 'image' | 'time' | 'hold' | 'schedule' | 'embargo'

export const SLASH_COMMANDS: readonly SlashCommand[] = [
  { name: 'key', words: 'Key update: listed among the key moments', editors: true },
  { name: 'pin', words: 'Pin to the top of the story', editors: true },
  { name: 'quote', words: 'Quote, with who said it' },
  { name: 'image', words: 'Image' },
  { name: 'time', words: 'When it happened', takes: 'time' },
  { name: 'hold', words: 'Hold until released' },
  { name: 'schedule', words: 'Publish at a time', takes: 'time' },
  { name: 'embargo', words: 'Nobody publishes before a time', takes: 'time' },
]

/** Kept for the accuracy work; not shown until it is there. */
export const RESERVED_COMMANDS = ['source', 'claim'] as const

/** What the composer is told: the command, and the words typed behind it (empty where it takes none). */
export type OnCommand = (name: SlashName, argument: string) => void
