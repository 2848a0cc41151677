import { diff3Merge, diff3MergeRegions } from 'node-diff3'
import { type Block, Doc, type Inline, type Paragraph } from '#lib/richtext/schema'

/**
 * Two changes of one text, put together where they do not touch each other; null where a person must decide.
 * Whole blocks first, then the words within one.
 */
export function mergeDocs(mine: Doc, base: Doc, theirs: Doc): Doc | null {
  const content = mergeLists(Doc.parse(mine).content, Doc.parse(base).content, Doc.parse(theirs).content, mergeBlocks)
  return content && (Doc.safeParse({ type: 'doc', content }).data ?? null)
}

/** The same for a line of plain words: a headline, a byline. */
export function mergeWords(mine: string, base: string, theirs: string): string | null {
  if (mine === theirs || theirs === base) return mine
  if (mine === base) return theirs
  return mergeTokens(tokensOf(mine), tokensOf(base), tokensOf(theirs), (token) => token)?.join('') ?? null
}

type Merge<Part> = (mine: Part, base: Part, theirs: Part) => Part | null

function mergeLists<Part>(mine: Part[], base: Part[], theirs: Part[], merge: Merge<Part>): Part[] | null {
  const known = new Map([...mine, ...base, ...theirs].map((part) => [JSON.stringify(part), part]))
  const named = (parts: Part[]) => parts.map((part) => JSON.stringify(part))
  const partsOf = (names: string[]) => names.flatMap((name) => known.get(name) ?? [])
  const merged: Part[] = []
  for (const { ok, conflict } of diff3Merge(named(mine), named(base), named(theirs), { excludeFalseConflicts: true })) {
    const together = conflict
      ? mergeEach(partsOf(conflict.a), partsOf(conflict.o), partsOf(conflict.b), merge)
      : partsOf(ok ?? [])
    if (!together) return null
    merged.push(...together)
  }
  return merged
}

/** Neighbours that were changed by both: each with its own, where none was added or taken away. */
function mergeEach<Part>(mine: Part[], base: Part[], theirs: Part[], merge: Merge<Part>): Part[] | null {
  if (mine.length !== base.length || theirs.length !== base.length) return null
  const merged: Part[] = []
  for (const [place, before] of base.entries()) {
    const [one, other] = [mine[place], theirs[place]]
    const together = one === undefined || other === undefined ? null : mergeOne(one, before, other, merge)
    if (together === null) return null
    merged.push(together)
  }
  return merged
}

function mergeOne<Part>(mine: Part, base: Part, theirs: Part, merge: Merge<Part>): Part | null {
  if (isSame(mine, theirs) || isSame(theirs, base)) return mine
  return isSame(mine, base) ? theirs : merge(mine, base, theirs)
}

function mergeBlocks(mine: Block, base: Block, theirs: Block): Block | null {
  if (mine.type === 'paragraph' && base.type === 'paragraph' && theirs.type === 'paragraph')
    return mergeParagraphs(mine, base, theirs)
  if (mine.type === 'blockquote' && base.type === 'blockquote' && theirs.type === 'blockquote') {
    const attrs = mergeOne(mine.attrs, base.attrs, theirs.attrs, () => null)
    const content = mergeLists(mine.content, base.content, theirs.content, mergeParagraphs)
    return attrs && content && { type: 'blockquote', attrs, content }
  }
  const isList = (block: Block) => block.type === 'bulletList' || block.type === 'orderedList'
  if (!isList(mine) || !isList(base) || !isList(theirs)) return null
  if (mine.type !== base.type || theirs.type !== base.type) return null
  const content = mergeLists(mine.content, base.content, theirs.content, mergeItems)
  return content && { type: mine.type, content }
}

type Item = Extract<Block, { type: 'bulletList' }>['content'][number]

function mergeItems(mine: Item, base: Item, theirs: Item): Item | null {
  const content = mergeLists(mine.content, base.content, theirs.content, mergeParagraphs)
  return content && { type: 'listItem', content }
}

function mergeParagraphs(mine: Paragraph, base: Paragraph, theirs: Paragraph): Paragraph | null {
  const parts = (paragraph: Paragraph) => (paragraph.content ?? []).flatMap(wordsOf)
  const known = new Map([mine, base, theirs].flatMap(parts).map((part) => [JSON.stringify(part), part]))
  const named = (paragraph: Paragraph) => parts(paragraph).map((part) => JSON.stringify(part))
  const saying = (name: string) => {
    const part = known.get(name)
    return part?.type === 'text' ? part.text : '\n'
  }
  const merged = mergeTokens(named(mine), named(base), named(theirs), saying)
  return merged && { type: 'paragraph', content: joined(merged.flatMap((name) => known.get(name) ?? [])) }
}

const wordsOf = (inline: Inline): Inline[] =>
  inline.type === 'text' ? tokensOf(inline.text).map((text) => ({ ...inline, text })) : [inline]

/** Words next to each other in the same form are one text again. */
function joined(inlines: Inline[]): Inline[] {
  const together: Inline[] = []
  for (const inline of inlines) {
    const last = together.at(-1)
    const fits = last?.type === 'text' && inline.type === 'text' && isSame(last.marks ?? [], inline.marks ?? [])
    if (fits) last.text += inline.text
    else together.push({ ...inline })
  }
  return together
}

/**
 * Two changes in one sentence must have this many words between them that both left alone: "12 killed", made "14 killed"
 * by one and "12 wounded" by the other, must not become "14 wounded", which nobody wrote.
 */
const WORDS_BETWEEN = 4

function mergeTokens(
  mine: string[],
  base: string[],
  theirs: string[],
  saying: (token: string) => string,
): string[] | null {
  const merged: string[] = []
  let lastBy: 'a' | 'b' | null = null
  let between: string[] = []
  for (const region of diff3MergeRegions(mine, base, theirs)) {
    if (!region.stable) {
      if (region.aContent.join('\u0000') !== region.bContent.join('\u0000')) return null
      merged.push(...region.aContent)
      continue
    }
    merged.push(...region.bufferContent)
    if (region.buffer === 'o') {
      between.push(...region.bufferContent)
      continue
    }
    if (lastBy && lastBy !== region.buffer && isNear(between.map(saying))) return null
    lastBy = region.buffer
    between = []
  }
  return merged
}

const isNear = (between: string[]): boolean =>
  between.filter((words) => words.trim() !== '').length < WORDS_BETWEEN &&
  !between.some((words) => /[.!?…]["'”’»)]*$/u.test(words))

const tokensOf = (text: string): string[] => text.match(/\s+|\S+/g) ?? []

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)
