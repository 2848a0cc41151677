import { link, make } from './make.ts'
import { linkTo, type Since } from './since.ts'
import { correctionsToRead, newUpdates, ownTime } from './words.ts'

/** "Since you left at 20:41: 4 new updates and 1 correction to something you read", each with its link. */
export function createSinceBox(story: string, onNewest: () => void) {
  const box = make('p', 'since')

  return ({ at, updates, corrections: [first, ...more] }: Since, newest: string, now: number) => {
    box.replaceChildren(make('strong', '', `Since you left at ${ownTime(at, now)}:`), ' ')
    if (updates) {
      const toNewest = link(`#${newest}`, newUpdates(updates))
      toNewest.onclick = onNewest
      box.append(toNewest)
    }
    if (updates && first) box.append(' and ')
    if (first) {
      const isHere = document.getElementById(first.id) !== null
      box.append(link(linkTo(first.id, first.ordinal, isHere, story), correctionsToRead(more.length + 1)))
    }
    box.classList.toggle('wrong', Boolean(first))
    const above = document.getElementById('credits') ?? document.getElementById('headline')
    if (!box.isConnected) above?.after(box)
  }
}
