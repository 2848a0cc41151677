import { repeatsItself } from '#lib/importing/repeats'
import { findRunTogether } from '#lib/importing/run-together'
import { beginsInMidSentence, splitSentences } from '#lib/importing/sentences'
import type { Vocabulary } from '#lib/importing/vocabulary'

/**
 * What makes a paragraph too broken to be placed, in a phrase, or null: it begins in mid-sentence and, besides, says the
 * same words twice or runs words together. One of these alone is a slip that an editor mends where it stands.
 */
export function findGarbling(paragraph: string, vocabulary: Vocabulary): string | null {
  if (!beginsInMidSentence(paragraph)) return null
  const reasons = ['begins in mid-sentence']
  if (splitSentences(paragraph).some(repeatsItself)) reasons.push('says the same words twice')
  const word = findRunTogether(paragraph, vocabulary)
  if (word !== null) reasons.push(`runs words together (“${word}”)`)
  return reasons.length === 1 ? null : `garbled: ${reasons.join(', ')}`
}
