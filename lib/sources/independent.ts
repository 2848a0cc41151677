import type { Source } from '#lib/sources/schema'

/** Words as they are compared: without capitals, accents and punctuation. */
export const plainWords = (text: string): string[] =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ı', 'i')
    .match(/[\p{L}\p{N}]+/gu) ?? []

/**
 * How many sources stand for themselves: whatever repeats one agency, and the agency itself, count as one, and so does a
 * source that is named twice.
 */
export function countIndependent(sources: readonly Source[]): number {
  return new Set(sources.map(originOf)).size
}

function originOf({ agency, label }: Source): string {
  return plainWords(agency || label).join(' ')
}

/** What readers make of several sources; null for one alone. */
export function independenceWords(sources: readonly Source[]): string | null {
  if (sources.length < 2) return null
  const count = countIndependent(sources)
  if (count === sources.length) return `${count} sources, each on its own.`
  return `${sources.length} sources that go back to ${count}.`
}
