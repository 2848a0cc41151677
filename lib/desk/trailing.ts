export interface Trailing {
  /** Runs the work once nothing more was asked for `quietMs`, at the latest `mostMs` after the first asking. */
  ask(work: () => void): void
  /** Runs now what was asked for. */
  flush(): void
  cancel(): void
}

/** So that typing waits for nothing: of many askings the last one runs, later. */
export function trailing(quietMs: number, mostMs: number): Trailing {
  let asked: (() => void) | null = null
  let firstAt = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  function flush() {
    clearTimeout(timer)
    const work = asked
    asked = null
    work?.()
  }

  return {
    ask(work) {
      if (!asked) firstAt = Date.now()
      asked = work
      clearTimeout(timer)
      timer = setTimeout(flush, Math.max(0, Math.min(quietMs, firstAt + mostMs - Date.now())))
    },
    flush,
    cancel() {
      clearTimeout(timer)
      asked = null
    },
  }
}
