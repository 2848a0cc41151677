'use client'

import { useIsMac } from '#components/ui/use-is-mac.client'

/** How the keys that send are written on this machine. */
export const useSendKeys = (): string => (useIsMac() ? '⌘ ↵' : 'Ctrl ↵')
