import { sweepImages } from '#lib/api/leftovers'
import { forgetOld } from '#lib/api/retention'
import { expireLine } from '#lib/front/breaking'
import { remindOfBox, remindOfQuiet } from '#lib/notifications/quiet'
import { sealAudit } from '#lib/platform/audit-seal'
import { db } from '#lib/platform/db'
import { log, messageOf } from '#lib/platform/log'

interface Sweep {
  what: string
  everyMs: number
  work: (now: Date) => Promise<unknown>
}

/** What time alone brings about; in every process, since each look has one winner. Releases have a sweeper of their own. */
const SWEEPS: readonly Sweep[] = [
  // A breaking line is gone from fresh pages within this of its expiry; pages that were open hide it by themselves.
  { what: 'line', everyMs: 1_000, work: () => db().$transaction(expireLine) },
  { what: 'quiet stories', everyMs: 1_000, work: () => db().$transaction(remindOfQuiet) },
  { what: 'unchecked rows', everyMs: 1_000, work: () => db().$transaction(remindOfBox) },
  { what: 'audit log', everyMs: 60_000, work: seal },
  { what: 'lost images', everyMs: 600_000, work: sweepImages },
  { what: 'old replies and sessions', everyMs: 3_600_000, work: forgetOld },
]

/** The line in the log is the seal kept elsewhere: whoever changes the database cannot reach it there. */
async function seal(now: Date): Promise<void> {
  for (;;) {
    const sealed = await db().$transaction((tx) => sealAudit(tx, now))
    if (!sealed) return
    log('info', 'audit.sealed', { ...sealed })
  }
}

/** Sweeps at once, and each in its own time again. */
export function startSweeping(): void {
  for (const sweep of SWEEPS) repeat(sweep)
}

function repeat({ what, everyMs, work }: Sweep): void {
  let isBusy = false
  const look = async () => {
    if (isBusy) return
    isBusy = true
    try {
      await work(new Date())
    } catch (error) {
      // The next look tries again; a database that is away is said elsewhere.
      log('warn', 'sweep.failed', { what, reason: messageOf(error) })
    }
    isBusy = false
  }
  void look()
  setInterval(look, everyMs).unref()
}
