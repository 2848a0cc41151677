import type { Paragraph } from '#lib/importing/paragraphs'

const CREDIT = /^\((\p{Lu}[^()]{1,40})\)\s*(?:[-–—]+\s*)?/u
const DATELINE = /^((?:\p{Lu}[^\s()]*[\s]){1,5}(?:\p{N}{1,2}\s)?)\((\p{Lu}[^()]{1,40})\)(?:\s*([-–—]+)\s*|(?=\p{Lu}))/u
const NOT_A_SOURCE = /^(?:updat|correct|add|refil|recast|photo|image|picture|file|reporting|writing|editing)/i
const MAX_SOURCE_WORDS = 4 // "The New York Times"; more is a remark in brackets
const TOP_PARAGRAPHS = 5 // headline, standfirst, byline, time, lede: a credit stands no lower

/**
 * Takes the source out of "(CNN) An officer ..." or "LONDON (Reuters) - The ...".
 * The place of a dateline stays in the paragraph: "LONDON - The ...".
 */
export function takeCredit(paragraphs: Paragraph[]): { credit: string | null; paragraphs: Paragraph[] } {
  for (const [index, paragraph] of paragraphs.slice(0, TOP_PARAGRAPHS).entries()) {
    const found = paragraph.bulleted ? null : readCredit(paragraph.text)
    if (!found) continue
    const rest = found.text === '' ? [] : [{ ...paragraph, text: found.text }]
    return { credit: found.credit, paragraphs: paragraphs.toSpliced(index, 1, ...rest) }
  }
  return { credit: null, paragraphs }
}

/** The source that a paragraph begins with, and the paragraph without it. */
export function readCredit(text: string): { credit: string; text: string } | null {
  const [opening, credit = ''] = CREDIT.exec(text) ?? []
  if (opening && isSource(credit)) return { credit, text: text.slice(opening.length) }
  const [dateline, place = '', source = '', dash = '—'] = DATELINE.exec(text) ?? []
  if (dateline && isSource(source)) {
    return { credit: source, text: `${place.trim()} ${dash} ${text.slice(dateline.length)}`.trim() }
  }
  return null
}

function isSource(name: string): boolean {
  return name.split(' ').length <= MAX_SOURCE_WORDS && !NOT_A_SOURCE.test(name)
}
