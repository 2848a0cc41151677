import { wordsOf } from '#lib/importing/sentences'

const MIN_REPEATED_WORDS = 8 // shorter runs recur in good prose: "the attack on the Russian ambassador to Turkey"

/** Whether a run of words stands twice in one sentence, as it does where two versions were pasted together. */
export function repeatsItself(sentence: string): boolean {
  const words = wordsOf(sentence)
  const seen = new Set<string>()
  for (let start = 0; start + MIN_REPEATED_WORDS <= words.length; start++) {
    const run = words.slice(start, start + MIN_REPEATED_WORDS).join(' ')
    if (seen.has(run)) return true
    seen.add(run)
  }
  return false
}
