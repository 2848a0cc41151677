import { inTransaction } from '#lib/api/run'
import { AppError } from '#lib/platform/errors'
import { log, messageOf } from '#lib/platform/log'
import { listDue } from '#lib/updates/queries'
import { type Due, type Release, releaseUpdate } from '#lib/updates/release'

/** Released within half a second of its time: a quarter is left for the release itself. */
const SWEEP_MS = 250
/** Of the newsroom's ten connections; releases of one story wait for each other in any case. */
const MOST_STORIES = 4
/** What fails for a reason nobody foresaw is tried again, but does not fill the log. */
const PAUSE_AFTER_FAILURE_MS = 5_000

export interface Sweeper {
  /** One look now; resolves when all that was due has been dealt with. For tests, and for whoever cannot wait. */
  sweep(): Promise<void>
  /** Waits for what is being released. */
  stop(): Promise<void>
}

interface SweeperParts {
  sweepMs?: number
  onRelease?: (due: Due, release: Release) => void
}

/**
 * Releases what is going out and scheduled, in this process and beside any number of others: row locks decide who does it.
 * Nothing is kept in memory that matters, so a process may be killed at any moment.
 */
export function createSweeper({ sweepMs = SWEEP_MS, onRelease = () => {} }: SweeperParts = {}): Sweeper {
  const busy = new Map<string, Promise<void>>()
  const paused = new Map<string, number>()
  let looking: Promise<void> | null = null
  let isAway = false
  const timer = setInterval(() => {
    looking ??= look().finally(() => {
      looking = null
    })
  }, sweepMs)
  timer.unref()

  /** Begins what is due; a story that hangs keeps nobody else's from going out. */
  async function look() {
    for (const [storyId, due] of await dueByStory()) {
      if (busy.size >= MOST_STORIES) return
      if (busy.has(storyId)) continue
      busy.set(
        storyId,
        releaseAll(due).finally(() => busy.delete(storyId)),
      )
    }
  }

  async function dueByStory(): Promise<Map<string, Due[]>> {
    try {
      const due = await listDue()
      isAway = false
      return Map.groupBy(
        due.filter(({ updateId }) => (paused.get(updateId) ?? 0) < Date.now()),
        ({ storyId }) => storyId,
      )
    } catch (error) {
      // The database is away: nothing is lost, what is due then is released when it is back.
      if (!isAway) log('warn', 'sweeper.unreachable', { reason: messageOf(error) })
      isAway = true
      return new Map()
    }
  }

  /** In the order of their times. */
  async function releaseAll(due: Due[]) {
    for (const each of due) await releaseOne(each)
  }

  async function releaseOne(due: Due) {
    try {
      const release = await inTransaction((tx) => releaseUpdate(tx, due))
      paused.delete(due.updateId)
      if (release !== 'gone') log('info', `update.${release}`, { updateId: due.updateId })
      onRelease(due, release)
    } catch (error) {
      // Somebody holds the story, or the database is away: the next look tries again.
      if (error instanceof AppError && error.code === 'unavailable') return
      paused.set(due.updateId, Date.now() + PAUSE_AFTER_FAILURE_MS)
      log('error', 'sweeper.failed', { updateId: due.updateId, reason: messageOf(error) })
    }
  }

  return {
    async sweep() {
      await looking
      await look()
      await Promise.all(busy.values())
    },
    async stop() {
      clearInterval(timer)
      await looking
      await Promise.all(busy.values())
    },
  }
}

// Next's bundle and server.ts are two copies of this module in one process; they share one sweeper through globalThis.
const shared = globalThis as typeof globalThis & { writethruSweeper?: Sweeper }

/** The process's sweeper: started by server.ts, and by Next itself where it runs without. */
export function startSweeper(): Sweeper {
  shared.writethruSweeper ??= createSweeper()
  return shared.writethruSweeper
}
