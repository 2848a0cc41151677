import { z } from 'zod'

/** How sure the desk is. `attributed`: as whoever is named says; the desk has not said more. */
export const VERIFICATIONS = ['attributed', 'confirmed', 'unconfirmed', 'disputed'] as const
export const Verification = z.enum(VERIFICATIONS).meta({
  description:
    '`attributed` where it is left out; `confirmed` means by us. Readers see `unconfirmed` and `disputed` in words',
})
export type Verification = z.infer<typeof Verification>

export const SOURCE_TYPES = ['reporter', 'official', 'wire', 'eyewitness', 'document', 'social'] as const
export type SourceType = (typeof SOURCE_TYPES)[number]

/** A label longer than this is a sentence, and belongs into the text. */
export const MOST_LABEL_CHARACTERS = 120
/** Nobody reads more; a fact with more sources is common knowledge. */
export const MOST_SOURCES = 12

/** Who says so, as readers may see it. What they may not see stands in a table of its own: lib/sources/confidential.ts. */
export const Source = z.strictObject({
  type: z.enum(SOURCE_TYPES),
  label: z
    .string()
    .trim()
    .min(1, 'Name the source as readers may see it')
    .max(MOST_LABEL_CHARACTERS, `A source is named in ${MOST_LABEL_CHARACTERS} characters`),
  href: z
    .string()
    .trim()
    .max(2_000)
    .regex(/^https?:\/\/[^\s]+$/i, 'The link of a source begins with https:// or http://')
    .nullish(),
  at: z.iso.datetime({ offset: true }).nullish().meta({ description: 'When it was said' }),
  agency: z.string().trim().max(60).nullish().meta({
    description: 'The agency that it repeats; sources that repeat one agency count as one',
  }),
})
export type Source = z.infer<typeof Source>

export const Sources = z
  .array(Source)
  .max(MOST_SOURCES, `Name ${MOST_SOURCES} sources at most`)
  .meta({ description: 'Who says so, as readers may see it. All of it is public' })

/** How sure the desk is and who says so: part of an update's text, and frozen with each revision of it. */
export const knownFields = { verification: Verification.optional(), sources: Sources.optional() }

export interface Known {
  verification: Verification
  sources: Source[]
}

interface Told {
  verification?: Verification | undefined
  sources?: Source[] | undefined
}

/** What is known of a text; texts from before this could be said are attributed, and name nobody. */
export const knownOf = ({ verification = 'attributed', sources = [] }: Told): Known => ({ verification, sources })

/** As it is frozen: what says nothing is left out, so that equal knowledge has one form and one hash. */
export function freezeKnown(told: Told): Told {
  const { verification, sources } = knownOf(told)
  return {
    ...(verification === 'attributed' ? {} : { verification }),
    ...(sources.length > 0 ? { sources: sources.map(freezeSource) } : {}),
  }
}

function freezeSource({ type, label, href, at, agency }: Source): Source {
  return {
    type,
    label,
    ...(href ? { href } : {}),
    ...(at ? { at: new Date(at).toISOString() } : {}),
    ...(agency ? { agency } : {}),
  }
}
