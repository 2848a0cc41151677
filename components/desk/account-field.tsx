import type { ComponentProps } from 'react'
import { BOX, Field } from '#components/ui/field'

interface AccountFieldProps extends Omit<ComponentProps<'input'>, 'className' | 'id'> {
  label: string
  name: string
  hint?: string
  error?: string | undefined
}

/** A line that password managers fill in: the form reads it when it is sent. */
export function AccountField({ label, hint, error, ...input }: AccountFieldProps) {
  return (
    <Field
      label={label}
      hint={hint}
      error={error}
      control={(ids) => <input {...ids} {...input} required spellCheck={false} className={BOX} />}
    />
  )
}

/** What stands in a field of a form that is being sent. */
export const fieldOf = (form: HTMLFormElement, name: string): string => {
  const value = new FormData(form).get(name)
  return typeof value === 'string' ? value : ''
}
