import type { SourceType, Verification } from '#lib/sources/schema'

/** How sure the desk is, as readers are told in any place; null where nothing needs saying. */
export const LABELS = {
  attributed: null,
  confirmed: null,
  unconfirmed: 'Not yet confirmed',
  disputed: 'Disputed',
} as const satisfies Record<Verification, string | null>

/** Words that stand without their update (on the front, in a list) take the label with them. */
export function withLabel(text: string, verification: Verification | undefined): string {
  const label = LABELS[verification ?? 'attributed']
  return label ? `${label}: ${text}` : text
}

/** What kind of source it is, for readers. */
export const TYPE_WORDS = {
  reporter: 'Our reporter',
  official: 'Official',
  wire: 'News agency',
  eyewitness: 'Eyewitness',
  document: 'Document',
  social: 'Social network',
} as const satisfies Record<SourceType, string>

/** How sure the desk is, as the desk chooses it. */
export const CHOICES = {
  attributed: 'Attributed: as the source says',
  confirmed: 'Confirmed by us',
  unconfirmed: 'Not yet confirmed',
  disputed: 'Disputed',
} as const satisfies Record<Verification, string>
