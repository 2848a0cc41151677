/**
 * How well an entry's words fit what was typed, for the palette: 0 where a word is missing, 2 where it is called just that, 1
 * where every word begins one of the entry's, less where it stands inside one. The entry's id is no word.
 */
export function matchWords(_id: string, typed: string, keywords: string[] = []): number {
  const words = plain(keywords.join(' '))
  const wanted = plain(typed).split(/\s+/).filter(Boolean)
  if (!wanted.every((word) => words.includes(word))) return 0
  if (words === wanted.join(' ')) return 2
  return wanted.every((word) => ` ${words}`.includes(` ${word}`)) ? 1 : 0.5
}

const plain = (words: string): string =>
  words
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
