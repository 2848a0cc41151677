import { z } from 'zod'
import { STATUS_WORDS } from '#lib/box/status'
import type { ClaimView } from '#lib/box/views'
import type { SlashEntry } from '#lib/desk/slash'
import { plainWords } from '#lib/sources/independent'

/** A claim of the story, as far as writing about it goes. */
export type KnownClaim = Pick<ClaimView, 'id' | 'text' | 'question' | 'status'>

/** As many as a list under the cursor may hold without hiding what is below. */
const MOST_OFFERED = 6

/** A claim that an update speaks of. */
export const SpokenClaim = z.object({
  claimId: z.string(),
  text: z.string(),
  /** It is made with the update. */
  isNew: z.boolean(),
})
export type SpokenClaim = z.infer<typeof SpokenClaim>

/** What the menu hands on; without an id the claim is still to be made. */
const Chosen = z.object({ claimId: z.string().optional(), text: z.string() })

/** The claims that the typed words may mean, and another one of these words. */
export function claimEntries(typed: string, claims: readonly KnownClaim[]) {
  const text = typed.trim()
  const wanted = plainWords(text)
  const found = claims.filter(({ text, question }) => {
    const words = plainWords(`${text} ${question}`)
    return wanted.every((word) => words.some((other) => other.startsWith(word)))
  })
  const entries = found.slice(0, MOST_OFFERED).map((claim) => entryOf(claim.id, wordsOf(claim), claim.text, claim.id))
  const isThere = found.some((claim) => plainWords(claim.text).join(' ') === wanted.join(' '))
  if (text && !isThere) entries.push(entryOf('new', `Make a claim: “${text}”`, text))
  return { entries, sentence: entries.length > 0 ? null : 'Type what the claim says: “He acted alone”.' }
}

const wordsOf = ({ text, status }: KnownClaim): string => `${text} · ${STATUS_WORDS[status].toLowerCase()}`

const entryOf = (id: string, words: string, text: string, claimId?: string): SlashEntry => ({
  id: `claim-${id}`,
  name: 'claim',
  words,
  does: 'run',
  argument: JSON.stringify({ claimId, text }),
})

/**
 * The claims an update speaks of, with one more, each once.
 * @param newId of a claim that is still to be made
 */
export function withClaim(claims: readonly SpokenClaim[], argument: string, newId: string): SpokenClaim[] {
  const { claimId, text } = Chosen.parse(JSON.parse(argument))
  if (claims.some((claim) => claim.claimId === claimId)) return [...claims]
  return [...claims, { claimId: claimId ?? newId, text, isNew: claimId === undefined }]
}

/** What is sent of them. */
export const claimsSent = (claims: readonly SpokenClaim[]) =>
  claims.map(({ claimId, text, isNew }) => (isNew ? { claimId, text } : { claimId }))

/** As a chip says it; its words may have changed since it was chosen. */
export function chipWords({ claimId, text, isNew }: SpokenClaim, claims: readonly KnownClaim[]): string {
  const claim = claims.find(({ id }) => id === claimId)
  if (claim) return `Claim: ${wordsOf(claim)}`
  return isNew ? `New claim: ${text}` : `Claim: ${text}`
}
