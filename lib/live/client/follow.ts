import { readAnew } from './anew.ts'
import type { ChangeList, Model, Step } from './model.ts'
import type { Network } from './network.ts'
import * as pauses from './pauses.ts'
import type { Clock, Watch } from './wakes.ts'
import type { Freshness } from './words.ts'

interface Parts<Body> {
  model: Model<Body>
  network: Network<Body>
  clock: Clock
  ended: boolean
  onStep(step: Step<Body>): void
  onFresh(fresh: Freshness): void
}

/** Keeps a model at the newest number: by a stream where that works, by asking where it does not. */
export function createFollower<Body>({ model, network, clock, ended, onStep, onFresh }: Parts<Body>) {
  let watch: Watch = 'asleep'
  let stream: { close(): void } | null = null
  let isOpen = false
  /** Raised with every stream. */
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

  function closeStream() {
    stopRetry()
    stream?.close()
    stream = null
    isOpen = false
    turn += 1
  }

  /** Anew, where somebody looks and something is to come. */
  function openStream() {
    closeStream()
    if (watch !== 'watched' || isOver) return
    stopRetry = clock.after(pauses.OPEN_LIMIT_MS, onCut)
    plan(pauses.HESITATION_MS)
    try {
      stream = network.stream(model.cursorNow(), {
        onOpened: onOpen,
        changes: receive,
        reset() {
          mustResync = true
          void ask()
        },
        end() {
          isOver = true
          closeStream()
          plan()
        },
        onFailed: onCut,
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
    plan(pauses.FIRST_DOUBT_MS)
  }

  function onCut() {
    const worked = isOpen && clock.now() - openedAt >= pauses.WORKED_MS
    closeStream()
    streamFailures = worked ? 0 : streamFailures + 1
    stopRetry = clock.after(
      worked ? pauses.REOPEN_MS * clock.random() : pauses.backOff(streamFailures, clock.random()),
      openStream,
    )
    if (!worked) void ask()
  }

  function receive(list: ChangeList<Body>) {
    told = Math.max(told, list.revision)
    if (!take(list, true)) void ask()
    fresh(true)
  }

  /** False where the list does not join up with what the page holds. */
  function take(list: ChangeList<Body>, isStreamed = false): boolean {
    const verdict = model.takeIn(list, isStreamed)
    if (verdict.kind === 'step') onStep(verdict)
    if (verdict.kind === 'reset') mustResync = true
    return verdict.kind === 'step' || verdict.kind === 'known'
  }

  async function resync() {
    const step = await readAnew(model, network)
    mustResync = false
    onStep(step)
  }

  async function poll() {
    const { list, reset, nextMs } = await network.changes(model.cursorNow())
    intervalMs = nextMs
    if (reset) mustResync = true
    // The server asks often for a while after the end: most of what is put right then is put right at once.
    if (nextMs < pauses.ENDED_MS) goOn()
    if (!list) return
    take(list)
    if (isOpen && list.revision > told) doubtStream(list.revision)
  }

  /** The stream stands open and has not told us: unless it does at once, somebody on the way keeps it back. */
  function doubtStream(revision: number) {
    const doubted = turn
    clock.after(pauses.GRACE_MS, () => {
      if (turn !== doubted || told >= revision || !isOpen) return
      openedAt = clock.now()
      streamFailures += 3
      onCut()
    })
  }

  /** Asks now; one question at a time. */
  async function ask() {
    stopPoll()
    if (watch === 'asleep') return
    askAgain = isAsking
    if (isAsking) return
    isAsking = true
    try {
      await (mustResync ? resync() : poll())
      pollFailures = 0
    } catch {
      pollFailures += 1 // No network, or no answer: said in the page, and tried again.
    }
    isAsking = false
    const isReached = pollFailures === 0
    fresh(isReached)
    if (isReached && (askAgain || mustResync)) void ask()
    else plan()
    askAgain = false
  }

  function goOn() {
    if (!isOver) return
    isOver = false
    openStream()
  }

  function plan(ms = pause()) {
    stopPoll()
    if (watch !== 'asleep') stopPoll = clock.after(ms, () => void ask())
  }

  function pause(): number {
    if (pollFailures > 0) return pauses.backOff(pollFailures, clock.random())
    if (mustResync) return pauses.backOff(0, clock.random())
    const every = isOver ? pauses.ENDED_MS : isOpen ? pauses.DOUBT_MS : watch === 'hidden' ? pauses.HIDDEN_MS : 0
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
      stopPoll()
      openStream()
      if (now === 'watched' && isOver) void ask()
      if (now === 'hidden') plan()
    },
    /** The network is back, or gone. */
    setOnline(isOnline: boolean) {
      pollFailures = isOnline ? 0 : 1
      if (isOnline) {
        openStream()
        void ask()
        return
      }
      closeStream() // It does not notice by itself that its network has gone.
      fresh(false)
      plan()
    },
    /** Coverage goes on. */
    reopen: goOn,
  }
}
