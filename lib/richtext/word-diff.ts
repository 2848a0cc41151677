/** A stretch of two texts set in one: in both, only in the old one (`was`), only in the new one (`now`). */
export interface WordPart {
  kind: 'same' | 'was' | 'now'
  /** With the white space that follows its words. */
  text: string
}

/**
 * What became of the words of a text: the longest common subsequence stays. Every word of the new text stands in it in order,
 * `same` or `now`. (node-diff3, which finds conflicts for the desk, takes 20 s where a few words repeat 3,000 times.)
 */
export function diffWords(before: string, after: string): WordPart[] {
  const [was, now] = [wordsOf(before), wordsOf(after)]
  const head = lengthOfCommon(was, now)
  const tail = lengthOfCommon(was.slice(head).reverse(), now.slice(head).reverse())
  return [
    ...partOf(
      'same',
      now.slice(0, head).map((word, place) => spaced(word, was[place])),
    ),
    ...diffMiddle(was.slice(head, was.length - tail), now.slice(head, now.length - tail)),
    ...partOf('same', now.slice(now.length - tail)),
  ].reduce<WordPart[]>(join, [])
}

export const isUnchanged = (parts: WordPart[]): boolean => parts.every(({ kind }) => kind === 'same')

/** 32 MB of lengths, some 50 ms; two texts that long and with that little in common are better read one after the other. */
const MOST_CELLS = 16_000_000

/** Each word with the white space after it; a text never begins with any. */
const wordsOf = (text: string): string[] => text.trim().match(/\S+\s*/g) ?? []

/** The last word of a text is the same word where more follows. */
const isSame = (one: string | undefined, other: string | undefined): boolean => one?.trim() === other?.trim()

/** Where the new text ends with this word and the old one went on, there is room for what it went on with. */
const spaced = (now: string, was: string | undefined): string => (/\s$/.test(now) ? now : (was ?? now))

function lengthOfCommon(one: string[], other: string[]): number {
  const most = Math.min(one.length, other.length)
  let length = 0
  while (length < most && isSame(one[length], other[length])) length += 1
  return length
}

function diffMiddle(was: string[], now: string[]): WordPart[] {
  const width = now.length + 1
  if (was.length * now.length > MOST_CELLS) return [...partOf('was', was), ...partOf('now', now)]
  const common = commonLengths(was, now)
  const lengthAt = (row: number, column: number) => common[row * width + column] ?? 0
  const parts: WordPart[] = []
  let [row, column] = [0, 0]
  while (row < was.length && column < now.length) {
    if (isSame(was[row], now[column])) {
      parts.push(...partOf('same', [spaced(now[column] ?? '', was[row])]))
      row += 1
      column += 1
    } else if (lengthAt(row + 1, column) >= lengthAt(row, column + 1)) {
      parts.push(...partOf('was', was.slice(row, row + 1)))
      row += 1
    } else {
      parts.push(...partOf('now', now.slice(column, column + 1)))
      column += 1
    }
  }
  return [...parts, ...partOf('was', was.slice(row)), ...partOf('now', now.slice(column))]
}

/** How many words the rests of both texts have in common, from each place on. */
function commonLengths(was: string[], now: string[]): Uint16Array {
  const numbers = new Map<string, number>()
  const numberOf = (word: string) => {
    const key = word.trim()
    const number = numbers.get(key) ?? numbers.size
    numbers.set(key, number)
    return number
  }
  const [rows, columns] = [was.map(numberOf), now.map(numberOf)]
  const width = columns.length + 1
  const common = new Uint16Array((rows.length + 1) * width)
  for (let row = rows.length - 1; row >= 0; row -= 1) {
    for (let column = columns.length - 1; column >= 0; column -= 1) {
      const at = row * width + column
      common[at] =
        rows[row] === columns[column]
          ? (common[at + width + 1] ?? 0) + 1
          : Math.max(common[at + width] ?? 0, common[at + 1] ?? 0)
    }
  }
  return common
}

const partOf = (kind: WordPart['kind'], words: string[]): WordPart[] =>
  words.length > 0 ? [{ kind, text: words.join('') }] : []

/** Neighbours of a kind are one; of a change the old words come first, also where both were found word by word. */
function join(parts: WordPart[], part: WordPart): WordPart[] {
  const last = parts.at(-1)
  const before = parts.at(-2)
  if (last?.kind === part.kind) last.text += part.text
  else if (part.kind === 'was' && last?.kind === 'now' && before?.kind === 'was') before.text += part.text
  else if (part.kind === 'was' && last?.kind === 'now') parts.splice(-1, 0, { ...part })
  else parts.push({ ...part })
  return parts
}
