import { negationOf } from '#lib/corrections/negations'
import { figuresOf, isNumberWord, latinDigits, WEAK } from '#lib/corrections/numbers'
import type { ChangedPart } from '#lib/corrections/parts'
import { distanceOf, plainOf, type Token, tokensOf } from '#lib/corrections/tokens'

/** What a change touched that is seldom a typing error. */
export const TOUCHED = ['number', 'name', 'quotation', 'negation'] as const
export type Touched = (typeof TOUCHED)[number]

/** As events keep it. */
export const toTouched = (kept: readonly string[]): Touched[] => TOUCHED.filter((kind) => kept.includes(kind))

/**
 * Whether a change of words touched a number, a name, a quotation or a negation: then it is proposed as a correction,
 * whatever its writer calls it. A misspelt number or weekday is none ("twevle"), nor are another way to write the same one
 * ("12", "twelve"), a capital or an accent.
 */
export function touchedBy(parts: ChangedPart[]): Touched[] {
  const found = new Set(parts.flatMap(({ was, now }) => touchedIn(was, now)))
  return TOUCHED.filter((kind) => found.has(kind))
}

function touchedIn(before: string, after: string): Touched[] {
  const [was, now] = [latinDigits(before), latinDigits(after)]
  const [old, fresh] = [tokensOf(was), tokensOf(now)]
  const isNamed =
    differ(namesOf(old, fresh), namesOf(fresh, old), isMisspeltDay) ||
    differ(uncasedOf(old), uncasedOf(fresh), isOneLetterOff)
  return [
    ...(differ(numbersOf(old), numbersOf(fresh), isMisspeltWord) ? ['number' as const] : []),
    ...(isNamed ? ['name' as const] : []),
    ...(quotationsOf(was) === quotationsOf(now) ? [] : ['quotation' as const]),
    ...(differ(negationsOf(old), negationsOf(fresh), isMisspeltNegation) ? ['negation' as const] : []),
  ]
}

interface Fact {
  /** What is compared. */
  value: string
  word: string
}

interface Read {
  facts: Fact[]
  /** All words of the text, plain. */
  words: string[]
}

type IsMisspelt = (word: string, as: string) => boolean

/** Whether two texts say other facts, or the same in another order: "44 killed, 155 injured" the other way round. */
function differ(was: Read, now: Read, isMisspelt: IsMisspelt): boolean {
  const [old, fresh] = [said(was, now, isMisspelt), said(now, was, isMisspelt)]
  return old.join('\n') !== fresh.join('\n')
}

/** The facts without those whose word stands misspelt in the other text; the same one twice on end is one. */
function said({ facts, words }: Read, other: Read, isMisspelt: IsMisspelt): string[] {
  const known = new Set(words)
  const there = new Set(other.facts.map(({ value }) => value))
  const strange = other.words.filter((word) => !known.has(word))
  const kept = facts.filter(
    ({ value, word }) => there.has(value) || !strange.some((candidate) => isMisspelt(candidate, word)),
  )
  return kept.map(({ value }) => value).filter((value, at, all) => value !== all[at - 1])
}

const plainWords = (tokens: Token[]): string[] => tokens.map(({ word }) => plainOf(word))

function numbersOf(tokens: Token[]): Read {
  const words = plainWords(tokens)
  const facts = figuresOf(tokens.map(({ word }) => word))
  // "one" and "first" count where another figure stands beside them or in their place alone.
  const isCounting = facts.some(({ word }) => !WEAK.has(word))
  return { facts: isCounting ? facts : facts.filter(({ word }) => !WEAK.has(word) || isAlone(word, words)), words }
}

/** "one was killed", but not "no one" or "one of them". */
const isAlone = (word: string, words: string[]): boolean => {
  const at = words.indexOf(word)
  return word === 'one' && words[at - 1] !== 'no' && words[at + 1] !== 'of'
}

const isMisspeltWord: IsMisspelt = (word, as) =>
  !/\d/.test(word + as) && !isNumberWord(word) && distanceOf(word, as, as.length > 4 ? 2 : 1) <= (as.length > 4 ? 2 : 1)

const NOT_NAMES = new Set('i i’m i’ve i’d i’ll'.split(' '))

