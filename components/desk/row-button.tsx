import type { ReactNode } from 'react'
import { Kbd } from '#components/ui/kbd'

export const LetterKey = ({ children }: { children: ReactNode }) => (
  <span className="letter-key pointer-coarse:hidden">
    <Kbd>{children}</Kbd>
  </span>
)

interface RowButtonProps {
  /** Where a sign stands for the words. */
  label?: string
  busy?: boolean
  off?: boolean
  onPress: () => void
  children: ReactNode
}

/** What may be done to a row, in words or by a sign. */
export const RowButton = ({ label, busy = false, off = false, onPress, children }: RowButtonProps) => (
  <button
    type="button"
    aria-label={label}
    title={label}
    aria-disabled={busy || off || undefined}
    onClick={onPress}
    className="press inline-flex min-h-7 min-w-7 items-center justify-center gap-1.5 rounded px-1.5 text-soft hover:bg-hair hover:text-ink aria-disabled:opacity-40"
  >
    {children}
  </button>
)
