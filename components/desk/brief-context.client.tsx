'use client'

import { createContext, useContext } from 'react'
import type { BriefView } from '#lib/briefs/views'

export const BriefContext = createContext<BriefView | null>(null)

/** The brief of the story whose room this is; null outside a room. */
export const useBrief = (): BriefView | null => useContext(BriefContext)
