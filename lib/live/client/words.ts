import { clockIn, dayIn } from './zone.ts'

const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`

/** "3 new updates, 1 corrected"; '' for nothing. */
export const newUpdates = (number: number, corrected = 0): string =>
  (number ? count(number, 'new update') : '') + (corrected ? `${number ? ', ' : ''}${corrected} corrected` : '')
export const between = (number: number): string => `${count(number, 'update')} between`
export const correctionsToRead = (number: number): string => `${count(number, 'correction')} to something you read`

const HAPPENED: Record<string, string> = {
  correction: 'corrected',
  retraction: 'retracted',
  clarification: 'clarified',
}

/** "You read this at 18:04; it was corrected." Empty for what needs no telling. */
export const youRead = (time: string, change: string): string =>
  HAPPENED[change] ? `You read this at ${time}; it was ${HAPPENED[change]}.` : ''

/** "21:14", with the date where it is not of today, in the reader's own zone. */
export function ownTime(at: number, now: number): string {
  const day = dayIn(at)
  return day === dayIn(now) ? clockIn(at) : `${clockIn(at)} on ${day}`
}

export type Freshness = { state: 'live' | 'checked' | 'offline'; at: number }

export function freshnessWords({ state, at }: Freshness, now: number): string {
  if (state === 'live') return 'Live now'
  return `${state === 'checked' ? 'Checked' : 'Offline since'} ${ownTime(at, now)}`
}
