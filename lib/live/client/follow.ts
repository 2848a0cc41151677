import type { ChangeList, Model, PrintedPage, Step } from './model.ts'
import type { Freshness } from './words.ts'

/** An answer to "what changed?". */
export interface Polled<Body> {
  list: ChangeList<Body> | null
  reset: boolean
  /** When the server wants to be asked again. */
  nextMs: number
}

export interface StreamEvents<Body> {
  open(): void
  changes(list: ChangeList<Body>): void
  reset(): void
  /** Coverage has ended: from now on somebody looks now and then. */
  end(): void
  failed(): void
}

export interface Network<Body> {
  /** @param cursor `<epoch>.<revision>` */
  stream(cursor: string, events: StreamEvents<Body>): { close(): void }
  changes(cursor: string): Promise<Polled<Body>>
  /** The story page for 0, otherwise an older page; null where there is none. */
  page(page: number): Promise<PrintedPage<Body> | null>
}

export interface Clock {
  now(): number
  /** Calls back later, unless cancelled. */
  after(ms: number, call: () => void): () => void
  random(): number
}

interface Parts<Body> {
  model: Model<Body>
  network: Network<Body>
  clock: Clock
  ended: boolean
  onStep(step: Step<Body>): void
  onFresh(fresh: Freshness): void
}

export type Watch = 'watched' | 'hidden' | 'asleep'

/** A stream cut after this long worked: it is opened again at once. Sooner, something is in its way. */
const WORKED_MS = 3_000
const REOPEN_MS = 500
/** A stream that takes longer than this to open does not keep the reader waiting. */
const HESITATION_MS = 1_500
/** A proxy that keeps the answer back never opens the stream. */
const OPEN_LIMIT_MS = 10_000
/** One that keeps the messages back is found out by asking. */
const FIRST_DOUBT_MS = 20_000
const DOUBT_MS = 300_000
const GRACE_MS = 3_000
const LONGEST_PAUSE_MS = 60_000
const HIDDEN_MS = 60_000
/** At least; the server names longer ones after a day. */
const ENDED_MS = 300_000

