import type { z } from 'zod'
import type { Refusal } from '#lib/desk/request'
import { mergeDocs, mergeWords } from '#lib/richtext/merge'
import { Doc } from '#lib/richtext/schema'

/** The texts of one item by their names: a headline, a body. */
export type Texts = Record<string, string | Doc>

interface Meeting<T extends Texts, View> {
  /** What somebody was told when they wanted to save. */
  refusal: Refusal
  view: z.ZodType<View>
  texts: z.ZodType<T>
  textsOf: (view: View) => T
  mine: T
  /** The texts that this edit began from; without them nothing can be put together. */
  base: T | undefined
}

/** The item as it is now, and both changes in one, where they do not touch each other. */
export function meet<T extends Texts, View>(meeting: Meeting<T, View>): { current: View; together: T } | null {
  const { refusal, view, texts, textsOf, mine, base } = meeting
  const current = refusal.code === 'conflict' ? view.safeParse(refusal.current).data : undefined
  if (!current || !base) return null
  const together = mergeTexts(mine, base, textsOf(current), texts)
  return together && { current, together }
}

function mergeTexts<T extends Texts>(mine: T, base: T, theirs: T, shape: z.ZodType<T>): T | null {
  const merged: Texts = {}
  for (const [name, text] of Object.entries(mine)) {
    const together = mergeText(text, base[name], theirs[name])
    if (together === null) return null
    merged[name] = together
  }
  return shape.safeParse(merged).data ?? null
}

function mergeText(mine: string | Doc, base: string | Doc | undefined, theirs: string | Doc | undefined) {
  if (typeof mine === 'string')
    return typeof base === 'string' && typeof theirs === 'string' ? mergeWords(mine, base, theirs) : null
  const [before, now] = [Doc.safeParse(base).data, Doc.safeParse(theirs).data]
  return before && now ? mergeDocs(mine, before, now) : null
}
