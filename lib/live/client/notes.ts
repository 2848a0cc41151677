import { make, say } from './make.ts'
import type { Seen } from './seen.ts'
import { ownTime, youRead } from './words.ts'
import { cityOf, ownZone, readersTime } from './zone.ts'

/** The reader's own time beneath the story's, where it is another. */
export function tellOwnTime(article: Element, zone: string): void {
  const at = article.querySelector('.at')
  const iso = at?.querySelector('time')?.dateTime
  if (at && iso) tell(at, 'mine', readersTime(iso, zone))
}

/** Names the reader's zone once, by its city: "18:14 in London (you)". */
export function nameOwnZone(state: Element, zone: string): void {
  const iso = [...state.querySelectorAll('time')].at(-1)?.dateTime
  const own = iso && readersTime(iso, zone)
  tell(state, 'own-zone', own && `${own} in ${cityOf(ownZone())} (you)`)
}

/** "You read this at 18:04; it was corrected." on what changed since. */
export function tellWhatWasRead(mark: HTMLElement, seen: Seen, now: number): void {
  const { rev, change = '' } = mark.dataset
  const read = seen.before(mark.id, Number(rev))
  const words = read && youRead(ownTime(read.at, now), change)
  if (!words) return
  const line = mark.querySelector('.you-read') ?? make('p', 'you-read')
  say(line, words)
  mark.querySelector('.flag')?.after(line)
}

/** Keeps a line of ours at the end of an element, and none where there is nothing to say. */
function tell(inside: Element, className: string, text = '') {
  const line = inside.querySelector(`.${className}`) ?? make('span', className)
  say(line, text)
  if (text) inside.append(line)
  else line.remove()
}
