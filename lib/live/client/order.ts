/** Updates on an older page, counted from the oldest; a page never changes its members (lib/stories/pages.ts). */
const PAGE_SIZE = 10

export const pageOf = (ordinal: number): number => Math.ceil((ordinal | 0) / PAGE_SIZE)

export const highest = (numbers: number[]): number => Math.max(0, ...numbers)

export interface Gap {
  /** The ordinal of the update above which it stands. */
  below: number
  count: number
  /** The older page with the newest of them. */
  page: number
}

/** Where updates and the lines between them, newest first, do not join up. */
export function gapsOf(ordinals: number[]): Gap[] {
  return ordinals.flatMap((ordinal, index) => {
    const above = ordinals[index - 1] ?? ordinal + 1
    const count = Math.round(above - ordinal - 1)
    return count > 0 ? [{ below: ordinal, count, page: pageOf(above - 1) }] : []
  })
}
