/** Keeps files by key (`<id>/960.webp`). A file is there whole or not at all, and is never changed. */
export interface Storage {
  put(key: string, body: Buffer): Promise<void>
  /** Null where there is none. */
  get(key: string): Promise<Buffer | null>
  /** Nothing happens where there is none. */
  remove(key: string): Promise<void>
}
