'use client'

import { useSyncExternalStore } from 'react'
import { findPreferences, onPreferences, PRESET, type Preferences } from '#lib/desk/preferences'
import type { Actor } from '#lib/permissions'

/** How somebody likes the desk to be on this device; the presets until the page runs. */
export const usePreferences = ({ id }: Actor): Preferences =>
  useSyncExternalStore(
    onPreferences,
    () => findPreferences(id),
    () => PRESET,
  )
