'use client'

import { useIsMac } from '#components/ui/use-is-mac.client'

/** How the keys that send are written on this machine. */
export const useSendKeys = (): string => (useIsMac() ? '⌘ ↵' : 'Ctrl ↵')

/** How the keys that undo are written on this machine. */
export const useUndoKeys = (): string => (useIsMac() ? '⌘ Z' : 'Ctrl Z')
