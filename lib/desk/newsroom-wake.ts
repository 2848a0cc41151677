const CHANNEL = 'writethru:desk'
/** What no stream tells is seen after this long. */
const LOOK_MS = 10_000

/**
 * Calls whenever something may have happened in the newsroom: a word on this browser's one stream, the tab coming back,
 * and by the clock. Answers how to stop.
 */
export function followNewsroom(look: () => void): () => void {
  const onVisible = () => document.visibilityState === 'visible' && look()
  const channel = new BroadcastChannel(CHANNEL)
  channel.onmessage = onVisible
  const timer = setInterval(onVisible, LOOK_MS)
  document.addEventListener('visibilitychange', onVisible)
  return () => {
    channel.close()
    clearInterval(timer)
    document.removeEventListener('visibilitychange', onVisible)
  }
}
