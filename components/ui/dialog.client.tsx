'use client'

import { X } from 'lucide-react'
import { Dialog as Primitive } from 'radix-ui'
import type { ReactNode } from 'react'

interface DialogProps {
  open: boolean
  onClose: () => void
  title: string
  /** Heard, not seen: the title is said by what stands in the dialog (a search field). */
  quiet?: boolean
  className?: string
  children: ReactNode
}

/** A modal dialog: Esc and a press beside it close it, and the keyboard goes back to where it was. */
export function Dialog({ open, onClose, title, quiet = false, className = '', children }: DialogProps) {
  return (
    <Primitive.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Primitive.Portal>
        <Primitive.Overlay className="fixed inset-0 z-30 bg-black/35" />
        <Primitive.Content
          aria-describedby={undefined}
          className={`fixed top-[min(12dvh,8rem)] left-1/2 z-40 flex max-h-[min(80dvh,44rem)] w-[min(94vw,36rem)] -translate-x-1/2 flex-col rounded-[10px] border border-rule bg-panel shadow-[0_12px_40px_rgb(0_0_0/.18)] outline-none ${className}`}
        >
          <div
            className={quiet ? 'sr-only' : 'flex items-center justify-between gap-3 border-b border-hair px-4 py-2.5'}
          >
            <Primitive.Title className="text-lg font-semibold">{title}</Primitive.Title>
            {!quiet && (
              <Primitive.Close
                aria-label="Close"
                className="press grid size-7 place-items-center rounded hover:bg-hair"
              >
                <X aria-hidden="true" className="size-4" />
              </Primitive.Close>
            )}
          </div>
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  )
}
