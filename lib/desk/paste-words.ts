import type { Inline, Mark } from '#lib/richtext/schema'

/**
 * What has no width and no meaning in a news text: soft hyphens, zero-width spaces, byte order marks, control characters,
 * and the marks that turn the direction of what follows (U+202E makes "gpj.exe" read "exe.jpg"). Joiners stay: Persian
 * and emoji need them.
 */
const INVISIBLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it removes
  /[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u00ad\u180e\u200b\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffc]/g
/** Every space is a space: non-breaking, thin and wide ones were for another column. */
const SPACES = /[ \t\r\n\f\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g

/** Words as a browser would set them, on one line. */
export const plainWords = (text: string): string => text.toWellFormed().replace(INVISIBLE, '').replace(SPACES, ' ')

/** The inline parts of one paragraph: spaces once, none at its ends or around breaks, like next to like joined. */
export function tidyInlines(inlines: Inline[]): Inline[] {
  const tidy: Inline[] = []
  for (const inline of inlines) {
    const last = tidy.at(-1)
    if (inline.type === 'hardBreak') {
      trimEnd(tidy)
      if (tidy.length > 0) tidy.push(inline)
      continue
    }
    const opens = last?.type !== 'text' || last.text.endsWith(' ')
    const text = opens ? inline.text.replace(/^ /, '') : inline.text
    if (text === '') continue
    if (last?.type === 'text' && sameMarks(last, inline)) last.text += text
    else tidy.push({ ...inline, text })
  }
  while (tidy.at(-1)?.type === 'hardBreak' || tidy.at(-1)?.type === 'text') {
    const before = tidy.length
    trimEnd(tidy)
    if (tidy.at(-1)?.type === 'hardBreak') tidy.pop()
    if (tidy.length === before) break
  }
  return tidy
}

function trimEnd(inlines: Inline[]) {
  const last = inlines.at(-1)
  if (last?.type !== 'text') return
  last.text = last.text.trimEnd()
  if (last.text === '') inlines.pop()
}

const sameMarks = (a: { marks?: Mark[] | undefined }, b: { marks?: Mark[] | undefined }): boolean =>
  JSON.stringify(a.marks ?? []) === JSON.stringify(b.marks ?? [])
