import { z } from 'zod'
import { FirstStatus } from '#lib/box/status'
import { printedOf } from '#lib/box/texts'
import type { ClaimView } from '#lib/box/views'
import { knownFrom, TypedKnown, typedKnown } from '#lib/desk/known'
import { newId } from '#lib/platform/uuid'
import { AmendmentKind } from '#lib/revisions/schema'

/** The words of a claim as they are being typed. */
export const ClaimEdit = z.object({
  claimId: z.string(),
  baseVersion: z.int(),
  text: z.string(),
  question: z.string().default(''),
  sources: TypedKnown.shape.sources.default([]),
  /** What a new one begins as. */
  status: FirstStatus.default('attributed'),
  kind: AmendmentKind.nullable(),
  note: z.string(),
})
export type ClaimEdit = z.infer<typeof ClaimEdit>

export const editOf = (row: ClaimView | null): ClaimEdit => ({
  claimId: row?.id ?? newId(),
  baseVersion: row?.version ?? 0,
  text: row?.text ?? '',
  question: row?.question ?? '',
  sources: typedKnown({ sources: row?.sources }).sources,
  status: 'attributed',
  ...{ kind: null, note: '' },
})

/** What is sent of them. */
export const wordingOf = ({ text, question, sources }: ClaimEdit) => ({
  ...{ text, question },
  sources: knownFrom({ verification: 'attributed', sources }).sources,
})

/** What readers see of it. */
export const shownOf = (claim: Parameters<typeof printedOf>[0]) => ({ text: printedOf(claim)?.words ?? '' })

/** Readers would see something else than before. */
export function isOtherwise(row: ClaimView | null, edit: ClaimEdit): boolean {
  if (!row) return false
  const { text, question, sources, status } = row
  const next = { ...wordingOf(edit), status }
  return JSON.stringify(printedOf({ text, question, sources, status })) !== JSON.stringify(printedOf(next))
}
