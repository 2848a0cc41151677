const PAST =
  'was were did had said began became broke brought built bought caught chose drew drove ate fought flew forgot got grew heard held hid kept knew led lost made meant met paid ran rang rose sank sang sat sent shook shot slept sold sought spent spoke stole stood struck swore swept taught thought threw told took understood woke won wore wrote fled bled crept dealt dug hung knelt rode shone slid spun stuck swam tore wept withdrew overtook undertook underwent went came gave agreed freed guaranteed'
const STATEMENT =
  'is are am has have been will would could should may might must can cannot does do not never no nobody nothing ago yesterday'
const NOT_PAST = new Set('bed hatred hundred naked rugged sacred shed wicked'.split(' '))
const STATES = new Set(
  'armed armored armoured clad covered crowded damaged decorated draped dressed filled identified injured masked parked seated wounded wrapped'.split(
    ' ',
  ),
)
const DETERMINERS = new Set('a an the his her its their two three four some of near with in through past'.split(' '))
const PARTICIPLES = new Set('built held led made'.split(' '))
const PAST_WORDS = new Set(PAST.split(' '))
const STATEMENT_WORDS = new Set(STATEMENT.split(' '))

/**
 * Whether a sentence shows something going on, as captions do: "Smoke rises over the port".
 * Decided by elimination: no past tense, no copula, auxiliary or denial leaves only the simple present.
 */
export function showsThePresent(sentence: string): boolean {
  const words =
    sentence.replace(/\b(?:is|are) (?=(?:seen|pictured|shown|photographed)\b)/g, '').match(/[\p{L}’'-]+/gu) ?? []
  return !words.some(
    (word, index) =>
      isStatement(index === 0 ? word.toLowerCase() : word) ||
      isPast(word, words[index - 1] ?? '', words[index + 1] ?? ''),
  )
}

function isStatement(word: string): boolean {
  return STATEMENT_WORDS.has(word) || /n['’]t$/i.test(word)
}

function isPast(word: string, before: string, after: string): boolean {
  const isRegular = /^\p{Ll}+(?<!e)ed$/u.test(word) && !NOT_PAST.has(word) && !STATES.has(word)
  if (after === 'by' && (isRegular || PARTICIPLES.has(word))) return false // "a road blocked by trees" has its verb elsewhere
  if (PAST_WORDS.has(word)) return true
  return isRegular && !DETERMINERS.has(before.toLowerCase()) // "the abandoned car" is no verb
}
