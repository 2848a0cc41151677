import type { ReactNode } from 'react'
import { BOX, Field } from '#components/ui/field'

interface TextFieldProps {
  label: string
  name: string
  value: string
  onChange: (value: string) => void
  hint?: ReactNode
  error?: string | undefined
  /** The most characters readers' devices show; shown as a counter, and said in words when passed. */
  limit?: number
  rows?: number
  required?: boolean
  placeholder?: string
  autoFocus?: boolean
  list?: string
  /** The words are for readers: shown in the readers' letters. */
  serif?: boolean
}

/** One line of text, or several where `rows` is given. Nothing is cut off: too long is said, not hidden. */
export function TextField(props: TextFieldProps) {
  const { label, value, onChange, hint, error, limit, rows, serif = false, ...rest } = props
  const length = [...value].length
  const tooLong = limit !== undefined && length > limit ? `${length - limit} characters too long.` : undefined
  const className = `${BOX} ${serif ? 'font-serif text-lg' : ''}`
  return (
    <Field
      label={label}
      hint={hint}
      error={tooLong ?? error}
      count={limit === undefined ? undefined : `${length} of ${limit}`}
      control={(ids) =>
        rows === undefined ? (
          <input
            {...ids}
            {...rest}
            value={value}
            onChange={(event) => onChange(event.target.value)}
            className={className}
          />
        ) : (
          <textarea
            {...ids}
            {...rest}
            rows={rows}
            value={value}
            onChange={(event) => onChange(event.target.value)}
            className={`${className} field-sizing-content max-h-[40dvh]`}
          />
        )
      }
    />
  )
}
