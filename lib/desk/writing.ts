import { z } from 'zod'
import { bylineWords } from '#lib/desk/bylines'
import { FilingOptions, hasOptions, NO_OPTIONS } from '#lib/desk/filing'
import { typedKnown } from '#lib/desk/known'
import { newId } from '#lib/platform/uuid'
import { Doc } from '#lib/richtext/schema'
import { EMPTY_DOC, isBlank } from '#lib/richtext/text'
import type { UpdateView } from '#lib/updates/views'

/** The id belongs to what is being written: however often it is pressed, on however many tabs, it is filed once. */
export const Writing = z.object({
  updateId: z.string(),
  /** The version of the update that is taken up again; a new one has none. */
  baseVersion: z.int().optional(),
  headline: z.string(),
  by: z.string(),
  body: Doc,
  options: FilingOptions.default(NO_OPTIONS),
})
export type Writing = z.infer<typeof Writing>

export const blankSheet = (): Writing => ({
  updateId: newId(),
  headline: '',
  by: '',
  body: EMPTY_DOC,
  options: NO_OPTIONS,
})
export const hasWords = ({ headline, body, options }: Writing) =>
  headline.trim() !== '' || !isBlank(body) || hasOptions(options)
/** What was undone, as it is written on. */
export const writingOf = ({
  id,
  version,
  headline,
  bylines,
  body,
  occurredAt,
  keyAt,
  claims,
  ...told
}: UpdateView): Writing => ({
  updateId: id,
  baseVersion: version,
  headline: headline ?? '',
  by: bylineWords(bylines),
  body,
  options: {
    ...NO_OPTIONS,
    occurredAt,
    isKey: keyAt !== null,
    known: typedKnown(told),
    claims: (claims ?? []).map((claimId) => ({ claimId, text: '', isNew: false })),
  },
})
export const isSame = (a: Writing, b: Writing) => JSON.stringify(a) === JSON.stringify(b)
