import { make, say } from './make.ts'
import type { Seen } from './seen.ts'
import { ownTime, youRead } from './words.ts'
import { cityOf, ownZone, readersTime } from './zone.ts'

/** The reader's own time beneath the story's, where it is another. */
export function tellOwnTime(article: Element, zone: string): void {
  const at = article.querySelector('.at')
  const iso = at?.querySelector('time')?.dateTime
  if (!at || !iso || at.querySelector('.mine')) return
  const own = readersTime(iso, zone)
  if (own) at.append(make('span', 'mine', own))
}

/** Names the reader's zone once, by its city: "18:14 in London (you)". */
export function nameOwnZone(zone: string): void {
  const state = document.getElementById('state')
  const iso = [...(state?.querySelectorAll('time') ?? [])].at(-1)?.dateTime
  const own = iso && readersTime(iso, zone)
  const line = state?.querySelector('.own-zone') ?? make('span', 'own-zone')
  if (!own) {
    line.remove()
    return
  }
  say(line, `${own} in ${cityOf(ownZone())} (you)`)
  state?.append(line)
}

/** "You read this at 18:04; it was corrected." on what changed since. */
export function tellWhatWasRead(mark: HTMLElement, seen: Seen, now: number): void {
  const { rev, change = '' } = mark.dataset
  const read = seen.read(mark.id)
  if (!read || read.rev >= Number(rev)) return
  const words = youRead(ownTime(read.at, now), change)
  if (!words) return
  const line = mark.querySelector('.you-read') ?? make('p', 'you-read')
  say(line, words)
  const flag = mark.querySelector('.flag')
  if (flag) flag.after(line)
  else (mark.querySelector('.text') ?? mark).prepend(line)
}
