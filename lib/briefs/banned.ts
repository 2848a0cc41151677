/**
 * Whether words that are not to be published stand in a text: as whole words, in whatever case and with whatever accents,
 * hyphens, apostrophes and invisible characters between. Pure, for the desk's warning and the server's refusal alike.
 */

/** Letters that no decomposition turns into those people type for them. */
const PLAIN: Record<string, string> = { ı: 'i', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ß: 'ss', æ: 'ae', œ: 'oe' }
const INVISIBLE = /[\p{M}\p{Cf}]/gu
/** Written without spaces, or with endings joined to names: a word has no boundary there. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u

function wordsOf(text: string): string[] {
  const plain = text
    .normalize('NFKD')
    .replace(INVISIBLE, '')
    .toLowerCase()
    .replace(/[ıøłđðþßæœ]/g, (letter) => PLAIN[letter] ?? letter)
  return plain.match(/[\p{L}\p{N}]+/gu) ?? []
}

/** The terms that stand in any of the texts, as they were given. */
export function findBanned<Term extends { term: string }>(texts: string[], terms: Term[]): Term[] {
  if (terms.length === 0) return []
  const spaced = texts.map((text) => ` ${wordsOf(text).join(' ')} `)
  return terms.filter(({ term }) => {
    const words = wordsOf(term)
    if (words.length === 0) return false
    const sought = UNSPACED.test(term) ? words.join('') : ` ${words.join(' ')} `
    return spaced.some((text) => (UNSPACED.test(term) ? text.replaceAll(' ', '') : text).includes(sought))
  })
}

/** Names of fields whose values readers never see. */
const NO_WORDS = new Set(['type', 'imageId', 'contributorId', 'verification'])

/**
 * Every text of a content, whatever its shape: the words of one paragraph are one text, across bold and links; captions,
 * speakers and addresses are texts of their own. So a kind of block that comes later is checked without being known here.
 */
export function textsIn(content: unknown): string[] {
  if (typeof content === 'string') return [content]
  if (Array.isArray(content)) return content.some(isInline) ? textsOfLine(content) : content.flatMap(textsIn)
  if (content === null || typeof content !== 'object') return []
  return Object.entries(content).flatMap(([name, value]) => (NO_WORDS.has(name) ? [] : textsIn(value)))
}

interface Inline {
  type: string
  text?: string
  marks?: unknown
}

const isInline = (node: unknown): node is Inline =>
  typeof node === 'object' && node !== null && 'type' in node && (node.type === 'text' || node.type === 'hardBreak')

function textsOfLine(nodes: unknown[]): string[] {
  const inlines = nodes.filter(isInline)
  const line = inlines.map(({ type, text }) => (type === 'hardBreak' ? '\n' : (text ?? ''))).join('')
  return [line, ...inlines.flatMap(({ marks }) => textsIn(marks))]
}
