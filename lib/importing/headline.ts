import { withoutClosingAttribution } from '#lib/importing/attribution'
import { splitSentences } from '#lib/importing/sentences'

const MAX_HEADLINE_CHARACTERS = 100 // about what search results and cards show
const MIN_HEADLINE_CHARACTERS = 40 // less of a long sentence says too little
const DATELINE = /^(?:\p{Lu}\S*\s){1,5}[-–—]\s/u
const CLAUSE_START = /[,;:]?\s[-–—]\s|[,;:]\s/gu
const PHRASE_START =
  /\s(?=(?:after|against|amid|and|as|at|because|before|but|by|during|for|from|in|on|over|since|that|to|until|when|where|which|while|who|with)\s)/gu

/** A headline for an article that has none: its first sentence, if need be cut where a clause, a phrase or at least a word ends. */
export function proposeHeadline(firstParagraph: string): string | null {
  const [sentence = ''] = splitSentences(firstParagraph.replace(DATELINE, ''))
  const whole = withoutClosingAttribution(sentence.replace(/[.…]["”’)]*$/u, ''))
  if (whole.length <= MAX_HEADLINE_CHARACTERS) return whole || null
  const beginning = whole.slice(0, MAX_HEADLINE_CHARACTERS + 2)
  return (
    lastCut(beginning, CLAUSE_START, MIN_HEADLINE_CHARACTERS) ??
    lastCut(beginning, PHRASE_START, MIN_HEADLINE_CHARACTERS) ??
    lastCut(beginning, /\s/gu, 1)
  )
}

/** The longest beginning that ends before such a place, fits, and leaves no quotation or bracket open. */
function lastCut(text: string, places: RegExp, minCharacters: number): string | null {
  const cuts = [...text.matchAll(places)]
    .map((place) => text.slice(0, place.index))
    .filter((cut) => cut.length >= minCharacters && cut.length <= MAX_HEADLINE_CHARACTERS && isBalanced(cut))
  return cuts.at(-1) ?? null
}

function isBalanced(text: string): boolean {
  const count = (sign: string) => text.split(sign).length
  return count('"') % 2 === 1 && count('“') === count('”') && count('(') === count(')')
}
