import { type Log, messageOf } from '#lib/platform/log'
import type { Taken } from '#lib/platform/purging'
import type { Catalogue, Resolved } from '#lib/press/catalogue'
import { applyCensus, applyChange, isErrorPage } from '#lib/press/changes'
import type { Edition } from '#lib/press/edition'
import { createFollower } from '#lib/press/follower'
import { createFollowing, type Following } from '#lib/press/following'
import type { Render } from '#lib/press/print-edition'
import { createPrintRoom, type RoomLimits } from '#lib/press/print-room'
import { PRINTER_LIMITS } from '#lib/press/printer'
import type { Numbers } from '#lib/press/queries'
import { asOfPath, findReaderRoute, type ReaderRoute } from '#lib/press/routes'
import { createShowing, type Showing, type ShowingLimits } from '#lib/press/showing'
import type { Slot } from '#lib/press/slots'
import type { Store } from '#lib/press/store'
import { createTakeDown, purgeBelowFloors } from '#lib/press/taking-down'

export interface PressParts {
  render: Render
  store: Store
  numbers: Numbers
  /** The build of the application: editions of another one are printed anew. */
  build: string
  log: Log
  /** For whoever measures: after every print. */
  onPrint?(print: PrintDone): void
  now?: () => number
  limits?: Partial<PressLimits>
}

export interface PrintDone {
  what: 'page' | 'changes'
  tookMs: number
  /** From the change to its page in memory, by the database's clock; only of a story's own page that shows news. */
  sinceChangeMs?: number
}

export interface Found {
  edition: Edition
  storyId: string | null
}

export type Answer =
  | ({ kind: 'edition' } & Found)
  | { kind: 'redirect'; location: string; isForNow?: boolean }
  | { kind: 'missing' }
  | { kind: 'gone' }
  | { kind: 'unavailable' }

export type ErrorStatus = 404 | 410 | 503

export interface Press extends Following, Showing {
  /** Takes over what is on disk, reads the numbers, prints the error pages. Also without a database. */
  start(): Promise<void>
  /** Something may have changed: compare numbers. */
  wake(): Promise<void>
  /**
   * Something was taken down: resolves when no page that may show it is in memory or on disk any more, whether the database
   * can be asked or not. From now on such pages wait for their print, and without one are not shown.
   */
  takeDown(taken: Taken): Promise<void>
  /** Whether the database answers. */
  isHealthy(): boolean
  /** The number at which what every page shows (the breaking line) last changed, as far as is known. */
  mastheadRevision(): number
  /** The edition at hand, without waiting; the hot path. */
  fresh(path: string): Found | undefined
  find(path: string): Promise<Answer>
  findErrorPage(status: ErrorStatus): Promise<Edition | null>
  /** What the page at a path is about; null for what is no page's path. */
  locate(path: string): Promise<Resolved | null>
  /** How many milliseconds ago a story came to a number, by the database's clock; undefined where that is not its newest. */
  sinceChange(storyId: string, revision: number): number | undefined
  close(): Promise<void>
}

const ERROR_STATUSES: readonly ErrorStatus[] = [404, 410, 503]
const errorPath = (status: ErrorStatus) => `/error-pages/${status}`
type PressLimits = RoomLimits & ShowingLimits

export const PRESS_LIMITS: PressLimits = {
  ...PRINTER_LIMITS,
  // Some four thousand story pages; the rest is read from disk in a millisecond.
  shelfBytes: 128 * 2 ** 20,
  patienceMs: 2_000,
  firstPrintMs: 6_000,
  // News is printed every few seconds at most, and the crowd that comes for it reads the page for longer.
  denseAfterMs: 2_000,
  // Longer than a list's print and a thousand sockets, or a page's print, take; shorter than anybody notices.
  firstMs: 40,
  // Ten times what it takes; a desk that waited longer would take it for a failure.
  answerMs: 500,
}
/** The catalogue of a large archive is megabytes; a start without a database may miss the last second of it. */
const SAVE_MS = 1_000

