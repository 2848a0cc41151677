import { timeIn } from '#lib/desk/clock'
import type { OutboxView } from '#lib/desk/outbox'
import type { Why } from '#lib/desk/outbox-rules'
import type { Queued } from '#lib/desk/queued'

const FOR: Record<Why, string> = {
  connection: 'waiting for a connection',
  busy: 'waiting: the desk is busy, it goes on by itself',
  away: 'waiting: the desk cannot be reached, it goes on by itself',
  'signed-out': 'waiting until you sign in again',
  another: 'waiting: somebody else is signed in on this device',
  disabled: 'waiting: your account has been disabled, ask an admin',
}

/** "2 waiting for a connection"; empty where nothing waits. */
export function queueWords({ items, hold }: OutboxView, isOnline: boolean): string {
  const waiting = items.filter(({ state }) => state === 'waiting').length
  if (waiting === 0) return ''
  if (hold) return `${waiting} ${FOR[hold.why]}`
  return isOnline ? `${waiting} being sent` : `${waiting} ${FOR.connection}`
}

/** What a bullet that needs a person says about itself; empty where it only waits. */
export function askingWords({ state, sends, pressedAt, since, sentence, story }: Queued): string {
  if (state === 'waiting') return ''
  if (state === 'parked') return `Not ${sends === 'submit' ? 'submitted' : 'sent'}: ${sentence}`
  const at = timeIn(story.timeZone, new Date(pressedAt).toISOString())
  if (since === 0) return `Written ${at}, some time ago: publish?`
  return `Written ${at}, ${since} ${since === 1 ? 'update' : 'updates'} since: publish?`
}
