'use client'

import { type RefObject, useEffect, useRef } from 'react'
import { type DeskAction, offerActions, offerRowActions } from '#lib/desk/actions'

/** Puts what this component can do into the command palette, as long as it is shown; before others' where it is `first`. */
export function useActions(actions: DeskAction[], { first = false } = {}): void {
  const latest = useRef(actions)
  latest.current = actions
  useEffect(() => offerActions(() => latest.current, first), [first])
}

/** The same for one row of a list: offered while the keyboard is on it. Made only when somebody looks. */
export function useRowActions(row: RefObject<HTMLElement | null>, actions: () => DeskAction[]): void {
  const latest = useRef(actions)
  latest.current = actions
  useEffect(() => (row.current ? offerRowActions(row.current, () => latest.current()) : undefined), [row])
}
