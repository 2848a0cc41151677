'use client'

import { Switch as Primitive } from 'radix-ui'
import { type ReactNode, useId } from 'react'

interface SwitchProps {
  label: string
  hint?: ReactNode
  on: boolean
  onChange: (on: boolean) => void
}

/** Something that is on or off, at once. */
export function Switch({ label, hint, on, onChange }: SwitchProps) {
  const id = useId()
  return (
    <div className="flex items-start justify-between gap-4">
      <div className="grid gap-0.5">
        <label htmlFor={id} className="font-semibold">
          {label}
        </label>
        {hint && (
          <p id={`${id}-hint`} className="text-sm text-soft">
            {hint}
          </p>
        )}
      </div>
      <Primitive.Root
        id={id}
        checked={on}
        onCheckedChange={onChange}
        aria-describedby={hint ? `${id}-hint` : undefined}
        className="press flex shrink-0 items-center gap-2 rounded-full pointer-coarse:justify-end"
      >
        <span
          className={`flex h-6 w-10 items-center rounded-full border px-0.5 ${on ? 'justify-end border-ink bg-ink' : 'justify-start border-edge bg-panel'}`}
        >
          <Primitive.Thumb className={`size-4.5 rounded-full ${on ? 'bg-panel' : 'bg-edge'}`} />
        </span>
        <span aria-hidden="true" className="w-6 text-left text-sm text-soft">
          {on ? 'On' : 'Off'}
        </span>
      </Primitive.Root>
    </div>
  )
}
