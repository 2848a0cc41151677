import { isAsked, isStated } from '#lib/box/status'
import type { ClaimView } from '#lib/box/views'

/** Words that begin a sentence and are written small within one; anything else may be a name. */
const SMALL = new Set(
  `a an all at both each eight eighteen eleven every few fifteen fifty five forty four fourteen from he her his in it its
  many more most nine no nobody none officials on one our people police several seven she six some ten that the their there
  these they this those three thousands twelve twenty two we witnesses`.split(/\s+/),
)

/** The update that would say what has become of a claim, for whoever changed it; null where there is nothing to say. */
export function sayingOf(before: ClaimView, after: ClaimView): string | null {
  const { text, question, status, sources } = after
  const statement = within(text)
  if (isStated(before.status) && before.boxedAt) return takenBack(statement, after)
  if (status === 'confirmed') return `It is now confirmed that ${statement}.`
  if (status === 'attributed') {
    const [source] = sources
    return source ? `According to ${within(source.label)}, ${statement}.` : `It is now said that ${statement}.`
  }
  const asked = ended(question) || `Whether ${statement}`
  if (status === 'unconfirmed') return `${asked} is not confirmed.`
  if (status === 'disputed') return `${asked} is disputed.`
  return isAsked(before.status) && status === 'withdrawn' ? `${asked} is no longer in question.` : null
}

/** Of something that readers were told. */
function takenBack(statement: string, { status, boxedAt }: ClaimView): string | null {
  if (!boxedAt) return null
  if (status === 'confirmed') return `It is now confirmed that ${statement}.`
  if (status === 'unconfirmed') return `We had said that ${statement}; that is not confirmed.`
  if (status === 'disputed') return `We had said that ${statement}; that is now disputed.`
  if (status === 'superseded') return `We had said that ${statement}; there is newer news.`
  return status === 'withdrawn' ? `We had said that ${statement}; that was wrong.` : null
}

const ended = (text: string): string => text.trim().replace(/[.?!]+$/, '')

/** A sentence as a part of another one. */
function within(text: string): string {
  const sentence = ended(text)
  const [first = ''] = sentence.split(/[\s’']/)
  return SMALL.has(first.toLowerCase()) ? sentence.charAt(0).toLowerCase() + sentence.slice(1) : sentence
}