/** Keeps the pages readers ask for as bytes, and reprints them when the database's numbers say so. */
export function createPress({
  store,
  numbers,
  build,
  log,
  render,
  limits,
  onPrint = () => {},
  now = () => performance.now(),
}: PressParts): Press {
  let catalogue: Catalogue | null = null
  let saving: NodeJS.Timeout | undefined
  let isReprinting = false
  let again = false
  let aheadMs = 0
  const allLimits = { ...PRESS_LIMITS, ...limits }

  const follower = createFollower({
    numbers,
    now,
    onCensus(census) {
      take(census)
      applyCensus(room, census, log)
      void reprint()
    },
    onChange(before, after, change) {
      aheadMs = change.aheadMs
      take(after)
      applyChange(room, before, after, change)
    },
    onHealth(healthy, error) {
      if (!healthy) return log('error', 'press.database.down', { reason: messageOf(error) })
      log('info', 'press.database.up')
      room.resume()
      following.resume()
      following.tell()
      void reprint()
    },
  })
  const following = createFollowing({
    render,
    limits: allLimits,
    catalogue: () => catalogue,
    onFailure,
    onPrint: (tookMs) => onPrint({ what: 'changes', tookMs }),
    now,
  })
  const room = createPrintRoom({
    render: following.renderAfterMessage,
    store,
    limits: allLimits,
    present: () => ({
      build,
      epoch: catalogue?.census.epoch ?? '',
      mastheadRevision: catalogue?.census.mastheadRevision ?? 0,
    }),
    floor: (path) => catalogue?.floor(path) ?? 0,
    mayPrint: follower.isHealthy,
    onFailure,
    onPrint({ storyId, eager }, { revision }, tookMs, isNews) {
      const sinceChangeMs = storyId && eager && isNews ? sinceChange(storyId, revision) : undefined
      onPrint({ what: 'page', tookMs, sinceChangeMs })
    },
    now,
  })

  function onFailure(path: string, error: unknown, pauseMs: number) {
    log('error', 'press.print.failed', { path, reason: messageOf(error), nextInMs: pauseMs })
    // It may be the numbers that are behind: another epoch, a story moved or gone.
    void follower.check()
  }

  function sinceChange(storyId: string, revision: number): number | undefined {
    const story = catalogue?.story(storyId)
    if (!story?.changedAt || story.revision !== revision) return undefined
    return Date.now() + aheadMs - Date.parse(story.changedAt)
  }

  /** Whoever follows hears of it before the pages are printed: their message is the shorter print. */
  function take(newest: Catalogue) {
    catalogue = newest
    following.tell()
    saving ??= setTimeout(() => {
      saving = undefined
      if (catalogue) void store.saveCensus(catalogue.census)
    }, SAVE_MS).unref()
  }

  /** What is eager and not fresh, one after another, so that it is never in the way of news. */
  async function reprint() {
    again = true
    if (isReprinting) return
    isReprinting = true
    while (again) {
      again = false
      for (const slot of room.slots()) if (slot.eager) await room.refresh(slot, false)
    }
    isReprinting = false
  }

  const openErrorPage = (status: ErrorStatus): Slot =>
    room.open(errorPath(status), { needed: 0, storyId: null, eager: true })

  const resolve = (route: ReaderRoute): Resolved => catalogue?.resolve(route) ?? { found: false, redirect: null }

  async function serve(slot: Slot): Promise<Answer> {
    const edition = await room.serve(slot)
    return edition ? { kind: 'edition', edition, storyId: slot.storyId } : { kind: 'unavailable' }
  }

  async function locate(path: string): Promise<Resolved | null> {
    const route = findReaderRoute(path)
    if (!route) return null
    const known = resolve(route)
    if (!known.found && !known.redirect && !known.isGone) await follower.glance()
    return resolve(route)
  }

  /** What only the database can tell of an address beneath a story that is there; null where a page may be printed. */
  async function findElsewhere(path: string, storyId: string | null): Promise<Answer | null> {
    const route = findReaderRoute(path)
    const isOlderThen = route?.kind === 'at' && route.page !== null
    if (route?.kind !== 'byline' && route?.kind !== 'update' && route?.kind !== 'time' && !isOlderThen) return null
    if (!follower.isHealthy()) return { kind: 'unavailable' }
    try {
      if (route.kind === 'byline') return (await numbers.hasByline(route.person)) ? null : { kind: 'missing' }
      if (route.kind === 'update') {
        const isThere = await numbers.hasUpdate(storyId ?? '', route.updateId)
        return isThere === true ? null : { kind: isThere === 'gone' ? 'gone' : 'missing' }
      }
      if (route.kind === 'at') {
        const isThere = await numbers.hasPageAt(storyId ?? '', route.revision, route.page ?? 0)
        return isThere ? null : { kind: 'missing' }
      }
      const revision = await numbers.revisionAt(route.slug, route.time)
      if (revision === null) return { kind: 'missing' }
      return { kind: 'redirect', location: asOfPath(route.slug, revision), isForNow: true }
    } catch (error) {
      // The database went away at this moment: nobody can say what is there.
      log('error', 'press.look-up.failed', { path, reason: messageOf(error) })
      return { kind: 'unavailable' }
    }
  }

  async function find(path: string): Promise<Answer> {
    const resolved = await locate(path)
    if (!resolved) return { kind: 'missing' }
    if (resolved.found) {
      const { revision: needed, storyId } = resolved
      const other = room.slot(path) ? null : await findElsewhere(path, storyId)
      if (other) return other
      return serve(room.slot(path) ?? room.open(path, { needed, storyId, eager: false }))
    }
    if (resolved.redirect) return { kind: 'redirect', location: resolved.redirect }
    if (resolved.isGone) return { kind: 'gone' }
    if (follower.isHealthy()) return { kind: 'missing' }
    // Nobody can say whether it exists, but it may have been printed in the second before the last process ended.
    const slot = room.slot(path)
    return slot ? serve(slot) : { kind: 'unavailable' }
  }

  const takeDown = createTakeDown({ room, follower, following, store, catalogue: () => catalogue })

  return {
    ...following,
    ...createShowing({ room, follower, limits: allLimits, catalogue: () => catalogue }),
    takeDown,
    async start() {
      room.recover(await store.list())
      const census = await store.loadCensus()
      follower.remember(census)
      catalogue = follower.catalogue()
      if (catalogue) await purgeBelowFloors(room, catalogue)
      for (const status of ERROR_STATUSES) openErrorPage(status)
      await follower.check()
      await Promise.all(ERROR_STATUSES.map((status) => room.serve(openErrorPage(status))))
    },
    wake: follower.check,
    isHealthy: follower.isHealthy,
    mastheadRevision: () => catalogue?.census.mastheadRevision ?? 0,
    fresh(path) {
      const edition = isErrorPage(path) ? undefined : room.fresh(path)
      return edition && { edition, storyId: room.slot(path)?.storyId ?? null }
    },
    find,
    locate,
    sinceChange,
    findErrorPage: (status) => room.serve(openErrorPage(status)),
    async close() {
      clearTimeout(saving)
      room.close()
      following.close()
      if (catalogue) await store.saveCensus(catalogue.census)
      await store.settled()
    },
  }
}
