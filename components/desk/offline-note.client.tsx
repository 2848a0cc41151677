'use client'

import { WifiOff } from 'lucide-react'
import { useSyncExternalStore } from 'react'

function onLine(listener: () => void) {
  window.addEventListener('online', listener)
  window.addEventListener('offline', listener)
  return () => {
    window.removeEventListener('online', listener)
    window.removeEventListener('offline', listener)
  }
}

/** Said on every page while there is no network: what is shown may be old, what is written is not lost. */
export function OfflineNote() {
  const offline = !useSyncExternalStore(
    onLine,
    () => navigator.onLine,
    () => true,
  )
  return (
    <div role="status" className="sticky top-0 z-10">
      {offline && (
        <p className="flex items-center gap-2 border-b border-amber bg-amber-wash px-4 py-2 text-sm md:px-6">
          <WifiOff aria-hidden="true" className="size-4 shrink-0 text-amber" />
          <span>
            <b className="font-semibold">You are offline.</b> What you see may be old; what you write is kept on this
            device.
          </span>
        </p>
      )}
    </div>
  )
}
