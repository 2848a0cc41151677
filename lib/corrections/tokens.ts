/** A word of a text, and what stood before it. */
export interface Token {
  word: string
  /** It begins a sentence, so that its capital says nothing. */
  isFirst: boolean
}

const WORD = /[\p{L}\p{M}\p{N}]+(?:[.,:'’-][\p{L}\p{M}\p{N}]+)*/gu
/** After an abbreviation the sentence goes on. */
const TITLE = /(?:^|\s)(?:Mr|Mrs|Ms|Dr|St|Gen|Sen|Lt|Col|Capt|Prof|No|\p{Lu})\.\s*$/u

export function tokensOf(text: string): Token[] {
  let end = 0
  return [...text.matchAll(WORD)].map(({ 0: word, index }) => {
    const between = text.slice(end, index)
    const isFirst = end === 0 || (/[.!?…\n]/.test(between) && !TITLE.test(text.slice(Math.max(0, end - 6), index)))
    // What somebody says begins a sentence too: He said: “The gallery is closed.”
    const isQuoted = /[:,]\s*["“«„]\s*$/.test(between)
    end = index + word.length
    return { word, isFirst: isFirst || isQuoted }
  })
}

/** "Erdoğan", "erdogan’s" and "ERDOGAN" as one. */
export const plainOf = (word: string): string =>
  word
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('ı', 'i')
    .toLowerCase()
    .replace(/['’]s?$/, '')

/** How many letters have to be put in, left out, changed or swapped; `most` + 1 for whatever is more. */
export function distanceOf(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1
  let [before, last] = [[] as number[], Array.from({ length: other.length + 1 }, (_, at) => at)]
  for (let row = 1; row <= one.length; row += 1) {
    const next = [row]
    for (let column = 1; column <= other.length; column += 1) {
      const isSame = one[row - 1] === other[column - 1]
      const isSwapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]
      next[column] = Math.min(
        (last[column] ?? 0) + 1,
        (next[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (isSame ? 0 : 1),
        isSwapped ? (before[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      )
    }
    ;[before, last] = [last, next]
  }
  return last[other.length] ?? 0
}
