import type { ComponentProps } from 'react'

const TONES = {
  /** The one thing this form is for. */
  main: 'bg-ink text-on-ink font-semibold px-3.5 py-2 hover:opacity-90',
  quiet: 'border border-edge bg-panel text-ink px-3 py-1.5 hover:bg-hair',
  /** Beside text: looks like a word, presses like a button. */
  plain: 'px-1.5 py-1 text-ink underline decoration-edge underline-offset-2 hover:decoration-ink',
  danger: 'border border-live bg-panel px-3 py-1.5 text-live hover:bg-live-wash',
}

interface ButtonProps extends ComponentProps<'button'> {
  tone?: keyof typeof TONES
  /** The keys that do the same, shown after the words ("Ctrl ↵"). */
  keys?: string | undefined
  /** Being sent: pressing again does nothing, but the button stays where the keyboard is. */
  busy?: boolean
}

export function Button({ tone = 'quiet', keys, busy = false, className = '', children, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      aria-disabled={busy || undefined}
      className={`press inline-flex min-h-7 items-center justify-center gap-2 rounded-[7px] text-base leading-tight disabled:opacity-60 aria-disabled:opacity-60 ${TONES[tone]} ${className}`}
      {...rest}
    >
      {children}
      {keys && (
        <span aria-hidden="true" className="font-normal whitespace-nowrap opacity-80 pointer-coarse:hidden">
          {keys}
        </span>
      )}
    </button>
  )
}
