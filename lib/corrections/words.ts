import type { Touched } from '#lib/corrections/touched'

const NOUNS: Record<Touched, string> = {
  number: 'a number',
  name: 'a name',
  quotation: 'a quotation',
  negation: 'a negation',
}

const list = new Intl.ListFormat('en-GB', { type: 'conjunction' })

/** "a number and a name" */
export const touchedWords = (touched: readonly Touched[]): string => list.format(touched.map((kind) => NOUNS[kind]))

/** "A number and a name" */
export function touchedOnTop(touched: readonly Touched[]): string {
  const words = touchedWords(touched)
  return words.charAt(0).toUpperCase() + words.slice(1)
}
