import type { Tx } from '#lib/platform/db'

/** What must leave every copy of this process before whoever took it down is answered. */
export interface Taken {
  storyIds: string[]
  imageIds: string[]
  /** Whole stories: what other pages say of them goes too. */
  isWhole: boolean
}

type Purge = (taken: Taken) => Promise<void>

// Next's bundle and server.ts are two copies of this module in one process; they share the purge through globalThis.
const shared = globalThis as typeof globalThis & { writethruPurge?: Purge; writethruTaken?: WeakMap<object, Taken> }

export function sharePurge(purge: Purge): void {
  shared.writethruPurge = purge
}

const takenBy = () => {
  shared.writethruTaken ??= new WeakMap()
  return shared.writethruTaken
}

/** Said by a command of what it takes from readers; whoever runs it purges when it is over, however it ended. */
export function noteTaken(tx: Tx, { storyIds, imageIds, isWhole }: Taken): void {
  const before = takenBy().get(tx)
  takenBy().set(tx, {
    storyIds: [...(before?.storyIds ?? []), ...storyIds],
    imageIds: [...(before?.imageIds ?? []), ...imageIds],
    isWhole: isWhole || before?.isWhole === true,
  })
}

export const takenIn = (tx: Tx): Taken | null => takenBy().get(tx) ?? null

/** Without a press there is nothing to purge. */
export async function purge(taken: Taken): Promise<void> {
  await shared.writethruPurge?.(taken)
}
