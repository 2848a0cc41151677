'use client'

import { useSyncExternalStore } from 'react'

const never = () => () => {}
const isMac = () => /mac|iphone|ipad/i.test(navigator.platform)

/** How the keys that send are written on this machine. */
export const useSendKeys = (): string => (useSyncExternalStore(never, isMac, () => false) ? '⌘ ↵' : 'Ctrl ↵')

/** How the keys that undo are written on this machine. */
export const useUndoKeys = (): string => (useSyncExternalStore(never, isMac, () => false) ? '⌘ Z' : 'Ctrl Z')
