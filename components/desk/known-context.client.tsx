'use client'

import { createContext, type ReactNode, useContext, useMemo } from 'react'
import { recentSources } from '#lib/desk/known'
import type { Source } from '#lib/sources/schema'
import type { UpdateView } from '#lib/updates/views'

const RecentSources = createContext<Source[]>([])

/** The last sources of the story whose room this is; none outside a room. */
export const useRecentSources = (): Source[] => useContext(RecentSources)

export function RecentSourcesProvider({ updates, children }: { updates: UpdateView[]; children: ReactNode }) {
  const recent = useMemo(() => recentSources(updates), [updates])
  return <RecentSources value={recent}>{children}</RecentSources>
}
