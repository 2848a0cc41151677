'use client'

import { type ReactNode, useEffect } from 'react'
import { Toaster, toast } from 'sonner'
import { useIsMac } from '#components/ui/use-is-mac.client'
import { isShortcut, shortcutWords } from '#lib/platform/shortcut'

interface Action {
  words: string
  /** Does the same while the toast is shown: "Mod+z", "u". Whoever is typing keeps the key for the text. */
  key: string
  run: () => void
}

interface ToastOptions {
  action?: Action
  /** How long it stays; 6 s. */
  ms?: number
  /** A toast with the same id takes the place of the one before. */
  id?: string
}

/** Long enough to read a sentence twice. */
const SHOWN_MS = 6_000

/** Says what has happened, where nobody's hands are; answers how to take the words away. */
export function say(words: string, { action, ms = SHOWN_MS, id }: ToastOptions = {}): () => void {
  const shown: string | number = toast(words, {
    duration: ms,
    ...(id ? { id } : {}),
    ...(action ? { action: <ActionButton action={action} onDone={() => toast.dismiss(shown)} /> } : {}),
  })
  return () => void toast.dismiss(shown)
}

function ActionButton({ action, onDone }: { action: Action; onDone: () => void }): ReactNode {
  const isMac = useIsMac()

  useEffect(() => {
    // A letter is first whoever's has the keyboard; keys with Ctrl come before the browser's own meaning.
    const isLetter = !action.key.includes('+')
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || !isShortcut(action.key, event) || isTheirs(event)) return
      if (isLetter && document.documentElement.dataset.letterKeys === 'off') return
      event.preventDefault()
      event.stopPropagation()
      action.run()
      onDone()
    }
    window.addEventListener('keydown', onKeyDown, !isLetter)
    return () => window.removeEventListener('keydown', onKeyDown, !isLetter)
  })

  return (
    <button
      type="button"
      onClick={() => {
        action.run()
        onDone()
      }}
      className="press ml-auto inline-flex min-h-7 items-center gap-2 rounded px-2 font-semibold whitespace-nowrap underline underline-offset-2 hover:bg-hair"
    >
      {action.words}
      <span aria-hidden="true" className="font-normal text-soft no-underline pointer-coarse:hidden">
        {shortcutWords(action.key, isMac)}
      </span>
    </button>
  )
}

/** A letter belongs to the field it is typed into; Ctrl+Z to one that has words to undo. */
function isTheirs({ target, ctrlKey, metaKey }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement)) return false
  const isField = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
  if (!isField && !target.isContentEditable) return false
  const words = isField ? target.value : target.textContent
  return words.trim() !== '' || !(ctrlKey || metaKey)
}

/** Where toasts appear; once, in the frame. */
export function Toasts() {
  return (
    <Toaster
      position="bottom-right"
      offset={16}
      mobileOffset={{ top: 8 }}
      gap={8}
      toastOptions={{
        unstyled: true,
        className:
          'toast flex w-full items-center gap-3 rounded-[10px] border border-rule bg-panel px-3.5 py-2.5 text-ink text-base shadow-[0_6px_24px_rgb(0_0_0/.14)]',
      }}
    />
  )
}
