import { type ChangeList, cutChangeList } from '#lib/press/change-list'
import type { Render } from '#lib/press/print-edition'
import { createPrinter, type PrinterLimits } from '#lib/press/printer'
import { isBylinePage } from '#lib/press/routes'

/** What a list must be to be of use: of this epoch, and not older than what is known to be committed. */
export interface Needed {
  epoch: string
  revision: number
}

export interface ChangeLists {
  /**
   * What changed on a page after a number; printed once for everybody who asks, and kept until something else changes.
   * @throws where it cannot be printed now
   */
  get(page: string, after: number, needed: Needed): Promise<ChangeList>
  /** When no list is being rendered; at once where none is. */
  rendered(): Promise<void>
  /** Something was taken down: no list from before is kept, and none that is being printed. */
  forget(): void
  /** What made prints fail is over. */
  resume(): void
  close(): void
}

export interface ListParts {
  render: Render
  onFailure(path: string, error: unknown, pauseMs: number): void
  onPrint?(tookMs: number): void
  now(): number
  limits: PrinterLimits
  capBytes?: number
}

/** Fifty lists of 64 KB for each of ten busy stories; they are made again when somebody asks. */
export const LISTS_CAP_BYTES = 32 * 2 ** 20
/** The flight that was under way when we asked may have begun too early; the one after it cannot have. */
const MOST_ATTEMPTS = 3

/** The address under which Next prints the list of a page. */
export const changesPath = (page: string, after: number): string => `${page === '/' ? '' : page}/changes/${after}`

/** Change lists in memory: single flight, least recently used leave first. They never reach the disk. */
export function createChangeLists(parts: ListParts): ChangeLists {
  const { now, limits, capBytes = LISTS_CAP_BYTES } = parts
  const kept = new Map<string, ChangeList>() // in order of use, oldest first
  const rendering = new Set<Promise<unknown>>()
  let bytes = 0
  let forgotten = 0
  const printer = createPrinter({ print, onFailure: parts.onFailure, onEnd: () => {}, now, limits })

  async function print(path: string, signal: AbortSignal) {
    const began = now()
    const meant = forgotten
    const page = parts.render(path, signal)
    const over = page.catch(() => {}) // awaited below, where it counts
    rendering.add(over)
    void over.then(() => rendering.delete(over))
    const { status, html } = await page
    if (status !== 200) throw new Error(`The change list was rendered with status ${status}`)
    const list = cutChangeList(html)
    if (!path.endsWith(`/${list.after}`)) throw new Error(`The change list begins after ${list.after}`)
    if (signal.aborted || meant !== forgotten) return
    keep(path, list)
    parts.onPrint?.(now() - began)
  }

  function keep(path: string, list: ChangeList) {
    const held = kept.get(path)
    if (held && held.epoch === list.epoch && held.revision > list.revision) return
    forget(path)
    kept.set(path, list)
    bytes += sizeOf(list)
    for (const oldest of kept.keys()) {
      if (bytes <= capBytes || oldest === path) break
      forget(oldest)
    }
  }

  function forget(path: string) {
    const held = kept.get(path)
    if (held) bytes -= sizeOf(held)
    kept.delete(path)
  }

  function find(path: string, { epoch, revision }: Needed): ChangeList | undefined {
    const held = kept.get(path)
    if (!held || held.epoch !== epoch || held.revision < revision) return undefined
    kept.delete(path)
    kept.set(path, held)
    return held
  }

  return {
    async get(page, after, needed) {
      const path = changesPath(page, after)
      for (let attempts = 0; attempts < MOST_ATTEMPTS; attempts += 1) {
        const list = find(path, needed)
        if (list) return list
        if (printer.isResting(path)) break
        // A contributor's page asks at every change of the newsroom: after whatever is news for certain.
        await printer.ask(path, !isBylinePage(page))
      }
      const list = find(path, needed)
      if (!list) throw new Error(`${path} cannot be printed at ${needed.revision} now`)
      return list
    },
    async rendered() {
      await Promise.all(rendering)
    },
    forget() {
      forgotten += 1
      for (const path of [...kept.keys()]) forget(path)
    },
    resume: () => printer.wakeAll(),
    close: () => printer.close(),
  }
}

// JavaScript keeps text of one byte a letter mostly; the list's own fields are nothing beside it.
const sizeOf = ({ html }: ChangeList): number => html.length
