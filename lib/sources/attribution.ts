import { plainWords } from '#lib/sources/independent'
import type { Source } from '#lib/sources/schema'

/** Words that name nobody. */
const SMALL = new Set('a an and at by for from in of on our the to who with'.split(' '))

/** "Turkish interior minister, press conference" is named by who it is; where it was said may be left out of a sentence. */
const nameIn = (label: string): string => label.split(',')[0] ?? label

/** Whether a sentence says itself whom it goes back to: all words of the name stand in it. */
export function carries(text: string, { label }: Pick<Source, 'label'>): boolean {
  const said = new Set(plainWords(text))
  const name = plainWords(nameIn(label)).filter((word) => !SMALL.has(word))
  return name.length > 0 && name.every((word) => said.has(word))
}

/** The sources that readers are told of beside the sentence: those it does not name itself. */
export const unsaid = (text: string, sources: readonly Source[]): Source[] =>
  sources.filter((source) => !carries(text, source))

/** What stands before each of several labels: "A", " and ", "B"; semicolons where a label has commas of its own. */
export function joints(labels: readonly string[]): string[] {
  const comma = labels.some((label) => label.includes(',')) ? '; ' : ', '
  return labels.map((_, place) => {
    if (place === 0) return ''
    const isLast = place === labels.length - 1
    if (!isLast) return comma
    return comma === '; ' ? '; and ' : ' and '
  })
}

/** The attribution as one sentence's part; null where the sentence carries it, or nobody is named. */
export function attributionWords(text: string, sources: readonly Source[]): string | null {
  const labels = unsaid(text, sources).map(({ label }) => label)
  if (labels.length === 0) return null
  const before = joints(labels)
  return `According to ${labels.map((label, place) => `${before[place]}${label}`).join('')}`
}
