import { oneAtATime } from '#lib/desk/one-at-a-time'
import { waitFor } from '#lib/desk/outbox-rules'
import type { Reply } from '#lib/desk/request'
import { trailing } from '#lib/desk/trailing'
import { DraftView } from '#lib/drafts/views'

/** Where the server has the words. */
export type Saving =
  | { state: 'none' }
  /** Not all of them yet. */
  | { state: 'behind' }
  | { state: 'saved'; at: string }
  | { state: 'failing' }
  | { state: 'signed-out' }
  /** Another device or tab writes the same. */
  | { state: 'elsewhere'; there: DraftView | null }

interface AutosaveParts<T> {
  put: (draft: T) => Promise<Reply<DraftView>>
  /** Takes the draft off the server. */
  drop: () => Promise<unknown>
  tell: (saving: Saving) => void
  random?: () => number
}

export type Autosave<T> = ReturnType<typeof createAutosave<T>>

/** A pause of a breath; and while somebody never pauses, a loss of some seconds at most, were the device lost. */
const QUIET_MS = 1_500
const MOST_MS = 8_000

/** Sends to the server what is being written, one version at a time and the newest last. Typing never waits for it. */
export function createAutosave<T>({ put, drop, tell, random = Math.random }: AutosaveParts<T>) {
  const typing = trailing(QUIET_MS, MOST_MS)
  let unsaved: T | null = null
  let isThere = false
  let tries = 0
  let again: ReturnType<typeof setTimeout> | null = null

  const save = oneAtATime(async () => {
    const draft = unsaved
    if (draft === null) return
    stopWaiting()
    isThere = true // it may arrive although no answer does
    const reply = await put(draft)
    if (reply.ok) return saved(draft, reply.value)
    fail(reply)
  })

  function saved(draft: T, { updatedAt }: DraftView) {
    tries = 0
    if (unsaved !== draft) return
    unsaved = null
    tell({ state: 'saved', at: updatedAt })
  }

  function fail({ status, reason, current, retryAfterMs }: Exclude<Reply<DraftView>, { ok: true }>) {
    if (unsaved === null) return
    // Signing in again would not help; pressing says so.
    if (reason === 'disabled') return tell({ state: 'none' })
    if (status === 401 || status === 419) return tell({ state: 'signed-out' })
    if (status === 409) return tell({ state: 'elsewhere', there: DraftView.safeParse(current).data ?? null })
    const isPassing = status === 0 || status === 429 || status >= 500
    if (!isPassing) return tell({ state: 'none' })
    tell({ state: 'failing' })
    again = setTimeout(() => void save(), waitFor(tries, retryAfterMs, random))
    tries += 1
  }

  function stopWaiting() {
    if (again !== null) clearTimeout(again)
    again = null
  }

  return {
    change(draft: T) {
      // While it fails, only the words change: the state is said until it is over.
      if (unsaved === null) tell({ state: 'behind' })
      unsaved = draft
      // The server has said when it wants to be asked again.
      if (again === null) typing.ask(() => void save())
    },
    /** The line is back, somebody has signed in, or wants it saved now. */
    flush() {
      typing.cancel()
      return save()
    },
    /** The words are filed or dropped. What is still on its way is waited for, so that it does not come back after this. */
    async end(): Promise<void> {
      typing.cancel()
      stopWaiting()
      unsaved = null
      if (!isThere) return
      isThere = false
      await save()
      await drop()
    },
    /** The form is left; what is unsaved is sent once more. */
    close() {
      typing.flush()
      stopWaiting()
    },
  }
}