/** Keeps a model at the newest number: by a stream where that works, by asking where it does not. */
export function createFollower<Body>({ model, network, clock, ended, onStep, onFresh }: Parts<Body>) {
  let watch: Watch = 'asleep'
  let stream: { close(): void } | null = null
  let isOpen = false
  /** Raised with every stream: what an earlier one says counts no more. */
  let turn = 0
  let openedAt = 0
  let streamFailures = 0
  let pollFailures = 0
  let intervalMs = 5_000
  let isAsking = false
  let askAgain = false
  /** The highest number the stream itself has told. */
  let told = 0
  let mustResync = false
  let isOver = ended
  let offlineSince = 0
  let stopPoll = () => {}
  let stopRetry = () => {}

  const backOff = (failures: number, least: number) =>
    Math.min(LONGEST_PAUSE_MS, least * 2 ** Math.min(failures, 6)) * (0.5 + clock.random())

  function closeStream() {
    stopRetry()
    stream?.close()
    stream = null
    isOpen = false
    turn += 1
  }

  function openStream() {
    closeStream()
    if (watch !== 'watched' || isOver) return
    const mine = turn
    const ifMine =
      <Args extends unknown[]>(act: (...args: Args) => void) =>
      (...args: Args) => {
        if (turn === mine) act(...args)
      }
    stopRetry = clock.after(OPEN_LIMIT_MS, onCut)
    askIn(HESITATION_MS)
    try {
      stream = network.stream(model.cursor(), {
        open: ifMine(onOpen),
        changes: ifMine(receive),
        reset: ifMine(() => {
          mustResync = true
          void ask()
        }),
        end: ifMine(() => {
          isOver = true
          closeStream()
          plan()
        }),
        failed: ifMine(onCut),
      })
    } catch {
      onCut() // A browser or an extension without streams.
    }
  }

  function onOpen() {
    isOpen = true
    openedAt = clock.now()
    stopRetry()
    fresh(true)
    askIn(FIRST_DOUBT_MS)
  }

  function onCut() {
    const worked = isOpen && clock.now() - openedAt >= WORKED_MS
    closeStream()
    streamFailures = worked ? 0 : streamFailures + 1
    stopRetry = clock.after(worked ? REOPEN_MS * clock.random() : backOff(streamFailures, 1_000), openStream)
    if (!worked) void ask()
  }

  function receive(list: ChangeList<Body>) {
    told = Math.max(told, list.revision)
    const verdict = model.receive(list, true)
    if (verdict.kind === 'step') onStep(verdict)
    if (verdict.kind === 'reset') mustResync = true
    if (verdict.kind === 'reset' || verdict.kind === 'gap') void ask()
    fresh(true)
  }

  async function resync() {
    const page = await network.page(0)
    if (!page) throw new Error('The story is not there')
    const older = new Map<number, PrintedPage<Body>[]>()
    // Asked again after each: the reader may have put in what waited meanwhile.
    const findNext = () => model.stalePages(page).find((stale) => !older.has(stale.page))
    for (let next = findNext(); next; next = findNext()) {
      const found = await network.page(next.page)
      if (found && found.revision < next.atLeast) throw new Error('An older page was not printed anew yet')
      older.set(next.page, found ? [found] : [])
    }
    mustResync = false
    onStep(model.adopt(page, [...older.values()].flat()))
  }

  async function poll() {
    const { list, reset, nextMs } = await network.changes(model.cursor())
    intervalMs = nextMs
    if (reset) mustResync = true
    if (!list) return
    const verdict = model.receive(list)
    if (verdict.kind === 'step') onStep(verdict)
    if (verdict.kind === 'reset') mustResync = true
    if (isOpen && list.revision > told) doubtStream(list.revision)
  }

  /** The stream stands open and has not told us: unless it does at once, somebody on the way keeps it back. */
  function doubtStream(revision: number) {
    const doubted = turn
    clock.after(GRACE_MS, () => {
      if (turn !== doubted || told >= revision || !isOpen) return
      openedAt = clock.now()
      streamFailures += 3
      onCut()
    })
  }

  async function catchUp(): Promise<boolean> {
    try {
      await (mustResync ? resync() : poll())
      pollFailures = 0
      return true
    } catch {
      // No network, or no answer: said in the page, and tried again.
      pollFailures += 1
      return false
    }
  }

  /** Asks now; one question at a time. */
  async function ask() {
    stopPoll()
    if (watch === 'asleep') return
    askAgain = isAsking
    if (isAsking) return
    isAsking = true
    const isReached = await catchUp()
    isAsking = false
    fresh(isReached)
    if (isReached && (askAgain || mustResync)) void ask()
    else plan()
    askAgain = false
  }

  function plan() {
    askIn(pause())
  }

  function askIn(ms: number) {
    stopPoll()
    if (watch !== 'asleep') stopPoll = clock.after(ms, () => void ask())
  }

  function pause(): number {
    if (pollFailures > 0) return backOff(pollFailures, 1_000)
    if (mustResync) return backOff(0, 1_000)
    const every = isOver ? ENDED_MS : isOpen ? DOUBT_MS : watch === 'hidden' ? HIDDEN_MS : 0
    return Math.max(intervalMs, every) * (0.7 + 0.3 * clock.random())
  }

  function fresh(isReached: boolean) {
    const now = clock.now()
    offlineSince = isReached ? 0 : offlineSince || now
    if (offlineSince) onFresh({ state: 'offline', at: offlineSince })
    else onFresh({ state: isOpen ? 'live' : 'checked', at: now })
  }

  return {
    /** Somebody looks at the page, nobody does, or the browser puts it to sleep. */
    set(now: Watch) {
      if (now === watch) return
      watch = now
      if (isOpen) fresh(true)
      closeStream()
      stopPoll()
      if (now === 'watched') openStream()
      if (now === 'watched' && isOver) void ask()
      if (now === 'hidden') plan()
    },
    /** The network is back, or gone. */
    setOnline(isOnline: boolean) {
      // A stream does not notice by itself that its network has gone.
      closeStream()
      pollFailures = isOnline ? 0 : 1
      if (isOnline) openStream()
      else fresh(false)
      if (isOnline) void ask()
      else plan()
    },
    /** Coverage goes on. */
    reopen() {
      if (isOver) {
        isOver = false
        openStream()
      }
    },
  }
}
