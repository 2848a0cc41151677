'use client'

import { useEffect, useState } from 'react'
import type { z } from 'zod'
import { findKept, keep, keptName, letGo } from '#lib/desk/kept'
import type { Actor } from '#lib/permissions'

/**
 * What somebody is writing, mirrored on this device until it is filed.
 * `sheet` changes whenever the words come from elsewhere than the keyboard: an editor keyed by it begins anew.
 */
export function useKept<T>(
  actor: Actor,
  what: string,
  shape: z.ZodType<T>,
  blank: () => T,
  hasWords: (value: T) => boolean,
) {
  const name = keptName(actor.id, what)
  const [value, setValue] = useState(blank)
  const [sheet, setSheet] = useState(0)
  const [kept, setKept] = useState(false)

  // After hydration: the server does not know what this device keeps.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once per name; the shape never changes
  useEffect(() => {
    const found = findKept(name, shape)
    if (found === null) return
    setValue(found)
    setKept(true)
    setSheet((number) => number + 1)
  }, [name])

  function set(next: T) {
    setValue(next)
    if (hasWords(next)) return setKept(keep(name, next))
    letGo(name)
    setKept(false)
  }

  /** Puts words there that were not typed. */
  function replace(next: T) {
    set(next)
    setSheet((number) => number + 1)
  }

  return { value, set, replace, sheet, kept, letGo: () => replace(blank()) }
}
