import type { AloneReason } from '#lib/second-eyes/schema'

/** Why it went out by one person alone, as the desk chooses and reads it. */
export const REASONS = {
  scene: 'Our own reporter saw it',
  record: 'We hold the document or the pictures',
  told: 'The family or the authority told us',
  danger: 'People in danger must know now',
} as const satisfies Record<AloneReason, string>

/** How long whoever asked waits for a colleague: a bulletin's patience. After it the editor may publish alone. */
export const PATIENCE_MS = 120_000

interface Asking {
  /** The sentence that needs it; none where it was asked for by hand. */
  sentence: string | undefined
  /** Editors who are in the room now. */
  others: readonly string[]
  mayAlone: boolean
  mayAsk: boolean
  isAsked: boolean
}

const LONGEST_QUOTE = 90

/** What somebody is told whose own words need a second pair of eyes, and what to do. */
export function askingWords({ sentence, others, mayAlone, mayAsk, isAsked }: Asking): string {
  const what = sentence ? `“${shortened(sentence)}” is our own word` : 'A colleague was asked to look at this'
  return `${what}: it needs a second pair of eyes. ${wayOut()}`

  function wayOut(): string {
    const alone = 'publish it alone for a reason'
    if (isAsked && mayAlone) return `Nobody has looked yet: ${alone}, or wait.`
    if (isAsked) return 'The editors were asked; two minutes after that you may publish it alone.'
    const ask = mayAsk ? [`ask ${others.length > 0 ? others.join(' or ') : 'the editors'}`] : []
    // Where there is no queue to wait in, a colleague does it.
    const leave = !mayAsk && !mayAlone && others.length > 0 ? [`let ${others.join(' or ')} do it`] : []
    const ways = [...(mayAlone ? [alone] : []), ...ask, ...leave, 'name who says so and choose Attributed']
    const nobody = mayAlone ? 'No other editor is in the room: ' : ''
    const words = `${nobody}${ways.slice(0, -1).join(', ')}${ways.length > 1 ? ', or ' : ''}${ways.at(-1)}.`
    return `${words[0]?.toUpperCase()}${words.slice(1)}`
  }
}

const shortened = (sentence: string): string =>
  sentence.length > LONGEST_QUOTE ? `${sentence.slice(0, LONGEST_QUOTE).trimEnd()} …` : sentence
