import type { Census } from '#lib/press/catalogue'
import type { Edition, EditionMeta } from '#lib/press/edition'

/** Where editions survive the process. Failures are logged by the store and never reach a reader. */
export interface Store {
  list(): Promise<EditionMeta[]>
  read(path: string): Promise<Edition | null>
  write(edition: Edition): Promise<void>
  /** Out of the tree a web server may serve, into the one it falls back to. */
  setAside(path: string): Promise<void>
  /** A story has another address. */
  move(from: string, to: string): Promise<void>
  remove(path: string): Promise<void>
  /** The same in the trees of other processes, dead or alive: files at these paths, and everything below these folders. */
  removeElsewhere(paths: string[], folders: string[]): Promise<void>
  loadCensus(): Promise<Census | null>
  saveCensus(census: Census): Promise<void>
  /** When everything asked for so far is on disk. */
  settled(): Promise<void>
}
