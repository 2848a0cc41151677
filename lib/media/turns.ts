import { AppError } from '#lib/platform/errors'

/** Two cores serve readers too. */
const AT_ONCE = 2
/** At five seconds each nobody waits for longer than twenty. */
const MOST_WAITING = 8

let working = 0
const waiting: (() => void)[] = []

/** Work on pictures, at most two at a time in this process; the others wait in order, and not too many of them. */
export async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (working < AT_ONCE) working += 1
  else if (waiting.length < MOST_WAITING) await new Promise<void>((resolve) => waiting.push(resolve))
  else throw new AppError('unavailable', 'Many pictures are being added at once; try again in a moment.')
  try {
    return await work()
  } finally {
    // Whoever waits takes this place over, so that nobody slips in between.
    const next = waiting.shift()
    if (next) next()
    else working -= 1
  }
}
