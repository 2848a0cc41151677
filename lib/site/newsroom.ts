import type { Tx } from '#lib/platform/db'
import { wake } from '#lib/platform/wake'

/**
 * Raises the number of what the whole desk sees (the review queue, notifications) and wakes every open desk.
 * The site's row is the last lock of a command.
 */
export async function wakeNewsroom(tx: Tx): Promise<void> {
  await tx.$executeRaw`UPDATE "Site" SET "deskRevision" = "deskRevision" + 1`
  await wake(tx, 'newsroom')
}
