import { setTimeout as wait } from 'node:timers/promises'
import type { Catalogue, Subject, SubjectKey } from '#lib/press/catalogue'
import type { ChangeList } from '#lib/press/change-list'
import { createChangeLists, type ListParts } from '#lib/press/change-lists'
import type { Render } from '#lib/press/print-edition'

/** What the press offers to whoever follows a page. */
export interface Following {
  subject(key: SubjectKey): Subject | undefined
  /** What changed after a number, of the newest state known. @throws where it cannot be printed now, or nobody knows the key */
  changes(key: SubjectKey, after: number): Promise<ChangeList>
  /** Calls whenever numbers changed, or can be asked for again. */
  onNumbers(listener: () => void): void
}

export interface RunningFollowing extends Following {
  tell(): void
  /** The same for a page, when the lists under way are rendered. */
  renderAfterLists: Render
  resume(): void
  close(): void
}

interface FollowingParts extends ListParts {
  catalogue(): Catalogue | null
}

/**
 * A page lets the live message go first, which is the shorter one and has readers waiting. Longer would only cost the page:
 * by then the list's questions are answered, and the page's own are asked while it is rendered.
 */
const LISTS_FIRST_MS = 10

export function createFollowing({ catalogue, ...parts }: FollowingParts): RunningFollowing {
  const listeners: (() => void)[] = []
  const lists = createChangeLists(parts)
  return {
    subject: (key) => catalogue()?.subject(key),
    async changes(key, after) {
      const subject = catalogue()?.subject(key)
      if (!subject) throw new Error(`Nobody knows ${key}`)
      return lists.get(subject.page, after, subject)
    },
    onNumbers: (listener) => void listeners.push(listener),
    tell() {
      for (const listener of listeners) listener()
    },
    async renderAfterLists(path, signal) {
      await Promise.race([lists.rendered(), wait(LISTS_FIRST_MS)])
      return parts.render(path, signal)
    },
    resume: lists.resume,
    close: lists.close,
  }
}