/** Capitalised words within a sentence; at its start only what is a name elsewhere in either text, or leads another capital. */
function namesOf(tokens: Token[], others: Token[]): Read {
  const isTitle = isInTitleCase(tokens)
  const within = (each: Token) => !each.isFirst && /^\p{Lu}/u.test(each.word)
  const known = new Set([...tokens, ...others].filter(within).map(({ word }) => plainOf(word)))
  // "Erdogans aides" where the other text has "Erdogan’s".
  const owners = new Set(
    [...tokens, ...others].filter(({ word }) => /['’]s$/.test(word)).map(({ word }) => plainOf(word)),
  )
  const facts = tokens.flatMap((token, at) => {
    const { word, isFirst } = token
    const plain = plainOf(word)
    const value = owners.has(plain.replace(/s$/, '')) ? plain.replace(/s$/, '') : plain
    if (!/^\p{Lu}/u.test(word) || NOT_NAMES.has(word.toLowerCase()) || isTitle) return []
    const next = tokens[at + 1]
    const isName = !isFirst || known.has(value) || (next !== undefined && within(next) && !COMMON_STARTS.has(value))
    return isName ? [{ value, word: value }] : []
  })
  // A capital put there or taken away names nothing new.
  const lower = new Set(others.filter(({ word }) => /^\p{Ll}/u.test(word)).map(({ word }) => plainOf(word)))
  return { facts: facts.filter(({ value }) => !lower.has(value)), words: plainWords(tokens) }
}

const COMMON_STARTS = new Set(
  'a an the in on at to for of by from with and but or as after before when while where if he she they we it his her their our its this that these those there then now former president prime minister police'.split(
    ' ',
  ),
)

/** In a script without capitals (Arabic, Hebrew, Hindi, Chinese) any word may be a name; the shortest seldom are. */
function uncasedOf(tokens: Token[]): Read {
  const words = tokens.map(({ word }) => word.normalize('NFC'))
  const uncased = words.filter((word) => /^\p{Lo}{1,2}[\p{Lo}\p{M}]/u.test(word) && negationOf(word) === null)
  return { facts: uncased.map((word) => ({ value: word, word })), words }
}

const isOneLetterOff: IsMisspelt = (word, as) => distanceOf(word, as, 1) <= 1

/** "Gunman Kills Ambassador in Ankara": capitals say nothing there. */
function isInTitleCase(tokens: Token[]): boolean {
  const words = tokens.filter(({ word }) => word.length > 3)
  return words.length > 3 && words.every(({ word }) => /^\p{Lu}/u.test(word))
}

const DAYS = new Set(
  'monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december'.split(
    ' ',
  ),
)
const isMisspeltDay: IsMisspelt = (word, as) =>
  (DAYS.has(as) && !DAYS.has(word) && distanceOf(word, as, 2) <= 2) ||
  (DAYS.has(word) && !DAYS.has(as) && distanceOf(word, as, 2) <= 2)

/** What stands in quotation marks, whatever marks they are. Apostrophes are none. */
function quotationsOf(text: string): string {
  const straight = text
    .replaceAll(/[“”„«»]/g, '"')
    .replaceAll(/(^|[\s(])[‘'](?=\S)([^‘’'\n]*(?:[’'](?=\p{L})[^‘’'\n]*)*)[’'](?!\p{L})/gu, '$1"$2"')
  return straight
    .split('"')
    .filter((_, at) => at % 2 === 1)
    .map((words) => plainWords(tokensOf(words)).join(' '))
    .join('\n')
}

function negationsOf(tokens: Token[]): Read {
  const facts = tokens.flatMap(({ word }) => {
    const value = negationOf(word)
    return value ? [{ value, word: word.toLowerCase() }] : []
  })
  return { facts, words: tokens.map(({ word }) => word.toLowerCase()) }
}

const lettersOf = (word: string): string => [...word].sort().join('')

/** "nto", "wihtout": "now" for "not" is another word, and says the contrary. */
const isMisspeltNegation: IsMisspelt = (word, as) =>
  negationOf(word) === null &&
  word !== 'ever' &&
  ((lettersOf(word) === lettersOf(as) && distanceOf(word, as, 1) === 1) ||
    (as.length > 4 && distanceOf(word, as, 1) === 1))
