import { setTimeout as wait } from 'node:timers/promises'
import { type Catalogue, type Census, createCatalogue, mergeCensus } from '#lib/press/catalogue'
import type { CensusChange, Numbers } from '#lib/press/queries'

/** A database that takes longer to say two numbers is down as far as readers are concerned. */
const ANSWER_MS = 3_000
/** Strangers asking for addresses that do not exist cost at most ten questions a second. */
const GLANCE_MS = 100

export interface Follower {
  /** The catalogue of an earlier process, good for finding pages until the database answers. */
  remember(census: Census | null): void
  catalogue(): Catalogue | null
  /** Whether the database answered the last question. */
  isHealthy(): boolean
  /** Compares numbers and applies what changed; one at a time, once more where somebody asked meanwhile; waits 3 s at most. */
  check(): Promise<void>
  /** The same for an address nobody knows: it may be a story published this moment. */
  glance(): Promise<void>
}

interface FollowerParts {
  numbers: Numbers
  /** Called when the whole of it was read anew: at the first answer and in another epoch. */
  onCensus(catalogue: Catalogue): void
  onChange(before: Catalogue, after: Catalogue, change: CensusChange): void
  onHealth(healthy: boolean, error?: unknown): void
  now(): number
}

/** Keeps the catalogue equal to the database by comparing numbers; a lost wake-up only delays it. */
export function createFollower(parts: FollowerParts): Follower {
  let catalogue: Catalogue | null = null
  // What was remembered from disk is only good for finding pages: the database has not confirmed it.
  let confirmed = false
  let healthy = true
  let running: Promise<void> | null = null
  let again = false
  let givenUp = Promise.withResolvers<void>()
  let startedAt = Number.NEGATIVE_INFINITY

  async function readAll() {
    catalogue = createCatalogue(await parts.numbers.all())
    confirmed = true
    parts.onCensus(catalogue)
  }

  async function compare() {
    if (!catalogue || !confirmed) return readAll()
    const change = await parts.numbers.since(catalogue.census)
    if (change === 'reset') return readAll()
    if (change === 'same') return
    const before = catalogue
    catalogue = createCatalogue(mergeCensus(before.census, change.census))
    parts.onChange(before, catalogue, change)
  }

  function setHealth(now: boolean, error?: unknown) {
    if (now === healthy) return
    healthy = now
    parts.onHealth(now, error)
  }

  async function run() {
    givenUp = Promise.withResolvers()
    do {
      again = false
      startedAt = parts.now()
      const late = setTimeout(() => {
        setHealth(false, new Error(`The database has not answered for ${ANSWER_MS} ms`))
        givenUp.resolve()
      }, ANSWER_MS)
      try {
        await compare()
        setHealth(true)
      } catch (error) {
        setHealth(false, error)
      } finally {
        clearTimeout(late)
      }
    } while (again && healthy)
    running = null
  }

  function check(): Promise<void> {
    again = true
    running ??= run()
    return Promise.race([running, givenUp.promise])
  }

  return {
    remember(census) {
      catalogue = census && createCatalogue(census)
    },
    catalogue: () => catalogue,
    isHealthy: () => healthy,
    check,
    async glance() {
      const asked = parts.now()
      const pause = startedAt + GLANCE_MS - asked
      if (pause > 0) await wait(pause)
      if (!healthy) return
      await (startedAt >= asked && running ? Promise.race([running, givenUp.promise]) : check())
    },
  }
}
