'use client'

import { X } from 'lucide-react'
import { Dialog as Primitive } from 'radix-ui'
import { type ReactNode, useRef } from 'react'

interface DialogProps {
  open: boolean
  onClose: () => void
  title: string
  /** After it is closed and the keyboard is back where it was. */
  onClosed?: () => void
  /** Heard, not seen: the title is said by what stands in the dialog (a search field). */
  quiet?: boolean
  /** `wide`: two columns; `large`: all that the window allows. */
  size?: keyof typeof SIZES
  children: ReactNode
}

const SIZES = {
  normal: 'top-[min(12dvh,8rem)] max-h-[min(80dvh,44rem)] w-[min(94vw,36rem)]',
  wide: 'top-[min(6dvh,8rem)] max-h-[88dvh] w-[min(94vw,56rem)]',
  large: 'top-[2dvh] h-[96dvh] w-[min(96vw,90rem)]',
}

// The style that holds the page still behind a dialog is allowed by the page's nonce; its maker looks for it here.
if (typeof document !== 'undefined') {
  Object.assign(globalThis, { __webpack_nonce__: document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce })
}

/** A modal dialog: Esc and a press beside it close it, and the keyboard goes back to where it was. */
export function Dialog({ open, onClose, title, onClosed, quiet = false, size = 'normal', children }: DialogProps) {
  // Taken while the dialog is being opened: what stands in it may ask for the keyboard before any effect runs.
  const before = useRef<Element | null>(null)
  if (open && typeof document !== 'undefined') before.current ??= document.activeElement

  function goBack(event: Event) {
    event.preventDefault()
    const place = before.current
    before.current = null
    if (place instanceof HTMLElement && place.isConnected) place.focus()
    onClosed?.()
  }

  return (
    <Primitive.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Primitive.Portal>
        <Primitive.Overlay className="fixed inset-0 z-30 bg-[rgb(0_0_0/.35)]" />
        <Primitive.Content
          aria-describedby={undefined}
          onCloseAutoFocus={goBack}
          className={`fixed left-1/2 z-40 flex -translate-x-1/2 flex-col overflow-hidden rounded-[10px] border border-rule bg-panel shadow-[0_12px_40px_rgb(0_0_0/.18)] outline-none ${SIZES[size]}`}
        >
          <div className={quiet ? 'sr-only' : 'flex items-center justify-between gap-3 border-b border-hair px-4 py-2'}>
            <Primitive.Title className="text-lg font-semibold">{title}</Primitive.Title>
            {!quiet && (
              <Primitive.Close
                aria-label="Close"
                className="press grid size-8 place-items-center rounded hover:bg-hair"
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
