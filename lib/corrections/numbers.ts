const UNITS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const TIMES: Record<string, number> = { hundred: 100, thousand: 1_000, million: 1_000_000, billion: 1_000_000_000 }
const ORDINALS =
  'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth'.split(' ')
/** Amounts that are no figure and mean one all the same. */
const AMOUNTS = 'half quarter dozen dozens scores hundreds thousands millions billions double twice triple'.split(' ')
/** "no one", "one of them", "at first", "a second later": words that seldom count anything. */
export const WEAK = new Set(['one', 'first', 'second'])

const VALUES = new Map<string, string>([
  ...UNITS.map((word, value): [string, string] => [word, String(value)]),
  ...TENS.map((word, value): [string, string] => [word, String((value + 2) * 10)]),
  ...ORDINALS.map((word, value): [string, string] => [word, `${value}th`]),
  ...AMOUNTS.map((word): [string, string] => [word, word]),
])

export const isNumberWord = (word: string): boolean => VALUES.has(word) || word in TIMES

/** "٤٤", "४४" and "４４" as 44, "٫" and "٬" as the marks between our own digits. */
export const latinDigits = (text: string): string =>
  text
    .replaceAll(/\p{Nd}/gu, digitOf)
    .replaceAll('٫', '.')
    .replaceAll('٬', ',')

/** Digits stand in rows of ten, from their zero on. */
function digitOf(sign: string): string {
  const at = sign.normalize('NFKC').codePointAt(0) ?? 0
  let zero = at
  while (at - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1
  return String(at - zero)
}

export interface Figure {
  /** The same for "12" and "twelve". */
  value: string
  /** As it stands in the text, in small letters. */
  word: string
}

interface Open {
  value: number
  word: string
}

/** The figures of some words, in their order: "1,200", "twenty-two", "1.2 million", "20:42", "third", "dozens". */
export function figuresOf(words: string[]): Figure[] {
  const figures: Figure[] = []
  let open: Open | null = null
  for (const word of words.flatMap(splitOf)) {
    if (word === 'and' && open && open.value >= 100) continue
    const longer = lengthen(open, word)
    if (open && !longer) figures.push({ value: String(open.value), word: open.word })
    const read = readFigure(word)
    open = longer ?? beginning(word, read)
    if (!open && read !== null) figures.push({ value: read, word })
  }
  return open ? [...figures, { value: String(open.value), word: open.word }] : figures
}

/** A figure that more words may belong to: "two", then "million". */
function beginning(word: string, read: string | null): Open | null {
  const value = TIMES[word] ?? (read === null ? Number.NaN : Number(read))
  return Number.isNaN(value) ? null : { value, word }
}

/** The figure with the word that follows, where that belongs to it. */
function lengthen(open: Open | null, word: string): Open | null {
  const times = TIMES[word]
  if (!open) return null
  if (times !== undefined) return { ...open, value: open.value * times }
  const read = readFigure(word)
  return read !== null && continues(open.value, read) ? { ...open, value: open.value + Number(read) } : null
}

/** "twenty-two" is two words of one figure; "20-year-old" is one figure and no more. */
const splitOf = (word: string): string[] =>
  word
    .toLowerCase()
    .split('-')
    .flatMap((part) => part.match(/\d[\d.,:]*(?:st|nd|rd|th)?|[^\d]+/g) ?? [])

/** "twenty two", "two hundred (and) five"; never "44 155". */
const continues = (value: number, next: string): boolean => {
  const added = Number(next)
  if (Number.isNaN(added)) return false
  if (value >= 20 && value < 100) return value % 10 === 0 && added > 0 && added < 10
  return value >= 100 && value % 100 === 0 && added < 100
}

function readFigure(word: string): string | null {
  if (!/^\d/.test(word)) return VALUES.get(word) ?? null
  const figure = word.replace(/[.,:]+$/, '')
  const ordinal = /^(\d+)(?:st|nd|rd|th)$/.exec(figure)
  if (ordinal) return `${ordinal[1]}th`
  const grouped = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(figure) ? figure.replaceAll(',', '') : figure
  // "20:42" and "20.42" are one time, "2,5" and "2.5" one amount.
  return grouped.replaceAll(/[,:]/g, '.')
}
