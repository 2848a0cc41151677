import { diffComm } from 'node-diff3'

export interface Stretch {
  words: string
  /** Stands in this text only. */
  marked: boolean
}

/** Two texts side by side: in each, the words that the other does not have. */
export function markWords(one: string, other: string): [one: Stretch[], other: Stretch[]] {
  const left: Stretch[] = []
  const right: Stretch[] = []
  for (const { common, buffer1 = [], buffer2 = [] } of diffComm(wordsOf(one), wordsOf(other))) {
    add(left, common ?? buffer1, !common)
    add(right, common ?? buffer2, !common)
  }
  return [left, right]
}

const wordsOf = (text: string): string[] => text.match(/\s+|\S+/g) ?? []

function add(stretches: Stretch[], words: string[], marked: boolean) {
  if (words.length === 0) return
  const text = words.join('')
  const last = stretches.at(-1)
  // A space between two marked words is marked with them: one mark for three new words, not three.
  const before = stretches.at(-2)
  if (marked && last && !last.marked && last.words.trim() === '' && before?.marked) {
    stretches.pop()
    before.words += last.words + text
    return
  }
  stretches.push({ words: text, marked })
}
