import { IDIOMS, KINDS, type Kind, NOT_SAID, SMALL } from '#lib/second-eyes/vocabulary'
import type { Verification } from '#lib/sources/schema'

/** One sentence in which we say in our own voice who is dead, hurt, suspected or arrested, or how many. */
export interface Statement {
  /** The sentence as it stands. */
  words: string
  kinds: Kind[]
  /** Whom and how many it is about: what must be the same for it to be the same statement. */
  about: string[]
}

/**
 * Whether a text needs a second pair of eyes: `confirmed` means that the desk says so itself, and a word list finds in it who is
 * dead, hurt, suspected or arrested. A proposal: the writer decides. What somebody else is named for, or what is not confirmed,
 * never needs it. English; texts of other languages are put to a colleague by hand.
 */
export const needsSecondEyes = (text: string, verification: Verification): boolean =>
  verification === 'confirmed' && statementsIn(text).length > 0

/** The sentences of a text that the word list finds. */
export function statementsIn(text: string): Statement[] {
  return sentencesOf(text).flatMap((words) => {
    const kinds = kindsOf(words)
    return kinds.length > 0 ? [{ words, kinds, about: aboutOf(words) }] : []
  })
}

/** What a text says that those before it did not: an edit that says less, or the same with a slip mended, adds nothing. */
export const addedTo = (before: readonly Statement[], now: readonly Statement[]): Statement[] =>
  now.filter((statement) => !before.some((known) => isSaidBy(known, statement)))

/** Whether one statement is said by another already. */
export const isSaidBy = (known: Statement, { kinds, about }: Statement): boolean =>
  kinds.every((kind) => known.kinds.includes(kind)) &&
  about.every((word) => known.about.some((other) => isSameWord(word, other)))

const ABBREVIATIONS = /\b(Mr|Mrs|Ms|Dr|St|Gen|Col|Lt|Sgt|Capt|Prof|Gov|Sen|Rep|No|vs|Jr|Sr|approx|U\.S|U\.K)\./gu
const DOT = '\u2024'

function sentencesOf(text: string): string[] {
  return text
    .replace(ABBREVIATIONS, (word) => word.replaceAll('.', DOT))
    .split(/\n+|(?<=[.!?…]["”’)]?)\s+(?=["“‘(]?[\p{Lu}\p{N}])/u)
    .map((sentence) => sentence.replaceAll(DOT, '.').trim())
    .filter(Boolean)
}

function kindsOf(sentence: string): Kind[] {
  if (/\?["”’)]?$/.test(sentence) || found(NOT_SAID, sentence)) return []
  const plain = sentence.replace(IDIOMS, (idiom) => ' '.repeat(idiom.length))
  const own = withoutAttributed(plain)
  return KIND_NAMES.filter((kind) => found(KINDS[kind], own))
}

const KIND_NAMES: readonly Kind[] = ['dead', 'hurt', 'suspected', 'arrested']
const found = (list: RegExp, text: string): boolean => text.search(list) >= 0

const SAYS =
  'said|says|told|announced|confirmed|reported|wrote|stated|testified|claimed|claims|tweeted|posted|added|insisted|denied'
/** Nobody in particular: what "we" or "sources" say is said in our own voice. */
const NOBODY = /\b(?:we|sources?|reports?|reporters|it|is|was|are|were|been|be|have|has|had|rumou?rs|people|some)$/iu
const ACCORDING = /\baccording to (?!(?:unnamed |anonymous |some |our )?(?:sources?|reports?|reporting|us)\b)/iu
const MOST_WORDS_AFTER = 4

/** What of a sentence is not somebody else's: "44 were killed, the minister said" is the minister's. */
function withoutAttributed(sentence: string): string {
  if (ACCORDING.test(sentence)) return ''
  for (const { index, 0: verb } of sentence.matchAll(new RegExp(`\\b(?:${SAYS})\\b`, 'giu'))) {
    const before = sentence.slice(0, index).trimEnd()
    if (before === '' || NOBODY.test(before)) continue
    if (isAtTheEnd(before, sentence.slice(index + verb.length))) return ''
    // "The minister said that 44 were killed": ours is what stands before.
    return before
  }
  return sentence
}

function isAtTheEnd(before: string, after: string): boolean {
  const clause = before.split(/[,”"]/u).at(-1) ?? ''
  const isOwnClause =
    clause.length < before.length && !/^\s*(?:and|but|while|as|after|before|who|which)\b/iu.test(clause)
  return isOwnClause && (after.match(/[\p{L}\p{N}]+/gu) ?? []).length <= MOST_WORDS_AFTER
}

const ALL_KINDS = KIND_NAMES.map((kind) => KINDS[kind])

/** Names as they are written, other words in small letters. */
function aboutOf(sentence: string): string[] {
  const rest = ALL_KINDS.reduce((text, list) => text.replace(list, ' '), sentence)
  const words = rest.match(/[\p{L}\p{N}]+(?:[-.,’'][\p{L}\p{N}]+)*/gu) ?? []
  return words.filter((word) => !SMALL.has(word.toLowerCase()))
}

const SHORTEST_WITH_A_SLIP = 5

/** A name or a figure is the same to the letter; of other words one letter may have been mended. */
function isSameWord(one: string, other: string): boolean {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()]
  if (a === b) return true
  const isName = /^\p{Lu}|\p{N}/u.test(one) || /^\p{Lu}|\p{N}/u.test(other)
  return !isName && Math.min(a.length, b.length) >= SHORTEST_WITH_A_SLIP && differByOne(a, b)
}

/** One letter more, fewer, other, or two that changed places. */
function differByOne(a: string, b: string): boolean {
  let start = 0
  while (start < a.length && a[start] === b[start]) start += 1
  const [restA, restB] = [a.slice(start), b.slice(start)]
  return (
    restA.slice(1) === restB.slice(1) ||
    restA.slice(1) === restB ||
    restA === restB.slice(1) ||
    (restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2))
  )
}
