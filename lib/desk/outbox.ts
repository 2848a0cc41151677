import { oneAtATime } from '#lib/desk/one-at-a-time'
import { goesByItself, goesUnread, judge, publishedSince, type Why } from '#lib/desk/outbox-rules'
import type { Queued } from '#lib/desk/queued'
import type { Reply } from '#lib/desk/request'
import type { UpdatesView, UpdateView } from '#lib/updates/views'

/** The queue of one contributor on this device. */
export interface OutboxStore {
  list(): Promise<Queued[]>
  put(queued: Queued): Promise<void>
  remove(updateId: string): Promise<void>
}

export interface Hold {
  why: Why
  /** When it is tried again; null: when somebody has signed in. */
  until: number | null
}

/** What is shown of the queue. */
export interface OutboxView {
  items: Queued[]
  hold: Hold | null
}

interface OutboxParts {
  store: OutboxStore
  send: (queued: Queued) => Promise<Reply<UpdateView>>
  readUpdates: (queued: Queued) => Promise<Reply<UpdatesView>>
  /** Runs work while no other tab of this browser does. */
  alone: (work: () => Promise<void>) => Promise<void>
  onSent: (queued: Queued, update: UpdateView | null) => void
  onChange: (view: OutboxView) => void
  now?: () => number
  random?: () => number
}

export type Outbox = ReturnType<typeof createOutbox>

/** Sends what was pressed, once and in order, whatever the line does meanwhile. */
export function createOutbox(parts: OutboxParts) {
  const { store, send, readUpdates, alone, onSent, onChange, now = Date.now, random = Math.random } = parts
  let hold: Hold | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let isClosed = false

  /** False where the rest has to wait. */
  async function goOn(queued: Queued): Promise<boolean> {
    if (!goesUnread(queued, now())) {
      const read = await readUpdates(queued)
      if (!read.ok && read.code !== 'odd') return settle(queued, read)
      // A newer build's answer cannot be read by this page: its writer decides.
      const updates = read.ok ? read.value.updates : []
      if (!read.ok || !goesByItself(queued, updates, now())) {
        await change(queued.updateId, { state: 'asks', since: publishedSince(queued, updates) })
        return true
      }
    }
    return settle(queued, await send(queued))
  }

  async function settle(queued: Queued, reply: Reply<UpdateView> | Exclude<Reply<UpdatesView>, { ok: true }>) {
    const verdict = judge(queued, reply, random)
    if (verdict.what === 'hold') {
      await change(queued.updateId, { tries: queued.tries + 1 })
      rest({ why: verdict.why, until: verdict.ms === null ? null : now() + verdict.ms })
      return false
    }
    hold = null
    if (verdict.what === 'park') {
      const { what: _, ...why } = verdict
      await change(queued.updateId, { state: 'parked', ...why })
      return true
    }
    await tellOthers(queued)
    await store.remove(queued.updateId)
    onSent(queued, verdict.update)
    return true
  }

  /** What one sends oneself is no news to what one wrote next. */
  async function tellOthers({ updateId, story }: Queued) {
    for (const other of await store.list()) {
      if (other.updateId === updateId || other.story.id !== story.id) continue
      await store.put({ ...other, own: [...other.own, updateId] })
    }
  }

  function rest(next: Hold) {
    hold = next
    clearTimeout(timer)
    if (next.until !== null) timer = setTimeout(() => void wake(), Math.max(0, next.until - now()))
  }

  async function drain() {
    while (!isClosed && !isHeld()) {
      const next = (await store.list()).find(({ state }) => state === 'waiting')
      const goes = next && (await goOn(next))
      await show()
      if (!goes) return
    }
  }

  const isHeld = () => hold !== null && (hold.until === null || now() < hold.until)
  const drainAlone = oneAtATime(() => alone(drain))

  async function show() {
    if (!isClosed) onChange({ items: await store.list(), hold })
  }

  /** Tries now, whatever it was waiting for. */
  async function wake() {
    hold = null
    clearTimeout(timer)
    await drainAlone()
    await show()
  }

  /** Its writer may have taken it out meanwhile: then it stays out. */
  async function change(updateId: string, part: Partial<Queued>) {
    const queued = (await store.list()).find((each) => each.updateId === updateId)
    if (queued) await store.put({ ...queued, ...part })
  }

  return {
    show,
    wake,
    /** Queues what was pressed and tries at once, unless others wait before it. Answers how it stands then; null: filed. */
    async press(queued: Queued): Promise<Queued | null> {
      await store.put(queued)
      await show()
      // Whoever presses has a reason to think that the line or the session is back; a busy desk is not asked sooner.
      if (hold && hold.why !== 'busy' && hold.why !== 'away') hold = null
      await drainAlone()
      await show()
      return (await store.list()).find(({ updateId }) => updateId === queued.updateId) ?? null
    },
    /** Its writer has read it again: from now on it is as if just pressed. */
    async sendAnyway(updateId: string, key: string, seenOrdinal: number) {
      await change(updateId, { state: 'waiting', key, pressedAt: now(), seenOrdinal, own: [], tries: 0 })
      await wake()
    },
    /** Takes it out of the queue: to write on, or to drop it. */
    async take(updateId: string): Promise<Queued | null> {
      const queued = (await store.list()).find((each) => each.updateId === updateId) ?? null
      await store.remove(updateId)
      await show()
      return queued
    },
    isHeld: () => (isHeld() ? hold : null),
    close() {
      isClosed = true
      clearTimeout(timer)
    },
  }
}
