import type { Tx } from '#lib/platform/db'

/** Which stories came to a new number that readers see. */
type Show = (storyIds: readonly string[]) => Promise<void>

// Next's bundle and server.ts are two copies of this module in one process; they share both through globalThis.
const shared = globalThis as typeof globalThis & { writethruShow?: Show; writethruNumbered?: WeakMap<object, string[]> }

export function shareShow(show: Show): void {
  shared.writethruShow = show
}

const numberedBy = () => {
  shared.writethruNumbered ??= new WeakMap()
  return shared.writethruNumbered
}

/** Said with every number that a change gives to a story. */
export function noteNumbered(tx: Tx, storyId: string): void {
  numberedBy().set(tx, [...numberedIn(tx), storyId])
}

export const numberedIn = (tx: Tx): readonly string[] => numberedBy().get(tx) ?? []

/**
 * After the commit: resolves when this process shows readers what was changed, so that whoever is told "published" and looks
 * finds it, or when that takes too long (`PRESS_LIMITS.answerMs`). Without a press nothing is kept that could be old.
 */
export async function show(storyIds: readonly string[]): Promise<void> {
  if (storyIds.length > 0) await shared.writethruShow?.(storyIds)
}
