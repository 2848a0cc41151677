import { deleteDraft } from '#lib/desk/drafts'
import type { OutboxView } from '#lib/desk/outbox'
import { type DeskOutbox, openOutbox } from '#lib/desk/outbox-device'
import type { Queued } from '#lib/desk/queued'
import { createTold } from '#lib/desk/told'
import type { Actor } from '#lib/permissions'
import type { UpdateView } from '#lib/updates/views'

const EMPTY: OutboxView = { items: [], hold: null }
/** Other tabs of this browser hear that somebody has signed out in one of them. */
const CHANNEL = 'writethru:signed-out'
const SIGNED_OUT = ['signed-out', 'another']

type HearSent = (queued: Queued, update: UpdateView | null) => void

export type WritingDesk = ReturnType<typeof createWritingDesk>

/** What of a contributor's desk outlives a page of it: their queue, and whether they are still signed in. */
export function createWritingDesk(actor: Actor) {
  const queue = createTold<OutboxView>(EMPTY)
  const signedOut = createTold(false)
  /** Whether the form to sign in again stands open. */
  const asking = createTold(false)
  const sentHearers = new Set<HearSent>()
  const backHearers = new Set<() => void>()
  let outbox: DeskOutbox | null = null

  function tellSignedOut() {
    signedOut.tell(true)
  }

  /** Opens what only a browser has; answers how to close it. */
  function open() {
    const opened = openOutbox(actor.id, {
      onSent: (queued, update) => {
        for (const hear of sentHearers) hear(queued, update)
      },
      onChange: (view) => {
        queue.tell(view)
        if (view.hold && SIGNED_OUT.includes(view.hold.why)) tellSignedOut()
      },
    })
    outbox = opened
    const channel = new BroadcastChannel(CHANNEL)
    channel.onmessage = ({ data }) => data === actor.id && tellSignedOut()
    const tryNow = () => {
      if (document.visibilityState === 'visible') void tryAgain()
    }
    void opened.wake()
    window.addEventListener('online', tryNow)
    document.addEventListener('visibilitychange', tryNow)
    return () => {
      window.removeEventListener('online', tryNow)
      document.removeEventListener('visibilitychange', tryNow)
      opened.close()
      channel.close()
      outbox = null
    }
  }

  /** A better line does not change what the desk has said: that it is busy, or that nobody is signed in. */
  async function tryAgain() {
    for (const hear of backHearers) hear()
    const hold = outbox?.isHeld()
    if (!hold || hold.why === 'connection' || hold.until === null) await outbox?.wake()
  }

  return {
    actor,
    queue,
    signedOut,
    asking,
    open,
    tellSignedOut,
    askToSignIn: () => asking.tell(true),
    /** Null on the server, where nobody presses anything. */
    outbox: () => outbox,
    /** Drops a queued bullet for good. */
    async dropQueued(updateId: string) {
      await outbox?.take(updateId)
      await deleteDraft(actor.id, updateId)
    },
    onSent(hear: HearSent) {
      sentHearers.add(hear)
      return () => void sentHearers.delete(hear)
    },
    /** Calls when the line is back or somebody has signed in again. */
    onBack(hear: () => void) {
      backHearers.add(hear)
      return () => void backHearers.delete(hear)
    },
    /** What is being written goes to the server now. */
    saveAll() {
      for (const hear of backHearers) hear()
    },
    /** They have signed out in this tab: none of this browser's keeps what is read any more. */
    leave() {
      tellSignedOut()
      const channel = new BroadcastChannel(CHANNEL)
      channel.postMessage(actor.id)
      channel.close()
    },
    /** The same person is here again: what waited goes on. */
    async signedInAgain() {
      signedOut.tell(false)
      asking.tell(false)
      for (const hear of backHearers) hear()
      await outbox?.wake()
    },
  }
}
