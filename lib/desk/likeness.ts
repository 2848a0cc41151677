import { aboutness, OPPOSITES, type Words } from '#lib/desk/likeness-words'
import { textOf } from '#lib/richtext/text'
import type { UpdateView } from '#lib/updates/views'

/** From here on two texts are taken for one. Chosen on pairs of our own, measured on others (likeness.test.ts). */
const ALIKE = 0.58
const NAMES_SAY = 0.35
/** Fewer words say too little to be compared: "Fire!". */
const FEWEST_STEMS = 2
const HALF_AN_HOUR_MS = 30 * 60_000
/** An update has its news in its first words; what follows is background. */
const HEAD_CHARACTERS = 400

/** How much of the shorter text stands in the other, 0 to 1. Pure; no model, only words, names and numbers. */
export function likeness(a: string, b: string, weightOf: (stem: string) => number = () => 1): number {
  return compared(aboutness(a.slice(0, HEAD_CHARACTERS)), aboutness(b.slice(0, HEAD_CHARACTERS)), weightOf)
}

function compared(a: Words, b: Words, weightOf: (stem: string) => number): number {
  if (Math.min(a.stems.size, b.stems.size) < FEWEST_STEMS || areOpposed(a, b)) return 0
  // A name at the beginning of a sentence is known by the other text, where it stands within one.
  const isName = (stem: string) => Boolean(a.stems.get(stem) || b.stems.get(stem))
  const names = covered(a, b, isName, weightOf)
  const words = covered(a, b, (stem) => !isName(stem), weightOf)
  // Who it is about counts less than what happened: everything in a story is about the same people.
  const score = names === null ? words : words === null ? names : NAMES_SAY * names + (1 - NAMES_SAY) * words
  return (score ?? 0) * agreement(a.numbers, b.numbers)
}

/** How much of the smaller side stands in both; null where one side has nothing of the kind. */
function covered(
  a: Words,
  b: Words,
  counts: (stem: string) => boolean,
  weightOf: (stem: string) => number,
): number | null {
  const weigh = (stems: string[]) => stems.filter(counts).reduce((total, stem) => total + weightOf(stem), 0)
  const smaller = Math.min(weigh([...a.stems.keys()]), weigh([...b.stems.keys()]))
  return smaller === 0 ? null : weigh([...a.stems.keys()].filter((stem) => b.stems.has(stem))) / smaller
}

/** Two tolls are two pieces of news, however alike the words. */
function agreement(a: Set<string>, b: Set<string>): number {
  if (a.size === 0 || b.size === 0) return 1
  const both = [...a].filter((number) => b.has(number)).length
  if (both === 0) return 0.4
  return both === Math.min(a.size, b.size) ? 1.15 : 0.75
}

const areOpposed = (a: Words, b: Words): boolean =>
  OPPOSITES.some(([one, other]) => saysOnly(a, one, other, b) || saysOnly(a, other, one, b))

const saysOnly = (a: Words, one: string, other: string, b: Words): boolean =>
  a.stems.has(one) && !a.stems.has(other) && b.stems.has(other) && !b.stems.has(one)

export interface Alike {
  update: UpdateView
  /** Whole minutes since readers could see it. */
  minutes: number
}

/** The update of the last half hour that says what is being written, if there is one: the likest. */
export function findAlike(text: string, updates: UpdateView[], now: Date, exceptId = ''): Alike | null {
  const recent = updates.filter(
    ({ id, publishedAt, retractedAt, movedAt = null }) =>
      id !== exceptId && retractedAt === null && movedAt === null && isRecent(publishedAt, now),
  )
  const told = recent.map((update) => ({ update, text: wordsOf(update) }))
  const weightOf = rarityAmong(updates.slice(0, RECENT_FOR_RARITY).map(wordsOf))
  const best = told
    .map(({ update, text: other }) => ({ update, score: likeness(text, other, weightOf) }))
    .reduce<{ update: UpdateView | null; score: number }>((most, one) => (one.score > most.score ? one : most), {
      update: null,
      score: 0,
    })
  if (!best.update?.publishedAt || best.score < ALIKE) return null
  const minutes = Math.max(0, Math.floor((now.getTime() - Date.parse(best.update.publishedAt)) / 60_000))
  return { update: best.update, minutes }
}

export const isAlike = (a: string, b: string): boolean => likeness(a, b) >= ALIKE

const RECENT_FOR_RARITY = 60
const COMMON_FROM = 5

/** In a story about a bridge every update says "bridge": what all say tells no two of them alike. */
function rarityAmong(texts: string[]): (stem: string) => number {
  const counts = new Map<string, number>()
  for (const text of texts) {
    for (const stem of aboutness(text.slice(0, HEAD_CHARACTERS)).stems.keys())
      counts.set(stem, (counts.get(stem) ?? 0) + 1)
  }
  return (stem) => {
    const share = (counts.get(stem) ?? 0) / texts.length
    return texts.length < COMMON_FROM || share < 0.3 ? 1 : 1 - share * 0.8
  }
}

const wordsOf = ({ headline, body }: UpdateView): string => [headline, textOf(body)].filter(Boolean).join('. ')

const isRecent = (publishedAt: string | null, now: Date): boolean =>
  publishedAt !== null && now.getTime() - Date.parse(publishedAt) <= HALF_AN_HOUR_MS
