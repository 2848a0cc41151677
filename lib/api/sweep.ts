import { expireLine } from '#lib/front/breaking'
import { remindOfBox, remindOfQuiet } from '#lib/notifications/quiet'
import { db } from '#lib/platform/db'
import { log, messageOf } from '#lib/platform/log'

/** A breaking line is gone from fresh pages within this of its expiry; pages that were open hide it by themselves. */
const EVERY_MS = 1_000

/** Does what time alone brings about; in every process, since each look has one winner. */
export function sweepEverySecond(): { close(): void } {
  let isBusy = false
  const timer = setInterval(async () => {
    if (isBusy) return
    isBusy = true
    await sweep()
    isBusy = false
  }, EVERY_MS).unref()
  return { close: () => clearInterval(timer) }
}

async function sweep(): Promise<void> {
  try {
    await db().$transaction(expireLine)
    await db().$transaction(remindOfQuiet)
    await db().$transaction(remindOfBox)
  } catch (error) {
    // The next second tries again; a database that is away is said elsewhere.
    log('warn', 'sweep.failed', { reason: messageOf(error) })
  }
}
