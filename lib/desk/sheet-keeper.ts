import { claimSheet, onceFree, type Release } from '#lib/desk/claim'
import type { KeptSheet } from '#lib/desk/device'
import { dropSheet, keepSheet, listSheets, type Place } from '#lib/desk/kept'
import { trailing } from '#lib/desk/trailing'
import { newId } from '#lib/platform/uuid'

interface KeeperParts {
  place: Place
  /** Whether the form is empty, so that what was found may stand in it. */
  isBlank: () => boolean
  /** Puts what was found into the form; false where it does not fit in. */
  adopt: (value: unknown) => boolean
  /** Whether its words are already somewhere else (in the queue). */
  isSettled: (value: unknown) => Promise<boolean>
  onKept: (kept: boolean) => void
  /** What else was begun here, in a tab that is gone. */
  onFound: (sheets: KeptSheet[]) => void
}

interface Sheet {
  id: string
  /** Null until there are words. */
  beganAt: number | null
  release: Release
}

/** Under what a person notices as a loss; a pause between two words. */
const QUIET_MS = 150
const MOST_MS = 500

export type SheetKeeper = ReturnType<typeof createSheetKeeper>

/** Mirrors one form on this device, and finds what a crashed or closed tab left behind. */
export function createSheetKeeper({ place, isBlank, adopt, isSettled, onKept, onFound }: KeeperParts) {
  const writing = trailing(QUIET_MS, MOST_MS)
  const found = new Map<string, KeptSheet>()
  let leaving = new AbortController()
  // Claimed once it is in a browser.
  let written: Promise<void> = Promise.resolve()
  let sheet: Sheet = { id: newId(), beganAt: null, release: () => {} }

  function begin(beganAt: number | null = null, id = newId()): Sheet {
    let isOver = false
    let claimed: Release | null = null
    void claimSheet(id).then((release) => {
      claimed = release
      if (isOver || leaving.signal.aborted) release?.()
    })
    const release = () => {
      isOver = true
      claimed?.()
    }
    return { id, beganAt, release }
  }

  async function find() {
    leaving = new AbortController()
    sheet = begin(sheet.beganAt, sheet.id)
    for (const kept of await listSheets(place)) if (!leaving.signal.aborted) await consider(kept)
  }

  async function consider(kept: KeptSheet) {
    if (kept.id === sheet.id) return
    const release = await claimSheet(kept.id)
    if (!release) return onceFree(kept.id, leaving.signal, () => void lookAgain(kept.id))
    if (await isSettled(kept.value)) await dropSheet(kept.id)
    else if (!leaving.signal.aborted && isBlank() && stand(kept, release)) return
    else show(kept)
    release()
  }

  /** Its tab is gone. What it had filed is gone as well. */
  async function lookAgain(id: string) {
    const kept = (await listSheets(place)).find((each) => each.id === id)
    if (kept && !leaving.signal.aborted) await consider(kept)
  }

  /** Named first: what is put into the form is saved as this sheet's, not as another place's. */
  function stand(kept: KeptSheet, release: Release): boolean {
    const before = sheet
    sheet = { id: kept.id, beganAt: kept.beganAt, release }
    if (!adopt(kept.value)) {
      sheet = before
      return false
    }
    before.release()
    onKept(true)
    return true
  }

  function show(kept: KeptSheet | null, gone?: string) {
    if (kept) found.set(kept.id, kept)
    if (gone) found.delete(gone)
    onFound([...found.values()])
  }

  return {
    find,
    get id() {
      return sheet.id
    },
    get beganAt() {
      return sheet.beganAt ?? Date.now()
    },
    change(value: unknown) {
      sheet.beganAt ??= Date.now()
      const { id, beganAt } = sheet
      writing.ask(() => {
        written = keepSheet({ id, ...place, value, beganAt, changedAt: Date.now() }).then((kept) => {
          if (sheet.id === id) onKept(kept)
        })
      })
    },
    /** Writes now; answers once it is written. */
    async flush() {
      writing.flush()
      await written
    },
    /** The words are filed, queued or dropped: what comes next is another sheet. */
    end() {
      writing.cancel()
      void dropSheet(sheet.id)
      sheet.release()
      sheet = begin()
      onKept(false)
    },
    /** Puts what stands here aside, for later, and begins another sheet. */
    async setAside(value: unknown, beganAt: number | null = null) {
      writing.cancel()
      const kept = { id: sheet.id, ...place, value, beganAt: sheet.beganAt ?? Date.now(), changedAt: Date.now() }
      const { release } = sheet
      sheet = begin(beganAt)
      if (value !== null && (await keepSheet(kept))) show(kept)
      release()
    },
    /** Takes up what was found, unless another tab was faster. */
    async takeUp(kept: KeptSheet) {
      const release = await claimSheet(kept.id)
      show(null, kept.id)
      if (!release || stand(kept, release)) return
      release()
      show(kept)
    },
    async dropFound(id: string) {
      await dropSheet(id)
      show(null, id)
    },
    leave() {
      writing.flush()
      leaving.abort()
      sheet.release()
    },
  }
}
