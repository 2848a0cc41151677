import type { z } from 'zod'
import type { TypedKnown } from '#lib/desk/known'
import type { Refusal } from '#lib/desk/request'
import type { LeadImage } from '#lib/media/schema'
import { mergeDocs, mergeWords } from '#lib/richtext/merge'
import { Doc } from '#lib/richtext/schema'

/** A headline, a body; or a picture, or how we know it, which is nobody's to merge. */
export type Text = string | Doc | LeadImage | TypedKnown | null

/** The texts of one item by their names. */
export type Texts = Record<string, Text>

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
    if (together === undefined) return null
    merged[name] = together
  }
  return shape.safeParse(merged).data ?? null
}

/** Undefined where a person must decide. */
function mergeText(mine: Text, base: Text | undefined, theirs: Text | undefined): Text | undefined {
  if (isSame(mine, theirs) || isSame(theirs, base)) return mine
  if (isSame(mine, base)) return theirs
  if (typeof mine === 'string' && typeof base === 'string' && typeof theirs === 'string')
    return mergeWords(mine, base, theirs) ?? undefined
  const [ours, before, now] = [mine, base, theirs].map((text) => Doc.safeParse(text).data)
  return ours && before && now ? (mergeDocs(ours, before, now) ?? undefined) : undefined
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
