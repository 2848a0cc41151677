import { claimEntries, type KnownClaim } from '#lib/desk/claims-typed'
import { comesAt, happenedAt } from '#lib/desk/filing-times'
import type { SlashCommand, SlashEntry, SlashName } from '#lib/desk/slash'

/** A command being typed before the cursor. */
export interface Typed {
  name: string
  /** What is typed behind the name; null while the name itself is being typed. */
  argument: string | null
  /** How many characters before the cursor it takes. */
  length: number
}

// At the start of a word, so that "and/or", "24/7" and addresses stay what they are.
const TYPED = /(?:^|\s)(\/([a-z]*)(?: ([^/\n]{0,240}))?)$/i

export function readTyped(before: string): Typed | null {
  const [, whole, name = '', argument = null] = TYPED.exec(before) ?? []
  return whole === undefined ? null : { name: name.toLowerCase(), argument, length: whole.length }
}

/** What the menu offers; the sentence says what to type where a time cannot be read. Null: this is no command. */
export function entriesFor(
  { name, argument }: Typed,
  commands: readonly SlashCommand[],
  timeZone: string,
  now: Date,
  claims: readonly KnownClaim[] = [],
): { entries: SlashEntry[]; sentence: string | null } | null {
  if (argument === null) {
    const entries = commands.filter((command) => command.name.startsWith(name)).map(entryOf)
    return entries.length > 0 ? { entries, sentence: null } : null
  }
  const command = commands.find((other) => other.name === name)
  if (command?.takes === 'claim') return claimEntries(argument, claims)
  if (command?.takes !== 'time') return null
  const { choices, sentence } = readTime(command.name, argument, timeZone, now)
  const entries = choices.map(({ words, at }) => ({
    id: `${command.name}-${at}`,
    name: command.name,
    words,
    does: 'run' as const,
    argument: at,
  }))
  return { entries, sentence }
}

const readTime = (name: SlashName, words: string, timeZone: string, now: Date) =>
  name === 'time' ? happenedAt(words, timeZone, now) : comesAt(words, timeZone, now)

const entryOf = ({ name, words, takes }: SlashCommand): SlashEntry => ({
  id: name,
  name,
  words,
  does: takes === 'time' || takes === 'claim' ? 'complete' : 'run',
  argument: '',
})
