import type { Edition } from '#lib/press/edition'

export interface Shelf {
  get(path: string): Edition | undefined
  put(path: string, edition: Edition): void
  remove(path: string): void
  bytes(): number
}

/** Editions in memory: the least recently asked for leave when the cap is reached; they stay on disk. */
export function createShelf(capBytes: number): Shelf {
  const editions = new Map<string, Edition>() // in order of use, oldest first
  let bytes = 0

  function remove(path: string) {
    const edition = editions.get(path)
    if (!edition) return
    editions.delete(path)
    bytes -= edition.meta.bytes
  }

  return {
    get(path) {
      const edition = editions.get(path)
      if (!edition) return undefined
      editions.delete(path)
      editions.set(path, edition)
      return edition
    },
    put(path, edition) {
      remove(path)
      editions.set(path, edition)
      bytes += edition.meta.bytes
      for (const oldest of editions.keys()) {
        if (bytes <= capBytes || oldest === path) break
        remove(oldest)
      }
    },
    remove,
    bytes: () => bytes,
  }
}
