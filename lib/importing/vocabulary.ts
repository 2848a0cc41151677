import { COMMON_WORDS } from '#lib/importing/common-words'
import { wordsOf } from '#lib/importing/sentences'

/** How often each word stands in an article, a possessive counted as its noun. */
export type Vocabulary = ReadonlyMap<string, number>

export function countWords(texts: string[]): Vocabulary {
  const counts = new Map<string, number>()
  for (const text of texts) {
    for (const spelling of wordsOf(text)) {
      const word = spelling.replace(/'s$/, '')
      counts.set(word, (counts.get(word) ?? 0) + 1)
    }
  }
  return counts
}

/** Whether a word is one of the article's own, or one that every newspaper uses. */
export function isKnown(word: string, vocabulary: Vocabulary): boolean {
  return vocabulary.has(word) || COMMON_WORDS.has(word)
}
