'use client'

import { useEffect, useState } from 'react'
import type { z } from 'zod'
import { findKept, keep, keptName, letGo } from '#lib/desk/kept'
import type { Actor } from '#lib/permissions'

interface Keeping<T> {
  /** What is being written; with the contributor it names the place on the device. */
  what: string
  shape: z.ZodType<T>
  /** What it begins with. */
  blank: () => T
  /** Whether there is anything to keep. */
  hasWords: (value: T) => boolean
}

/** What somebody is writing, mirrored on this device until it is filed. */
export function useKept<T>(actor: Actor, { what, shape, blank, hasWords }: Keeping<T>) {
  const name = keptName(actor.id, what)
  const [value, setValue] = useState(blank)
  /** Changes whenever the words come from elsewhere than the keyboard: an editor keyed by it begins anew. */
  const [sheet, setSheet] = useState(0)
  const [touched, setTouched] = useState(false)
  const [kept, setKept] = useState(false)

  // After hydration: the server does not know what this device keeps.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once per name; the shape never changes
  useEffect(() => {
    const found = findKept(name, shape)
    if (found === null) return
    setValue(found)
    setTouched(true)
    setKept(true)
    setSheet((number) => number + 1)
  }, [name])

  function set(next: T) {
    const words = hasWords(next)
    setValue(next)
    setTouched(words)
    if (words) return setKept(keep(name, next))
    letGo(name)
    setKept(false)
  }

  /** Puts words there that were not typed. */
  function replace(next: T) {
    set(next)
    setSheet((number) => number + 1)
  }

  /** It is filed, or dropped: the device forgets it. */
  function drop(next: T = blank()) {
    letGo(name)
    setValue(next)
    setTouched(false)
    setKept(false)
    setSheet((number) => number + 1)
  }

  return { value, set, replace, drop, sheet, touched, kept }
}
