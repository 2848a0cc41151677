export interface Clock {
  now(): number
  /** Calls back later, unless cancelled. */
  after(ms: number, call: () => void): () => void
  random(): number
}

export type Watch = 'watched' | 'hidden' | 'asleep'

export const clock: Clock = {
  now: () => Date.now(),
  after(ms, call) {
    const timer = setTimeout(call, ms)
    return () => clearTimeout(timer)
  },
  random: Math.random,
}

/** Whether somebody looks, as the browser tells it; Back shows a kept page, a frozen tab must hold no stream. */
export function watchWindow(on: { watch(now: Watch): void; online(isOnline: boolean): void }): void {
  const look = () => on.watch(document.hidden ? 'hidden' : 'watched')
  const sleep = () => on.watch('asleep')
  document.addEventListener('visibilitychange', look)
  document.addEventListener('freeze', sleep)
  document.addEventListener('resume', look)
  addEventListener('pagehide', sleep)
  addEventListener('pageshow', look)
  addEventListener('online', () => on.online(true))
  addEventListener('offline', () => on.online(false))
  look()
}
