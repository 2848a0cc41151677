// Plain JavaScript: also runs on the machine's own Node, before Node 24 is installed.

/** A failure that somebody can mend: its message is one sentence that says what to do, shown without a stack. */
export class Advice extends Error {
  constructor(message) {
    super(message)
    this.name = 'Advice'
  }
}

/** Tells what is being done and, when it is done, how long it took. */
export async function step(name, work) {
  const began = performance.now()
  process.stdout.write(`${name} ... `)
  try {
    const result = await work()
    process.stdout.write(`${secondsSince(began)}\n`)
    return result
  } catch (error) {
    process.stdout.write(`not finished after ${secondsSince(began)}\n`)
    throw error
  }
}

export const secondsSince = (began) => `${((performance.now() - began) / 1000).toFixed(1)} s`

/** What to print for a failure: one line for what somebody can mend, everything for a bug. */
export function explain(error) {
  // An AppError by its name: its module is TypeScript, and this also runs before Node 24 is there.
  if (error instanceof Advice || error?.name === 'AppError') return error.message
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
