const SAYING =
  'said|says|say|told|tells|tell|reported|reports|report|added|adds|announced|announces|confirmed|confirms|claimed|claims|stated|states|wrote|writes|tweeted|warned|warns|argued|argues|asked|asks|called|calls|denied|denies|insisted|insists|vowed|vows|believes|believe|shouted|shouts'
const ATTRIBUTION = new RegExp(`\\b(?:according to|quoted|quoting|${SAYING})\\b`, 'iu')
const CLOSING_ATTRIBUTION = new RegExp(
  `,\\s(?:[\\p{L}\\p{N}.'’-]+\\s){1,7}(?:${SAYING})(?:\\s(?:on )?\\p{Lu}\\p{Ll}+day)?$`,
  'u',
)
const SPEECH = new RegExp(`[,?!]["”’']?\\s(?:he|she|they|I|we)\\s(?:${SAYING})\\b`, 'u')
const LONGEST_CLOSING = 90 // characters; the tail is all that a closing attribution can be

/** Whether a sentence says who said it. */
export function hasAttribution(sentence: string): boolean {
  return ATTRIBUTION.test(sentence)
}

/** "A bridge fell, the police said" without its last clause. */
export function withoutClosingAttribution(sentence: string): string {
  const tailStart = Math.max(0, sentence.length - LONGEST_CLOSING)
  const closing = CLOSING_ATTRIBUTION.exec(sentence.slice(tailStart))
  return closing ? sentence.slice(0, tailStart + closing.index) : sentence
}

/** Whether a line reads like spoken words: `"Stop!"`, `Who goes there?`, `I stay, she said`. */
export function isSpeech(line: string): boolean {
  return /^["“‘«„]/u.test(line) || /[?!]["”’»]?$/u.test(line) || SPEECH.test(line)
}
