'use client'

import { useSyncExternalStore } from 'react'

const never = () => () => {}
const isMac = () => /mac|iphone|ipad/i.test(navigator.platform)

/** How the keys that send are written on this machine. */
export const useSendKeys = (): string => (useSyncExternalStore(never, isMac, () => false) ? '⌘ ↵' : 'Ctrl ↵')
