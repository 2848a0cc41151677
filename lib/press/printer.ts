import { setTimeout as wait } from 'node:timers/promises'

export interface PrinterLimits {
  /** A print that takes longer is given up: the database's own limit is 5 s, so nothing useful comes after it. */
  deadlineMs: number
  /** Two cores render two pages; more at once would only make each later. */
  atOnce: number
  /** The pause after the first failure; it doubles with each one up to the longest. */
  backOffMs: number
  longestBackOffMs: number
}

export const PRINTER_LIMITS: PrinterLimits = { deadlineMs: 5_000, atOnce: 2, backOffMs: 250, longestBackOffMs: 30_000 }

interface Job {
  path: string
  askedAt: number
  urgent: boolean
  done: Promise<void>
  finish: () => void
}

export interface Printer {
  /** One attempt, shared by everybody who asks meanwhile; resolves when it ended, well or badly. */
  ask(path: string, urgent: boolean): Promise<void>
  /** When the attempt under way was first asked for; undefined where there is none. */
  askedAt(path: string): number | undefined
  /** Whether the last attempt failed and its pause is not over. */
  isResting(path: string): boolean
  /** Forget the pauses: what made the prints fail is over. */
  wakeAll(): void
  close(): void
}

interface PrinterParts {
  print(path: string, signal: AbortSignal): Promise<void>
  onFailure(path: string, error: unknown, pauseMs: number): void
  /** After every attempt, when the next may begin: with the pause it must make first, 0 after a good one. */
  onEnd(path: string, pauseMs: number): void
  now(): number
  limits: PrinterLimits
}

/** Single flight per path, a few at once, urgent ones first, each with a deadline, failures with a growing pause. */
export function createPrinter({ print, onFailure, onEnd, now, limits }: PrinterParts): Printer {
  const jobs = new Map<string, Job>()
  const waiting: Job[] = []
  const failures = new Map<string, { count: number; until: number }>()
  let running = 0
  let closed = false

  async function attempt(path: string): Promise<number> {
    const deadline = new AbortController()
    const stop = new AbortController()
    const late = wait(limits.deadlineMs, undefined, { signal: stop.signal, ref: false }).then(() => {
      const error = new Error(`The print took longer than ${limits.deadlineMs} ms`)
      deadline.abort(error)
      throw error
    })
    try {
      await Promise.race([print(path, deadline.signal), late])
      failures.delete(path)
      return 0
    } catch (error) {
      const count = (failures.get(path)?.count ?? 0) + 1
      const pauseMs = Math.min(limits.backOffMs * 2 ** (count - 1), limits.longestBackOffMs)
      failures.set(path, { count, until: now() + pauseMs })
      onFailure(path, error, pauseMs)
      return pauseMs
    } finally {
      late.catch(() => {}) // stopping the clock rejects it, and nobody waits for it any more
      stop.abort()
    }
  }

  async function run(job: Job) {
    running += 1
    const pauseMs = await attempt(job.path)
    running -= 1
    jobs.delete(job.path)
    job.finish()
    onEnd(job.path, pauseMs)
    next()
  }

  function next() {
    while (running < limits.atOnce && !closed) {
      const urgent = waiting.findIndex((job) => job.urgent)
      const [job] = waiting.splice(Math.max(urgent, 0), 1)
      if (!job) return
      void run(job)
    }
  }

  return {
    ask(path, urgent) {
      const known = jobs.get(path)
      if (known) {
        known.urgent ||= urgent
        return known.done
      }
      const { promise, resolve } = Promise.withResolvers<void>()
      const job: Job = { path, askedAt: now(), urgent, done: promise, finish: resolve }
      jobs.set(path, job)
      waiting.push(job)
      next()
      return promise
    },
    askedAt: (path) => jobs.get(path)?.askedAt,
    isResting: (path) => (failures.get(path)?.until ?? 0) > now(),
    wakeAll: () => failures.clear(),
    close() {
      closed = true
    },
  }
}
