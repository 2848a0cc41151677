'use client'

import { useSyncExternalStore } from 'react'

const never = () => () => {}
const isMac = () => /mac|iphone|ipad/i.test(navigator.platform)

/** Whether the keys are those of a Mac; the server does not know, so the first words are everybody else's. */
export const useIsMac = (): boolean => useSyncExternalStore(never, isMac, () => false)
