import { setTimeout as wait } from 'node:timers/promises'
import type { Catalogue, SubjectKey } from '#lib/press/catalogue'
import type { Follower } from '#lib/press/follower'
import type { PrintRoom } from '#lib/press/print-room'
import { storyPath } from '#lib/press/routes'

export interface Showing {
  /** When the page shows what is known, or that takes too long; at once for a page that waits for a reader. */
  pagePrinted(key: SubjectKey): Promise<void>
  /** When the stories' own pages show what was committed before the call; after a limited wait in any case. */
  show(storyIds: readonly string[]): Promise<void>
}

export interface ShowingLimits {
  /** How long a page lets a live message go first, and a long one a page. */
  firstMs: number
  /** How long whoever has changed something waits until readers see it. */
  answerMs: number
}

interface ShowingParts {
  room: PrintRoom
  follower: Follower
  limits: ShowingLimits
  catalogue(): Catalogue | null
}

/** The print that was under way may have begun too early; the one after it cannot have. */
const MOST_ATTEMPTS = 2
const unheld = { ref: false } // a process that ends does not wait for it

export function createShowing({ room, follower, limits, catalogue }: ShowingParts): Showing {
  async function printed(path: string | undefined): Promise<void> {
    const slot = path === undefined ? undefined : room.slot(path)
    for (let attempts = 0; slot?.eager && !room.isFresh(slot) && attempts < MOST_ATTEMPTS; attempts += 1) {
      await room.refresh(slot, true)
    }
  }

  async function shown(storyIds: readonly string[]): Promise<void> {
    // The wake-up of the same commit comes by the database; this is the same look at the numbers, a way shorter.
    await follower.check()
    const stories = storyIds.flatMap((id) => catalogue()?.story(id) ?? [])
    await Promise.all(stories.map(({ slug }) => printed(storyPath(slug))))
  }

  return {
    pagePrinted: (key) =>
      Promise.race([printed(catalogue()?.subject(key)?.page), wait(limits.firstMs, undefined, unheld)]),
    show: (storyIds) => Promise.race([shown(storyIds), wait(limits.answerMs, undefined, unheld)]),
  }
}
