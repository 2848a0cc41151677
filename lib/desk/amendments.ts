import type { AmendmentKind } from '#lib/revisions/schema'

/** What a change of a published text may be, with the key that says so in that choice. */
export const AMENDMENTS: readonly { kind: AmendmentKind; key: string; words: string; means: string }[] = [
  {
    kind: 'typo',
    key: 't',
    words: 'Typing error',
    means: 'Nothing changes in what it says. Readers are told nothing.',
  },
  {
    kind: 'development',
    key: 'd',
    words: 'Development',
    means: 'It was right when it was written; the news moved on.',
  },
  { kind: 'clarification', key: 'l', words: 'Clarification', means: 'It could be misread. Readers see your note.' },
  { kind: 'correction', key: 'c', words: 'Correction', means: 'It was wrong. Readers see your note.' },
]

/** An update that should not have been published at all is no change of its text. */
export const RETRACT_KEY = 'r'
