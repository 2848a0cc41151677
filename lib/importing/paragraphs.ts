import { markBullets, readSign } from '#lib/importing/list-signs'
import { endsSentence, startsWithLowerCase } from '#lib/importing/sentences'

export type Paragraph = { text: string; bulleted: boolean }
type Line = { text: string; afterBlank: boolean }

const LINE_BREAK = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it removes, with what has no width
const INVISIBLE = /[\x00-\x08\x0e-\x1f\x7f\u00ad\u200b\ufeff]/g
const RULE = /^[-–—*_=~#.•·\s]+$/u
const LONE_SIGN = /^[•·▪●◦‣⁃∙■\uf0b7]$/u
const MIN_LOWER_CASE_SHARE = 1 / 3 // of lines that follow a line: most do in wrapped text, hardly one where lines are paragraphs
const WRAP_SLACK = 10 // columns by which hand-wrapped lines differ

/** The paragraphs of a text, without bullet signs. Lines are paragraphs unless the text is hard-wrapped. */
export function splitParagraphs(text: string): Paragraph[] {
  const paragraphs = unwrap(readLines(text))
  const bulleted = markBullets(paragraphs)
  return paragraphs.map((paragraph, index) =>
    bulleted[index]
      ? { text: readSign(paragraph)?.text ?? paragraph, bulleted: true }
      : { text: paragraph, bulleted: false },
  )
}

/** The lines that carry text. Rules ("* * *") count as blank; a bullet sign alone belongs to the line that follows. */
function readLines(text: string): Line[] {
  const lines: Line[] = []
  let afterBlank = true
  let sign = ''
  for (const raw of text.replace(INVISIBLE, '').split(LINE_BREAK)) {
    const line = raw.replace(/[ \t]+/g, ' ').trim()
    if (LONE_SIGN.test(line)) sign = `${line} `
    if (line === '' || RULE.test(line)) {
      afterBlank = true
      continue
    }
    lines.push({ text: sign + line, afterBlank })
    afterBlank = false
    sign = ''
  }
  return lines
}

function unwrap(lines: Line[]): string[] {
  if (!isHardWrapped(lines)) return lines.map((line) => line.text)
  const width = lines.reduce((widest, line) => Math.max(widest, line.text.length), 0)
  const paragraphs: string[][] = []
  for (const line of lines) {
    const paragraph = paragraphs.at(-1)
    if (paragraph && !line.afterBlank && continues(paragraph, line.text, width)) paragraph.push(line.text)
    else paragraphs.push([line.text])
  }
  return paragraphs.map((paragraph) => paragraph.join(' '))
}

function isHardWrapped(lines: Line[]): boolean {
  const followers = lines.filter((line) => !line.afterBlank && !readSign(line.text))
  const inLowerCase = followers.filter((line) => startsWithLowerCase(line.text))
  return inLowerCase.length > followers.length * MIN_LOWER_CASE_SHARE
}

/** A line goes on with the paragraph above where that one stopped for lack of room, not because it was finished. */
function continues(paragraph: string[], line: string, width: number): boolean {
  const above = paragraph.at(-1) ?? ''
  const firstWord = line.slice(0, width).split(' ', 1)[0] ?? ''
  const isFull = above.length + 1 + firstWord.length > width - WRAP_SLACK
  const isUnfinished = !endsSentence(above) && !above.endsWith(':')
  const sign = readSign(line)
  if (sign) return isFull && isUnfinished && isWrappedText(sign, paragraph)
  return startsWithLowerCase(line) || isFull || (isUnfinished && above.length > width / 2)
}

/** "December / 19. The attack" and "the ministry / - which": no bullets, by the wrap at the start of a line. */
function isWrappedText({ kind, text }: { kind: string; text: string }, paragraph: string[]): boolean {
  if (readSign(paragraph[0] ?? '')?.kind === kind) return false
  return kind === 'number' || (kind === 'dash' && startsWithLowerCase(text))
}
