import type { z } from 'zod'

/** A choice that this device remembers, if it still has the shape asked for. */
export function findSetting<T>(name: string, shape: z.ZodType<T>): T | null {
  try {
    return shape.safeParse(JSON.parse(localStorage.getItem(name) ?? 'null')).data ?? null
  } catch {
    return null // a device that remembers nothing: the preset holds
  }
}

/** False where the device remembers nothing (private window, full): the desk then does not claim it. */
export function putSetting(name: string, value: unknown): boolean {
  try {
    localStorage.setItem(name, JSON.stringify(value))
    return true
  } catch {
    return false // it holds until the page is left; the caller says so
  }
}

export function dropSetting(name: string): void {
  try {
    localStorage.removeItem(name)
  } catch {
    // a device that remembers nothing has nothing to forget
  }
}
