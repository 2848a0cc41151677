import type { z } from 'zod'

/**
 * Words that are being written, kept on this device so that a reload does not lose them. One place per contributor,
 * so that the next person at this screen does not find them.
 */
const PREFIX = 'writethru:kept'

export const keptName = (contributorId: string, what: string): string => `${PREFIX}:${contributorId}:${what}`

/** What was kept under that name, if it still has the shape asked for. */
export function findKept<T>(name: string, shape: z.ZodType<T>): T | null {
  return shape.safeParse(read(name)).data ?? null
}

/** False where the device keeps nothing (private window, full): the desk then does not claim it. */
export function keep(name: string, value: unknown): boolean {
  try {
    localStorage.setItem(name, JSON.stringify(value))
    return true
  } catch {
    return false // the text is still on the screen; the caller says that it is not kept
  }
}

export function letGo(name: string): void {
  try {
    localStorage.removeItem(name)
  } catch {
    // a device that keeps nothing has nothing to let go
  }
}

function read(name: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(name) ?? 'null')
  } catch {
    return null // nothing readable is kept: the same as nothing
  }
}
