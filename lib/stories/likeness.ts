/** Words that say nothing of what a story is about. */
const EMPTY = new Set(
  'a an and are as at be been by for from had has have he her his in into is it its live of on or over says she that the their to up was were who will with after'.split(
    ' ',
  ),
)
/** Half of the words that say something, and at least two: one name stands in many stories. */
const ALIKE = 0.5
const FEWEST_COMMON = 2

/** The words that a headline is about, without their endings: "storms" and "storm" are one. */
function wordsOf(headline: string): Set<string> {
  const words = headline
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[’']s?\b/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 1 && !EMPTY.has(word))
  return new Set(words.map((word) => word.replace(/(?:ing|ed|es|s)$/, '')))
}

/** From 0 to 1: how many of their words they have in common. */
export function likeness(one: string, other: string): number {
  const [a, b] = [wordsOf(one), wordsOf(other)]
  const common = [...a].filter((word) => b.has(word)).length
  if (common < FEWEST_COMMON) return 0
  return common / Math.sqrt(a.size * b.size)
}

/** Those that may be about the same thing, the most alike first. */
export function findAlike<Named extends { headline: string }>(headline: string, others: Named[]): Named[] {
  return others
    .map((other) => ({ other, alike: likeness(headline, other.headline) }))
    .filter(({ alike }) => alike >= ALIKE)
    .sort((a, b) => b.alike - a.alike)
    .map(({ other }) => other)
}
