import { type ReactNode, useId } from 'react'

/** A control's words: label above, hint and error below, tied to it for whoever cannot see them. */
interface FieldProps {
  label: string
  hint?: ReactNode
  error?: string | undefined
  /** Shown at the right of the label: how much room is left. */
  count?: string | undefined
  control: (ids: { id: string; 'aria-describedby': string | undefined; 'aria-invalid': true | undefined }) => ReactNode
}

export const BOX = 'field w-full rounded-md border border-edge bg-panel px-2.5 py-1.5 text-base'

export function Field({ label, hint, error, count, control }: FieldProps) {
  const id = useId()
  const hintId = hint ? `${id}-hint` : undefined
  const errorId = error ? `${id}-error` : undefined
  const describedBy = [errorId, hintId].filter(Boolean).join(' ') || undefined
  return (
    <div className="grid gap-1">
      <div className="flex items-baseline justify-between gap-3">
        <label htmlFor={id} className="text-sm font-semibold">
          {label}
        </label>
        {count && <span className="text-xs text-soft tabular-nums">{count}</span>}
      </div>
      {control({ id, 'aria-describedby': describedBy, 'aria-invalid': error ? true : undefined })}
      {error && (
        <p id={errorId} className="text-sm font-semibold text-live">
          {error}
        </p>
      )}
      {hint && (
        <p id={hintId} className="text-xs text-soft">
          {hint}
        </p>
      )}
    </div>
  )
}
