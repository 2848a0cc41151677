import type { Touched } from '#lib/corrections/touched'
import { touchedWords } from '#lib/corrections/words'
import type { RevisionKind } from '#prisma/client/enums'

export interface LoggedEvent {
  type: string
  kind: RevisionKind | null
  /** Of a story's own text: another headline than before. */
  isNewHeadline: boolean
  /** What a change touched that was saved as a typing error all the same. */
  touched: readonly Touched[]
}

/** "Changed as a typing error: a number" */
export const typoWords = (touched: readonly Touched[]): string => `Changed as a typing error: ${touchedWords(touched)}`

const HAPPENED: Record<string, string> = {
  'story.published': 'Coverage began',
  'story.ended': 'Coverage ended',
  'story.reopened': 'Coverage was taken up again',
  'story.continued': 'Coverage ended, and goes on in another story',
  'story.folded': 'Became part of another story',
  'story.took_in': 'Another story became part of this one',
  'story.refiled': 'Address, topic or time zone changed',
  'story.related': 'Related stories changed',
  'update.published': 'Published',
  'update.moved': 'Moved to another story',
  'update.withheld': 'The words of a retracted update were withheld',
  'update.shown': 'The words of a retracted update can be read again',
  'update.pulled': 'An update was removed',
  'update.put_back': 'An update that had been removed was put back',
  'image.pulled': 'A picture was removed',
  'image.put_back': 'A picture that had been removed was put back',
  'story.pulled': 'The story was taken down',
  'story.put_back': 'The story was put back',
  'update.pinned': 'Pinned',
  'update.unpinned': 'Unpinned',
  'update.made_key': 'Made a key moment',
  'update.made_ordinary': 'No longer a key moment',
  'section.published': 'Background added',
  'section.moved': 'Background put in another place',
  'section.removed': 'Background removed',
  'claim.added': 'Added to “What we know”',
  'claim.asked': 'Added to “What we don’t know yet”',
  'claim.taken_out': 'Taken out of “What we know”',
  'claim.moved': '“What we know” put in another order',
  'claim.removed': 'Removed from “What we know”',
}

/** What became of a claim says more than what kind of change it was. */
const CLAIM_CAME_TO: Record<string, string> = {
  'claim.attributed': '“What we know”: attributed',
  'claim.confirmed': '“What we know”: confirmed by us',
  'claim.doubted': '“What we don’t know yet”: not confirmed',
  'claim.disputed': '“What we don’t know yet”: accounts differ',
  'claim.superseded': '“What we know”: overtaken by the news',
  'claim.withdrawn': 'A question closed: it was not so',
}

const AMENDED = {
  development: 'updated',
  clarification: 'clarified',
  correction: 'corrected',
  retraction: 'retracted',
}

const OF: Record<string, string> = { section: 'Background ', claim: '“What we know” ' }

/** That a byline is withheld is told to nobody: it would say whose, and where to look. */
const UNTOLD = /^byline\./

/** What happened, for readers; null for a typing error, which is counted and not listed, unless it was more than one. */
export function wordsOfEvent({ type, kind, isNewHeadline, touched }: LoggedEvent): string | null {
  if (UNTOLD.test(type)) return null
  if (kind === 'typo') return touched.length > 0 ? typoWords(touched) : null
  const [noun = ''] = type.split('.')
  if (kind === null || kind === 'edit') return HAPPENED[type] ?? 'Changed'
  const cameTo = kind === 'retraction' ? undefined : CLAIM_CAME_TO[type]
  if (cameTo) return kind === 'correction' ? `${cameTo} (corrected)` : cameTo
  if (noun === 'story')
    return `${isNewHeadline ? 'Headline' : 'Introduction'} ${kind === 'development' ? 'changed' : AMENDED[kind]}`
  const words = `${OF[noun] ?? ''}${AMENDED[kind]}`
  return words.charAt(0).toUpperCase() + words.slice(1)
}
