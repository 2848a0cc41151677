'use client'

import { usePathname } from 'next/navigation'
import { useEffect } from 'react'
import { keepPage, startWorker } from '#lib/desk/worker-client'

/** Keeps the pages of the desk that somebody opens, so that a reload without a line shows them. */
export function DeskWorker({ contributorId }: { contributorId: string }) {
  const path = usePathname()
  useEffect(() => {
    void startWorker()
  }, [])
  useEffect(() => keepPage(path, contributorId), [path, contributorId])
  return null
}
