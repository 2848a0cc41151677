/** A value that many look at. */
export interface Told<T> {
  get(): T
  subscribe(changed: () => void): () => void
  tell(value: T): void
}

export function createTold<T>(first: T): Told<T> {
  let now = first
  const hearers = new Set<() => void>()
  return {
    get: () => now,
    subscribe(changed) {
      hearers.add(changed)
      return () => void hearers.delete(changed)
    },
    tell(value) {
      if (value === now) return
      now = value
      for (const hear of hearers) hear()
    },
  }
}
