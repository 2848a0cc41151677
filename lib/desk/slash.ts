/** What may be typed after a slash at the start of a word in the composer. */
export interface SlashCommand {
  name: SlashName
  /** What it does, as its entry in the menu says. */
  words: string
  /** What is typed behind it on the same line: `/schedule 22:00`. */
  takes?: 'time' | 'text' | 'claim' | null
  /** Whose it is; without it everybody's who writes. */
  for?: 'editors' | 'publishers'
}

export type SlashName =
  | 'key'
  | 'pin'
  | 'source'
  | 'claim'
  | 'quote'
  | 'image'
  | 'time'
  | 'hold'
  | 'schedule'
  | 'embargo'
  | 'second'
  | 'post'
  | 'link'

export const SLASH_COMMANDS: readonly SlashCommand[] = [
  { name: 'key', words: 'Key update, listed among the key moments', for: 'editors' },
  { name: 'pin', words: 'Pin to the top of the story', for: 'editors' },
  { name: 'source', words: 'Source: who says so' },
  { name: 'claim', words: 'Claim: what this speaks of', takes: 'claim' },
  { name: 'quote', words: 'Quote, with who said it' },
  { name: 'image', words: 'Image' },
  { name: 'time', words: 'When it happened', takes: 'time' },
  { name: 'hold', words: 'Hold until released', for: 'publishers' },
  { name: 'schedule', words: 'Publish at a time', takes: 'time', for: 'publishers' },
  { name: 'embargo', words: 'Nobody publishes before a time', takes: 'time' },
  { name: 'second', words: 'Ask for a second pair of eyes before it goes out', for: 'publishers' },
  { name: 'post', words: 'Post from a network, with who wrote it' },
  { name: 'link', words: 'Link card: a page elsewhere, in our words' },
]

/** One line of the menu: what it says, and what choosing it does. */
export interface SlashEntry {
  id: string
  name: SlashName
  words: string
  /** `complete`: the name is filled in and its time or claim is asked for. `run`: the command, with its argument. */
  does: 'complete' | 'run'
  argument: string
}

/** What the composer is told: the command, and what is meant by the words behind it (an instant, a claim); empty where it takes none. */
export type OnCommand = (name: SlashName, argument: string) => void
