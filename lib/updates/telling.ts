import type { Tx } from '#lib/platform/db'
import { wakeNewsroom } from '#lib/site/newsroom'

interface Told {
  /** What there is to know. */
  kind: 'submitted' | 'releaseRefused' | 'sentBack'
  storyId: string
  itemId: string
  /** The editors, or a contributor's id. */
  to: string
  now: Date
}

/**
 * Tells people at the desk that something waits for them: the review queue shows it, its count and its sound say so.
 * The one place where a list of notifications would be written as well.
 */
export async function tell(tx: Tx, _told: Told): Promise<void> {
  await wakeNewsroom(tx)
}
