import type { ChangedPart, Place } from '#lib/corrections/parts'
import { plainOf, tokensOf } from '#lib/corrections/tokens'
import { splitSentences } from '#lib/importing/sentences'
import type { AmendmentKind } from '#lib/revisions/schema'

/** What readers are told of a change, as far as the words themselves tell it. */
export interface Proposed {
  sentence: string
  /** There is something left to write: too much changed to be told in a sentence. */
  isFrame: boolean
}

/** Longer than this nobody reads what was wrong, nor what is right. */
const MOST_CHARACTERS = 320
export const GAP = '…'

const NONE: Proposed = { sentence: '', isFrame: false }

/**
 * The reader's sentence from the difference: "An earlier version said 44 were injured; 44 were killed and 155 injured."
 * From the smallest sentence or clause that changed, the place that matters most first. English, as our own words are: in
 * another language there is nothing to propose.
 */
export function proposeSentence(kind: AmendmentKind, parts: ChangedPart[], language: string): Proposed {
  const part = parts.find(({ was, now }) => was && now) ?? parts[0]
  if (kind === 'typo' || !part || !/^en\b/.test(language)) return NONE
  const change = changeOf(part)
  // Of a single sentence the text itself says what is new, right above.
  if (kind === 'development' && sentencesOf(part.now).length < 2) return NONE
  if (kind === 'development') return change?.now ? { sentence: full(change.now), isFrame: false } : NONE
  const sentence = change && (kind === 'correction' ? wasWrong(part, change) : wasUnclear(part, change))
  if (sentence && sentence.length <= MOST_CHARACTERS) return { sentence, isFrame: false }
  return { sentence: frameOf(part.place), isFrame: true }
}

const frameOf = (place: Place): string => `An earlier ${place} said ${GAP}`

interface Change {
  /** The clause that was there, and the one in its place; null where there is none. */
  was: string | null
  now: string | null
}

function wasWrong({ place, ...part }: ChangedPart, { was, now }: Change): string | null {
  const isRunning = isSentence(part.now) && [was, now].every((text) => text === null || runs(text, part))
  if (was && now && !isRunning) return `An earlier ${place} said “${was}”; it should have said “${now}”.`
  if (was && now) return `An earlier ${place} said ${running(was)}; ${full(running(now))}`
  if (was) return `An earlier ${place} said ${isRunning ? running(bare(was)) : `“${bare(was)}”`}; that was wrong.`
  if (!now) return null
  if (!isRunning) return part.was ? `An earlier ${place} did not say this: ${full(now)}` : null
  return part.was ? `An earlier ${place} did not say that ${full(running(now))}` : null
}

function wasUnclear({ place, ...part }: ChangedPart, { was, now }: Change): string | null {
  if (!now) return null
  if (!isSentence(part.now) || !runs(now, part)) {
    return `An earlier ${place} could be read otherwise; it now says “${bare(now)}”.`
  }
  if (!was) return `An earlier ${place} left this open: ${full(running(now))}`
  return `An earlier ${place} could be read otherwise; it now says that ${full(running(now))}`
}

/** The one sentence, or clause of it, that changed; null where more than one did. */
function changeOf({ was, now }: ChangedPart): Change | null {
  const [old, fresh] = [sentencesOf(was), sentencesOf(now)]
  const [before, after] = apart(old, fresh)
  if (before.length > 1 || after.length > 1) return null
  const [one = null, other = null] = [before[0], after[0]]
  return one !== null && other !== null ? smallest(one, other) : { was: one, now: other }
}

/** The sentences of a text; what somebody is quoted with is one, however many it has. */
function sentencesOf(text: string): string[] {
  const sentences: string[] = []
  for (const sentence of text.split('\n').flatMap(splitSentences)) {
    const before = sentences.at(-1)
    if (before === undefined || isWhole(before)) sentences.push(sentence)
    else sentences[sentences.length - 1] = `${before} ${sentence}`
  }
  return sentences
}

/** What stands in one of two lists only, between what both begin and end with. */
function apart(one: string[], other: string[]): [string[], string[]] {
  let head = 0
  while (head < one.length && head < other.length && one[head] === other[head]) head += 1
  let tail = 0
  const most = Math.min(one.length, other.length) - head
  while (tail < most && one.at(-1 - tail) === other.at(-1 - tail)) tail += 1
  return [one.slice(head, one.length - tail), other.slice(head, other.length - tail)]
}

/** Where a clause that could stand alone begins: after a semicolon, a colon, a dash, or "…, and". */
const SEAM = /(?<=[;:])\s+(?!["“])|\s+[–—]\s+|,\s+(?=(?:and|but|while)\s)/

/** The clauses that differ, where they are whole: a quotation is not cut in two. */
function smallest(was: string, now: string): Change {
  const [before, after] = apart(was.split(SEAM), now.split(SEAM))
  const [one, other] = [before[0], after[0]]
  const isOne = before.length === 1 && after.length === 1 && one !== undefined && other !== undefined
  return isOne && isClause(one) && isClause(other)
    ? { was: bare(one), now: bare(other) }
    : { was: bare(was), now: bare(now) }
}

const marksIn = (text: string, marks: RegExp) => text.match(marks)?.length ?? 0

/** What is opened is closed. */
const isWhole = (text: string): boolean => marksIn(text, /“/g) === marksIn(text, /”/g) && marksIn(text, /"/g) % 2 === 0

const isClause = (text: string): boolean => text.split(' ').length > 3 && isWhole(text)

/** Without the stop at its end and the word that joined it to what stood before. */
const bare = (text: string): string => text.replace(/^(?:and|but|while)\s+/, '').replace(/[.;:,\s]+$/, '')

const isSentence = (text: string): boolean => /[.!?…][”"’')]*$/.test(text)

const full = (text: string): string => (isSentence(text) ? text : `${text}.`)

const LOWERED = new Set(
  'a an the he she it they we his her its their our this that these those there in on at after before during for from with at as about some many most more all both two three four five six seven eight nine ten eleven twelve several police officials people nobody somebody no one at least early late when while if since'.split(
    ' ',
  ),
)

/** Whether it can stand within a sentence as it is: its capital is a name's, or surely none. */
function runs(text: string, { was, now }: Pick<ChangedPart, 'was' | 'now'>): boolean {
  const [first = '', second = ''] = text.split(/\s+/)
  if (!/^\p{Lu}\p{Ll}/u.test(first) || /^\p{Lu}/u.test(second)) return true
  if (LOWERED.has(first.split(/['’]/)[0]?.toLowerCase() ?? '')) return true
  return tokensOf(`${was}\n${now}`).some(({ word, isFirst }) => !isFirst && plainOf(word) === plainOf(first))
}

/** A sentence within another one: its first word in small letters, where that is surely no name. */
function running(text: string): string {
  const [first = ''] = text.split(/[\s’']/)
  return LOWERED.has(first.toLowerCase()) ? text.charAt(0).toLowerCase() + text.slice(1) : text
}
