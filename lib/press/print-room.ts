import { setTimeout as wait } from 'node:timers/promises'
import type { Edition, EditionMeta } from '#lib/press/edition'
import { makeDense, printEdition, type Render } from '#lib/press/print-edition'
import { createPrinter, type PrinterLimits } from '#lib/press/printer'
import { isKeptOnDisk } from '#lib/press/routes'
import { createShelf } from '#lib/press/shelf'
import { isFresh, mayReplace, type Present, type Slot } from '#lib/press/slots'
import type { Store } from '#lib/press/store'

export interface RoomLimits extends PrinterLimits {
  /** Memory for editions. */
  shelfBytes: number
  /** How long a reader waits for a fresher page before getting the last good one. */
  patienceMs: number
  /** How long where there is no last good one: a print's deadline and its turn in the queue. */
  firstPrintMs: number
  /** How long after its print a page is compressed well, unless it changed meanwhile. */
  denseAfterMs: number
}

interface RoomParts {
  render: Render
  store: Store
  limits: RoomLimits
  present(): Present
  /** The least number a page at a path may carry: something was taken from readers at that number. */
  floor(path: string): number
  /** False while the database is known to be down: prints would only fail. */
  mayPrint(): boolean
  onFailure(path: string, error: unknown, pauseMs: number): void
  /** @param isNews it took the place of a page without the change */
  onPrint(slot: Slot, printed: EditionMeta, tookMs: number, isNews: boolean): void
  now(): number
}

export interface PrintRoom {
  slots(): Slot[]
  slot(path: string): Slot | undefined
  open(path: string, about: Pick<Slot, 'needed' | 'storyId' | 'eager'>): Slot
  /** What is on disk from before. */
  recover(metas: EditionMeta[]): void
  isFresh(slot: Slot): boolean
  /** From now on only a page with at least this number is fresh, and none printed before. */
  mark(slot: Slot, needed: number): void
  /** The fresh edition in memory; the hot path of every request. */
  fresh(path: string): Edition | undefined
  /** The fresh edition, printed now if need be; after a limited wait the last good one; null where there is none. */
  serve(slot: Slot): Promise<Edition | null>
  /** Print when there is time, unless it is fresh. */
  refresh(slot: Slot, urgent: boolean): Promise<void>
  drop(path: string): void
  /** The same for what was taken down: forgotten at once, also by prints under way; resolves when its files are gone. */
  purge(path: string): Promise<void>
  move(from: Slot, to: string): void
  /** What made prints fail is over. */
  resume(): void
  close(): void
}

