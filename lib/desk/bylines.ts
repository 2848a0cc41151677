export interface Byline {
  contributorId: string | null
  name: string
}

/** "Ines Okafor, Reuters": the known names are contributors, the others plain text. */
export function bylinesFrom(words: string, known: Byline[]): Byline[] {
  const names = words.split(',').map((name) => name.trim())
  return [...new Set(names.filter(Boolean))].map((name) => ({ contributorId: contributorNamed(name, known), name }))
}

const contributorNamed = (name: string, known: Byline[]): string | null =>
  known.find((byline) => byline.name.toLowerCase() === name.toLowerCase())?.contributorId ?? null

export const bylineWords = (bylines: Byline[]): string => bylines.map(({ name }) => name).join(', ')
