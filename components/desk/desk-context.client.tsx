'use client'

import { createContext, useContext, useSyncExternalStore } from 'react'
import type { WritingDesk } from '#lib/desk/writing-desk'

export const DeskContext = createContext<WritingDesk | null>(null)

/** Null outside of the desk (an invitation). */
export const useDeskIfAny = (): WritingDesk | null => useContext(DeskContext)

export function useDesk(): WritingDesk {
  const desk = useContext(DeskContext)
  if (!desk) throw new Error('This belongs inside the desk’s layout')
  return desk
}

/** The queue as it stands. */
export function useQueue() {
  const { queue } = useDesk()
  return useSyncExternalStore(queue.subscribe, queue.get, queue.get)
}

/** Whether the session has ended under the page. */
export function useSignedOut(): boolean {
  const { signedOut } = useDesk()
  return useSyncExternalStore(signedOut.subscribe, signedOut.get, signedOut.get)
}

/** Whether the browser thinks that it has a line. */
export function useOnline(): boolean {
  return useSyncExternalStore(
    followLine,
    () => navigator.onLine,
    () => true,
  )
}

function followLine(changed: () => void) {
  window.addEventListener('online', changed)
  window.addEventListener('offline', changed)
  return () => {
    window.removeEventListener('online', changed)
    window.removeEventListener('offline', changed)
  }
}
