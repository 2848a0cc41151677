export interface FanOut {
  /** Does something to all of them, in the order of the calls; `done` after the last one. Returns at once. */
  each<T>(to: Iterable<T>, act: (one: T) => void, done?: () => void): void
  /** When everything asked for so far is done. */
  settled(): Promise<void>
}

/** A page that is asked for meanwhile waits no longer than this. */
const SLICE_MS = 5

/**
 * Writes to thousands of sockets without holding up anybody else: at most 5 ms at a time, and never in the turn it was
 * asked for, so that whoever published is answered first.
 */
export function createFanOut(now: () => number = () => performance.now()): FanOut {
  const jobs: Iterator<void>[] = []
  let finished = Promise.withResolvers<void>()
  finished.resolve()

  function slice() {
    const until = now() + SLICE_MS
    for (let job = jobs[0]; job; job = jobs[0]) {
      while (!job.next().done) if (now() >= until) return void setImmediate(slice)
      jobs.shift()
    }
    finished.resolve()
  }

  return {
    each(to, act, done) {
      jobs.push(steps([...to], act, done))
      if (jobs.length > 1) return
      finished = Promise.withResolvers()
      setImmediate(slice)
    },
    settled: () => finished.promise,
  }
}

/** @param to a copy: whoever comes meanwhile is not meant */
function* steps<T>(to: T[], act: (one: T) => void, done?: () => void): Generator<void> {
  for (const one of to) {
    act(one)
    yield
  }
  done?.()
}
