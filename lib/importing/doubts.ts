import { findGarbling } from '#lib/importing/garbled'
import type { Doubt } from '#lib/importing/parsed-article'
import { repeatsItself } from '#lib/importing/repeats'
import type { Role } from '#lib/importing/role-by-place'
import { findRunTogether } from '#lib/importing/run-together'
import { beginsInMidSentence, endsSentence, splitSentences, wordsOf } from '#lib/importing/sentences'
import type { Vocabulary } from '#lib/importing/vocabulary'

export type Part = { text: string; role: Role }

const PROSE: ReadonlySet<Role> = new Set(['lede', 'bullet', 'continuation', 'section paragraph'])
const TITLES: ReadonlySet<Role> = new Set(['headline', 'list heading', 'section heading'])
const SPACE_BEFORE_STOP = /[^\s.]\s+[,.](?=$|[\s"”’)])(?!\s*\.)/u
const MIN_REPEATED_WORDS = 5 // shorter sentences recur by right: "He said." and the chants of a crowd
const MIN_BARE_BULLETS = 3 // fewer without a full stop are slips, more than half of a list are its style

/** What an editor should look at before the article is published, in the order of the text. */
export function findDoubts(parts: Part[], vocabulary: Vocabulary): Doubt[] {
  const read = new Set<string>()
  const endsMatter = !isListWithoutStops(parts)
  return parts.flatMap((part) => {
    const unplaced = doubtOfUnplaced(part, vocabulary)
    if (unplaced) return unplaced
    const sentences = splitSentences(part.text)
    const repeated = TITLES.has(part.role) ? [] : sentences.filter((sentence) => isRepeated(sentence, read))
    return [
      ...doubtsOfEnds(part, sentences, endsMatter),
      ...repeated.map((text) => ({ text, why: 'a sentence that stands twice' })),
      ...sentences.flatMap((sentence) => doubtsOfSentence(sentence, vocabulary)),
    ]
  })
}

/** What found no place: a fragment and an empty heading are one doubt as a whole, a sign-off is none. */
function doubtOfUnplaced({ text, role }: Part, vocabulary: Vocabulary): Doubt[] | null {
  if (role === 'sign-off') return []
  if (role === 'empty heading') return [{ text, why: 'a heading with no text of its own' }]
  if (role === 'orphan') return [{ text, why: 'belonged to a garbled bullet' }]
  const why = role === 'garbled' ? findGarbling(text, vocabulary) : null
  return why === null ? null : [{ text, why }]
}

function doubtsOfEnds({ text, role }: Part, sentences: string[], endsMatter: boolean): Doubt[] {
  if (!PROSE.has(role) && role !== 'caption') return []
  const doubts: Doubt[] = []
  if (beginsInMidSentence(text)) doubts.push({ text: sentences[0] ?? text, why: 'begins in mid-sentence' })
  const mayLackStop = role === 'caption' || (role === 'bullet' && !endsMatter) || text.endsWith(':')
  if (!mayLackStop && !endsSentence(text)) doubts.push({ text: sentences.at(-1) ?? text, why: 'ends in mid-sentence' })
  return doubts
}

function doubtsOfSentence(text: string, vocabulary: Vocabulary): Doubt[] {
  const doubts: Doubt[] = []
  const word = findRunTogether(text, vocabulary)
  if (word !== null) doubts.push({ text, why: `words run together (“${word}”)` })
  if (repeatsItself(text)) doubts.push({ text, why: 'the same words stand twice in one sentence' })
  if (SPACE_BEFORE_STOP.test(text)) doubts.push({ text, why: 'a space before a comma or full stop' })
  return doubts
}

/** Whether a sentence was read before; remembers it. */
function isRepeated(sentence: string, read: Set<string>): boolean {
  const words = wordsOf(sentence)
  if (words.length < MIN_REPEATED_WORDS) return false
  const key = words.join(' ')
  if (read.has(key)) return true
  read.add(key)
  return false
}

function isListWithoutStops(parts: Part[]): boolean {
  const bullets = parts.filter(({ role }) => role === 'bullet')
  const bare = bullets.filter(({ text }) => !endsSentence(text))
  return bare.length >= MIN_BARE_BULLETS && bare.length > bullets.length / 2
}