export function createPrintRoom(parts: RoomParts): PrintRoom {
  const { store, limits, now, mayPrint } = parts
  const slots = new Map<string, Slot>()
  const shelf = createShelf(limits.shelfBytes)
  const reading = new Map<string, Promise<Edition | null>>()
  let closed = false
  const printer = createPrinter({ print, onFailure: parts.onFailure, onEnd, now, limits })

  async function print(path: string, signal: AbortSignal) {
    const slot = slots.get(path)
    if (!slot) return
    const { marks, needed } = slot
    const { build, epoch } = parts.present()
    const began = now()
    const edition = await printEdition(path, signal, parts.render, build)
    if (signal.aborted || slots.get(path) !== slot) return
    const { meta } = edition
    if (meta.epoch !== '' && meta.epoch !== epoch) throw new Error(`The page is of epoch ${meta.epoch}, not ${epoch}`)
    const floor = parts.floor(path)
    if (meta.revision < floor)
      throw new Error(`The page carries ${meta.revision}, something was taken down at ${floor}`)
    if (!mayReplace(slot, meta)) throw new Error(`The page carries ${meta.revision}, older than the one held`)
    const isNews = slot.held !== null && slot.held.meta.revision < meta.revision
    hold(slot, edition, marks)
    setTimeout(() => void condense(slot, edition), limits.denseAfterMs).unref()
    parts.onPrint(slot, meta, now() - began, isNews)
    if (meta.revision < needed) throw new Error(`The page carries ${meta.revision}, ${needed} was committed`)
  }

  function hold(slot: Slot, edition: Edition, marks: number) {
    slot.held = { meta: edition.meta, marks }
    shelf.put(slot.path, edition)
    if (isKeptOnDisk(slot.path)) void store.write(edition)
  }

  async function condense(slot: Slot, edition: Edition) {
    const isStill = () => !closed && slots.get(slot.path) === slot && slot.held?.meta === edition.meta && !isStale(slot)
    if (!isStill()) return
    const dense = await makeDense(edition)
    if (isStill()) hold(slot, dense, slot.marks)
  }

  /** An eager page is printed until it is fresh: at once where it was marked meanwhile, after a pause where it failed. */
  function onEnd(path: string, pauseMs: number) {
    const slot = slots.get(path)
    if (!slot?.eager || !isStale(slot)) return
    if (pauseMs === 0) void printer.ask(path, true)
    else setTimeout(() => isStale(slot) && void printer.ask(path, true), pauseMs).unref()
  }

  const isStale = (slot: Slot) => slots.get(slot.path) === slot && !isFresh(slot, parts.present()) && mayPrint()

  async function refresh(slot: Slot, urgent: boolean) {
    if (isStale(slot) && !printer.isResting(slot.path)) await printer.ask(slot.path, urgent)
  }

  async function waitForPrint(slot: Slot) {
    const printed = refresh(slot, true)
    const askedAt = printer.askedAt(slot.path)
    if (askedAt === undefined) return
    // Counted from the first who asked: a print that hangs costs two seconds once, not every reader two seconds.
    const patience = slot.held ? askedAt + limits.patienceMs - now() : limits.firstPrintMs
    if (patience <= 0) return
    const stop = new AbortController()
    await Promise.race([printed, wait(patience, undefined, { signal: stop.signal }).catch(() => {})])
    stop.abort()
  }

  async function readBytes(slot: Slot): Promise<Edition | null> {
    if (!slot.held) return null
    const onShelf = shelf.get(slot.path)
    if (onShelf) return onShelf
    const { held } = slot
    const pending = reading.get(slot.path) ?? store.read(slot.path)
    reading.set(slot.path, pending)
    const edition = await pending
    reading.delete(slot.path)
    if (slot.held !== held) return readBytes(slot) // printed meanwhile
    if (edition) shelf.put(slot.path, edition)
    if (!edition) slot.held = null // no longer on disk: it will be printed again
    return edition
  }

  function open(path: string, about: Pick<Slot, 'needed' | 'storyId' | 'eager'>): Slot {
    const slot = slots.get(path) ?? { path, marks: 0, held: null, ...about }
    slot.storyId = about.storyId
    slot.eager ||= about.eager
    slots.set(path, slot)
    return slot
  }

  function drop(path: string) {
    slots.delete(path)
    shelf.remove(path)
    void store.remove(path)
  }

  return {
    slots: () => [...slots.values()],
    slot: (path) => slots.get(path),
    open,
    recover(metas) {
      for (const meta of metas) open(meta.path, { needed: 0, storyId: null, eager: false }).held = { meta, marks: 0 }
    },
    isFresh: (slot) => isFresh(slot, parts.present()),
    mark(slot, needed) {
      slot.needed = needed
      slot.marks += 1
      if (slot.held && isKeptOnDisk(slot.path)) void store.setAside(slot.path)
    },
    fresh(path) {
      const slot = slots.get(path)
      return slot && isFresh(slot, parts.present()) ? shelf.get(path) : undefined
    },
    async serve(slot) {
      if (!isFresh(slot, parts.present()) || !(await readBytes(slot))) await waitForPrint(slot)
      // What was being printed may have been thrown away: something was taken down meanwhile.
      if (!slot.held) await waitForPrint(slot)
      return readBytes(slot)
    },
    refresh,
    drop,
    async purge(path) {
      slots.delete(path)
      shelf.remove(path)
      await store.remove(path)
    },
    move(from, to) {
      const { needed, storyId, eager, held, marks } = from
      const edition = shelf.get(from.path)
      slots.delete(from.path)
      shelf.remove(from.path)
      slots.set(to, { path: to, needed, storyId, eager, held, marks: marks + 1 })
      if (edition) shelf.put(to, edition)
      if (isKeptOnDisk(to)) void store.move(from.path, to)
    },
    resume: () => printer.wakeAll(),
    close() {
      closed = true
      printer.close()
    },
  }
}
