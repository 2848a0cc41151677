import { setTimeout as wait } from 'node:timers/promises'
import type { Catalogue, Subject, SubjectKey } from '#lib/press/catalogue'
import type { ChangeList } from '#lib/press/change-list'
import { createChangeLists, type ListParts } from '#lib/press/change-lists'
import type { Render } from '#lib/press/print-edition'
import type { PrinterLimits } from '#lib/press/printer'
import type { ShowingLimits } from '#lib/press/showing'

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
  /** The same for a page, when the live message is rendered: it is written while the page asks the database. */
  renderAfterMessage: Render
  /** Something was taken down. */
  forget(): void
  resume(): void
  close(): void
}

interface FollowingParts extends ListParts {
  catalogue(): Catalogue | null
  limits: PrinterLimits & Pick<ShowingLimits, 'firstMs'>
}

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
    async renderAfterMessage(path, signal) {
      await Promise.race([lists.rendered(), wait(parts.limits.firstMs)])
      return parts.render(path, signal)
    },
    forget: lists.forget,
    resume: lists.resume,
    close: lists.close,
  }
}
