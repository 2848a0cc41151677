const LOCK = 'writethru:sheet:'

/** Ends a claim. */
export type Release = () => void

/**
 * Takes a sheet for this tab, so that no other tab of this browser writes on it; a tab that crashes or closes lets go of
 * its own. Null where another tab holds it. Browsers without locks (no https) have nothing to compare with.
 */
export async function claimSheet(sheetId: string): Promise<Release | null> {
  if (!navigator.locks) return () => {}
  return new Promise((answer) => {
    void navigator.locks.request(LOCK + sheetId, { ifAvailable: true }, (lock) => {
      if (!lock) return answer(null)
      return new Promise<void>((release) => answer(release))
    })
  })
}

/** Calls back once the tab that holds a sheet has let go of it. */
export function onceFree(sheetId: string, signal: AbortSignal, free: () => void): void {
  navigator.locks
    .request(LOCK + sheetId, { signal }, async () => free())
    .catch(() => {
      // left while waiting: nothing is held
    })
}

/** Runs work while no other tab of this browser does the same. */
export async function alone(name: string, work: () => Promise<void>): Promise<void> {
  if (!navigator.locks) return work()
  await navigator.locks.request(`writethru:${name}`, work)
}
