import { z } from 'zod'
import { dropSetting, findSetting, putSetting } from '#lib/desk/device-setting'

/** How somebody likes the desk to be, kept on this device. */
export const Preferences = z.object({
  /** Letters act on the focused row (WCAG 2.1.4: they can be switched off). */
  letterKeys: z.boolean(),
  /** A sound where something waits for an editor. */
  sound: z.boolean(),
  /** The same as a notification of the desktop. */
  notifications: z.boolean(),
})
export type Preferences = z.infer<typeof Preferences>

export const PRESET: Preferences = { letterKeys: true, sound: false, notifications: false }

const nameFor = (contributorId: string) => `writethru:preferences:${contributorId}`
const listeners = new Set<() => void>()
// The same object until something changes, so that React can tell.
const held = new Map<string, Preferences>()

export function findPreferences(contributorId: string): Preferences {
  const known = held.get(contributorId)
  if (known) return known
  const found = { ...PRESET, ...findSetting(nameFor(contributorId), Preferences.partial()) }
  held.set(contributorId, found)
  return found
}

/** False where the device keeps nothing: it holds until the page is left. */
export function setPreferences(contributorId: string, change: Partial<Preferences>): boolean {
  const next = { ...findPreferences(contributorId), ...change }
  held.set(contributorId, next)
  const kept = putSetting(nameFor(contributorId), next)
  for (const listener of listeners) listener()
  return kept
}

/** They sign out here. */
export const forgetPreferences = (contributorId: string): void => dropSetting(nameFor(contributorId))

/** Hears of changes made here and in other tabs. */
export function onPreferences(listener: () => void): () => void {
  const onStorage = () => {
    held.clear()
    listener()
  }
  listeners.add(listener)
  window.addEventListener('storage', onStorage)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('storage', onStorage)
  }
}
