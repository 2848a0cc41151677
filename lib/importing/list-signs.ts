import { isSpeech } from '#lib/importing/attribution'

const SIGN =
  /^(?:(?<round>[•·▪●◦‣⁃∙■\uf0b7])|(?<star>\*)(?=\s)|(?<dash>[-–—‒―])(?=\s)|(?<number>\d{1,3}[.)])(?=\s))\s*(?=\S)/u

type SignKind = 'round' | 'star' | 'dash' | 'number'
export type SignedText = { kind: SignKind; text: string }

/** The bullet sign a line begins with, and the line without it. */
export function readSign(line: string): SignedText | null {
  const sign = SIGN.exec(line)
  if (!sign?.groups) return null
  const { round, star, dash } = sign.groups
  const kind = round ? 'round' : star ? 'star' : dash ? 'dash' : 'number'
  return { kind, text: line.slice(sign[0].length) }
}

/**
 * Which of the paragraphs are bullets. A round sign always makes one. One lone dash, star or number in a whole text
 * makes a list only after a colon; dashes before spoken words are dialogue where the list has another sign, or where
 * every dash stands before speech and no colon announces them.
 */
export function markBullets(paragraphs: string[]): boolean[] {
  const signs = paragraphs.map(readSign)
  const isAnnounced = paragraphs[signs.findIndex((sign) => sign !== null) - 1]?.endsWith(':') ?? false
  const signed = signs.filter((sign) => sign !== null)
  const [only] = signed
  if (signed.length === 1 && only?.kind !== 'round' && !isAnnounced) return signs.map(() => false)

  const hasDialogue = signed.some((sign) => sign.kind !== 'dash') || (!isAnnounced && signed.every(isSpoken))
  return signs.map((sign) => sign !== null && !(hasDialogue && isSpoken(sign)))
}

function isSpoken(sign: SignedText): boolean {
  return sign.kind === 'dash' && isSpeech(sign.text)
}
