import { z } from 'zod'
import { chipWords, claimsSent, type KnownClaim, SpokenClaim } from '#lib/desk/claims-typed'
import { chipTime } from '#lib/desk/filing-times'
import { knownFrom, NOTHING_KNOWN, TypedKnown, withNewSource } from '#lib/desk/known'
import type { Sends } from '#lib/desk/queued'
import { SLASH_COMMANDS, type SlashCommand, type SlashName } from '#lib/desk/slash'
import type { Actor } from '#lib/permissions'
import { freezeKnown } from '#lib/sources/schema'
import { CreateUpdate } from '#lib/updates/schema'

/** How an update is filed, besides its words. Times are instants (ISO, UTC); the composer shows them as chips. */
export const FilingOptions = z.object({
  isKey: z.boolean(),
  pin: z.boolean(),
  /** When it happened. */
  occurredAt: z.string().nullable(),
  /** Kept until somebody releases it. */
  hold: z.boolean(),
  publishAt: z.string().nullable(),
  /** Nobody publishes it before. */
  embargoUntil: z.string().nullable(),
  known: TypedKnown.default(NOTHING_KNOWN),
  /** What it speaks of. */
  claims: z.array(SpokenClaim).default([]),
  /** Put to another editor before it goes out. */
  asksEyes: z.boolean().default(false),
})
export type FilingOptions = z.infer<typeof FilingOptions>

export const NO_OPTIONS: FilingOptions = {
  isKey: false,
  pin: false,
  occurredAt: null,
  hold: false,
  publishAt: null,
  embargoUntil: null,
  known: NOTHING_KNOWN,
  claims: [],
  asksEyes: false,
}

/** The fields of POST /stories/{id}/updates; what was not chosen is left out. */
export function filingFields({
  isKey,
  pin,
  occurredAt,
  hold,
  publishAt,
  embargoUntil,
  known,
  claims,
  asksEyes,
}: FilingOptions) {
  return {
    ...(claims.length > 0 ? { claims: claimsSent(claims) } : {}),
    ...(isKey ? { key: true } : {}),
    ...(pin ? { pin: true } : {}),
    ...(occurredAt ? { occurredAt } : {}),
    ...(hold ? { hold: true } : {}),
    ...(publishAt ? { publishAt } : {}),
    ...(embargoUntil ? { embargoUntil } : {}),
    ...(asksEyes ? { secondEyes: { ask: true } } : {}),
    ...freezeKnown(knownFrom(known)),
  }
}

export const hasOptions = (options: FilingOptions): boolean => Object.keys(filingFields(options)).length > 0

const FIELD_OF: Partial<Record<SlashName, string>> = {
  key: 'key',
  pin: 'pin',
  time: 'occurredAt',
  hold: 'hold',
  schedule: 'publishAt',
  embargo: 'embargoUntil',
  source: 'sources',
  claim: 'claims',
  second: 'secondEyes',
}

interface Offering {
  sends: Sends
  /** Whether there is something that picks images. */
  images: boolean
}

/** The commands somebody is offered: theirs by right, and none that the desk could not send. */
export function commandsFor(actor: Actor, { sends, images }: Offering): SlashCommand[] {
  return SLASH_COMMANDS.filter(({ name, for: whose }) => {
    if (name === 'image') return images
    if (whose === 'editors' && actor.role === 'reporter') return false
    if (whose === 'publishers' && sends !== 'publish') return false
    const field = FIELD_OF[name]
    return field === undefined || field in CreateUpdate.shape
  })
}

/** The options after a command; unchanged by one that is no option (`/quote`). */
export function withCommand(options: FilingOptions, name: SlashName, argument: string): FilingOptions {
  switch (name) {
    case 'key':
      return { ...options, isKey: true }
    case 'pin':
      return { ...options, pin: true }
    case 'time':
      return { ...options, occurredAt: argument }
    // Held and scheduled are two answers to one question.
    case 'hold':
      return { ...options, hold: true, publishAt: null }
    case 'schedule':
      return { ...options, hold: false, publishAt: argument }
    case 'embargo':
      return { ...options, embargoUntil: argument }
    case 'second':
      return { ...options, asksEyes: true }
    case 'source':
      return { ...options, known: withNewSource(options.known) }
    default:
      return options
  }
}

export interface FilingChip {
  name: keyof FilingOptions
  words: string
  /** Which of them, where there may be several. */
  claimId?: string
}

/** What was chosen, in words; the day is named unless it is today in the story's zone. */
export function chipsOf(
  options: FilingOptions,
  timeZone: string,
  now: Date,
  claims: readonly KnownClaim[] = [],
): FilingChip[] {
  const { isKey, pin, occurredAt, hold, publishAt, embargoUntil, asksEyes } = options
  const told = (iso: string) => chipTime(iso, timeZone, now)
  const chips: (FilingChip | null)[] = [
    isKey ? { name: 'isKey', words: 'Key update' } : null,
    pin ? { name: 'pin', words: 'Pinned' } : null,
    occurredAt ? { name: 'occurredAt', words: `Happened ${told(occurredAt)}` } : null,
    hold ? { name: 'hold', words: 'Held until released' } : null,
    publishAt ? { name: 'publishAt', words: `Goes out ${told(publishAt)}` } : null,
    embargoUntil ? { name: 'embargoUntil', words: `Embargo until ${told(embargoUntil)}` } : null,
    ...options.claims.map((claim) => ({
      ...{ name: 'claims' as const, claimId: claim.claimId, words: chipWords(claim, claims) },
    })),
    asksEyes ? { name: 'asksEyes', words: 'A second pair of eyes first' } : null,
  ]
  return chips.filter((chip) => chip !== null)
}

export function withoutChip(options: FilingOptions, { name, claimId }: FilingChip): FilingOptions {
  if (name !== 'claims') return { ...options, [name]: NO_OPTIONS[name] }
  return { ...options, claims: options.claims.filter((claim) => claim.claimId !== claimId) }
}

/**
 * What pressing does with these options: an embargo publishes nothing by itself, so what has one alone is kept in the room until
 * somebody publishes it.
 */
export function sendsWith(sends: Sends, { embargoUntil, hold, publishAt, asksEyes }: FilingOptions, now: Date): Sends {
  const isEmbargoed = embargoUntil !== null && new Date(embargoUntil) > now
  return sends === 'publish' && isEmbargoed && !hold && !publishAt && !asksEyes ? 'keep' : sends
}

/** What the composer's button will do, where the options change it. */
export function sendWords(
  words: string,
  { hold, publishAt, asksEyes }: FilingOptions,
  timeZone: string,
  now: Date,
): string {
  if (hold) return 'Hold'
  if (publishAt) return `Schedule for ${chipTime(publishAt, timeZone, now)}`
  return asksEyes ? 'Ask a colleague' : words
}
