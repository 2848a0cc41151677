const MINUTE_MS = 60_000

/** "waits 3 min", "waits 1 h 36 min", "waits 2 days": how long something has waited for an editor. */
export function waitWords(ms: number): string {
  const minutes = Math.floor(ms / MINUTE_MS)
  if (minutes < 1) return 'just now'
  if (minutes < 60) return `waits ${minutes} min`
  const hours = Math.floor(minutes / 60)
  if (hours >= 48) return `waits ${Math.floor(hours / 24)} days`
  return minutes % 60 === 0 ? `waits ${hours} h` : `waits ${hours} h ${minutes % 60} min`
}
