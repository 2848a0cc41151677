/** A Ctrl-C reaches us twice, from the terminal and passed on by npm: only a later one is a second one. */
const SAME_PRESS_MS = 500

/** The signal that somebody wants us to end: once is asked kindly, twice calls `kill`. */
export function listenForEnd(kill: () => void): AbortSignal {
  const ending = new AbortController()
  let asked = 0
  const ask = () => {
    if (!ending.signal.aborted) {
      asked = Date.now()
      ending.abort()
      return
    }
    if (Date.now() - asked < SAME_PRESS_MS) return
    kill()
    process.exit(130)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, ask)
  process.once('disconnect', ask) // whoever started us is gone
  process.channel?.unref()
  return ending.signal
}
