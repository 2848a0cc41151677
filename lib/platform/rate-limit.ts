import { AppError } from '#lib/platform/errors'

interface Window {
  startedAt: number
  count: number
}

const WINDOW_MS = 10_000
/** Callers remembered at once; beyond that the oldest are forgotten, so that strangers cannot fill the memory. */
const MAX_CALLERS = 10_000

/** At most `limit` requests of one caller in ten seconds; throws `rate_limited` above that. In this process only. */
export function rateLimiter(limit: number): (caller: string, now: number) => void {
  const windows = new Map<string, Window>()
  return (caller, now) => {
    const open = windows.get(caller)
    if (!open || now - open.startedAt >= WINDOW_MS) {
      windows.delete(caller)
      windows.set(caller, { startedAt: now, count: 1 })
      const [oldest] = windows.keys()
      if (windows.size > MAX_CALLERS && oldest !== undefined) windows.delete(oldest)
      return
    }
    open.count += 1
    if (open.count > limit) throw new AppError('rate_limited', 'Too many requests at once; wait ten seconds.')
  }
}
